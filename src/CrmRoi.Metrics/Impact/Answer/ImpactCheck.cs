using System.Globalization;

namespace CrmRoi.Metrics.Impact;

/// <summary>A check with its figure.</summary>
/// <remarks>Two are equal when kind and figure are equal.</remarks>
[JsonConverter(typeof(StrictJsonConverter<ImpactCheck>))]
public readonly record struct ImpactCheck
{
    internal ImpactCheck(ImpactCheckKind kind, decimal figure)
    {
        Kind = kind;
        Figure = figure;
    }

    /// <summary>What was checked.</summary>
    public ImpactCheckKind Kind { get; }

    /// <summary>The figure, in the unit that the kind names.</summary>
    public decimal Figure { get; }

    /// <summary>What was checked and its figure in the invariant culture, "MonthsBefore 24".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Kind} {Figure.ToString("0.####", CultureInfo.InvariantCulture)}";
}
