using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>What a line of a business case does to the net present value, in money, and how much of its variance comes from this line.</summary>
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
    /// The present value that the line adds to the case, in money, from its worst to its best. That of a cost is negative; its worst is the highest cost.
    /// A line without three points has one value.
    /// </summary>
    public ThreePointEstimate Effect { get; }

    /// <summary>The share of the variance of the net present value that comes from this line, 0 to 1; all of them add up to 1. Null if nothing is uncertain.</summary>
    public double? ShareOfVariance { get; }

    /// <summary>Name, effect and share in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"LineUncertainty {{ Name = {Name}, Effect = {Effect}, ShareOfVariance = {ShareOfVariance} }}");
}
