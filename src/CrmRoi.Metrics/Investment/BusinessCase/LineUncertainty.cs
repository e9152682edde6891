using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>The effect of a line on the net present value of a business case, in money, and its share in the variance.</summary>
/// <remarks>Two are equal when name, effect and share are equal. <c>default</c> has no name and no effect.</remarks>
[JsonConverter(typeof(StrictJsonConverter<LineUncertainty>))]
public readonly record struct LineUncertainty
{
    private readonly string? _name;

    internal LineUncertainty(string name, ThreePointEstimate effect, double? shareOfVariance)
    {
        _name = name;
        Effect = effect;
        ShareOfVariance = shareOfVariance;
    }

    /// <summary>The name of the line.</summary>
    public string Name => _name ?? "";

    /// <summary>
    /// The present value that the line adds to the case, in money, from its worst to its best. For a cost it is negative, and the worst is the highest
    /// cost. A line without three points has one value.
    /// </summary>
    public ThreePointEstimate Effect { get; }

    /// <summary>The share of the line in the variance of the net present value, 0 to 1; the shares add up to 1. Null if nothing is uncertain.</summary>
    public double? ShareOfVariance { get; }

    /// <summary>Name, effect and share, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"LineUncertainty {{ Name = {Name}, Effect = {Effect}, ShareOfVariance = {ShareOfVariance} }}");
}
