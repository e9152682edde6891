using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// A line of a business case: a named benefit or cost by year, with a risk adjustment of its own. Benefits are adjusted downwards, costs upwards,
/// and before anything is discounted.
/// </summary>
/// <remarks>
/// Amounts are positive for both; the first one is that of now (the initial column, year 0), then come the ends of year 1, 2, ….
/// Two are equal when name, kind, amounts and risk adjustment are equal. Immutable. Source of the risk adjustment: Forrester's Total Economic Impact (TEI).
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CaseLine>))]
public sealed class CaseLine : IEquatable<CaseLine>
{
    private CaseLine(CaseLineKind kind, string name, IEnumerable<decimal> amounts, decimal riskAdjustment)
    {
        Kind = kind;
        Name = Guard.NotNull(name);
        Estimate = new CashFlows(amounts);
        RiskAdjustment = riskAdjustment;
    }

    /// <summary>Whether it is a benefit or a cost.</summary>
    public CaseLineKind Kind { get; }

    /// <summary>The name, by which a business case knows the line.</summary>
    public string Name { get; }

    /// <summary>The amounts before the risk adjustment, in money, year 0 first.</summary>
    public CashFlows Estimate { get; }

    /// <summary>The risk adjustment: 0.2 takes 20 % off a benefit or puts 20 % on a cost.</summary>
    public decimal RiskAdjustment { get; }

    /// <summary>The amounts after the risk adjustment, in money: <c>benefit × (1 − risk)</c>, <c>cost × (1 + risk)</c>.</summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public CashFlows RiskAdjusted => Scale(Estimate, Kind == CaseLineKind.Benefit ? 1 - RiskAdjustment : 1 + RiskAdjustment);

    /// <summary>A benefit.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="amounts">What it brings, in money: now, then at the end of year 1, 2, …; gross profit or savings, never revenue.</param>
    /// <param name="riskAdjustment">The share taken off for risk, 0 to 1.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="amounts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="riskAdjustment"/> is out of its range.</exception>
    public static CaseLine Benefit(string name, IEnumerable<decimal> amounts, decimal riskAdjustment = 0) =>
        new(CaseLineKind.Benefit, name, amounts, Guard.Share(riskAdjustment));

    /// <summary>A cost.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="amounts">What it costs, in money, as positive amounts: now, then at the end of year 1, 2, ….</param>
    /// <param name="riskAdjustment">The share put on for risk, 0 or more.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="amounts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="riskAdjustment"/> is negative.</exception>
    public static CaseLine Cost(string name, IEnumerable<decimal> amounts, decimal riskAdjustment = 0) =>
        new(CaseLineKind.Cost, name, amounts, Guard.NotNegative(riskAdjustment));

    /// <summary>The line with all amounts times a factor.</summary>
    /// <param name="factor">The factor; 1.1 for 10 % more.</param>
    /// <returns>A new line of the same name, kind and risk adjustment.</returns>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public CaseLine Times(decimal factor) => new(Kind, Name, Scale(Estimate, factor).Amounts, RiskAdjustment);

    /// <inheritdoc/>
    public bool Equals(CaseLine? other) =>
        other is not null && Kind == other.Kind && Name == other.Name && RiskAdjustment == other.RiskAdjustment && Estimate.Equals(other.Estimate);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CaseLine);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Estimate.GetHashCode() * 397) ^ RiskAdjustment.GetHashCode());

    /// <summary>Name and undiscounted total, "Time saved: 90000", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Name}: {RiskAdjusted.Total}");

    private static CashFlows Scale(CashFlows flows, decimal factor) => new(flows.Amounts.Select(amount => amount * factor));
}
