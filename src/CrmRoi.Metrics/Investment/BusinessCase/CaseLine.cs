using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// A line of a business case: a named benefit or cost by year, either with a risk adjustment or with three points, never both.
/// The adjustment lowers benefits and raises costs, before anything is discounted.
/// </summary>
/// <remarks>
/// <para>
/// Amounts are positive for both; the first is the amount now (year 0), then come the ends of year 1, 2, …. Three points say how low and how high all
/// amounts of the line may be together, as shares of the likeliest: one factor for all years, with a triangular distribution
/// (<see cref="ThreePointEstimate"/>). The case then uses their mean, and <see cref="BusinessCase.Uncertainty"/> their spread.
/// </para>
/// <para>
/// Two are equal when name, kind, amounts, risk adjustment and points are equal. Immutable. Source of the risk adjustment: Forrester's Total Economic Impact (TEI).
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CaseLine>))]
public sealed class CaseLine : IEquatable<CaseLine>
{
    private CaseLine(CaseLineKind kind, string name, CashFlows estimate, decimal riskAdjustment, decimal low, decimal high)
    {
        Kind = kind;
        Name = Guard.NotNull(name);
        Estimate = estimate;
        RiskAdjustment = riskAdjustment;
        Low = low;
        High = high;
    }

    /// <summary>Whether it is a benefit or a cost.</summary>
    public CaseLineKind Kind { get; }

    /// <summary>The name of the line, unique within a business case.</summary>
    public string Name { get; }

    /// <summary>The amounts before the risk adjustment, in money, year 0 first; with three points, the likeliest amounts.</summary>
    public CashFlows Estimate { get; }

    /// <summary>The risk adjustment: 0.2 takes 20 % off a benefit or adds 20 % to a cost. 0 with three points.</summary>
    public decimal RiskAdjustment { get; }

    /// <summary>The lowest possible amounts, as a share of the likeliest, 0 to 1. 1 without three points.</summary>
    public decimal Low { get; }

    /// <summary>The highest possible amounts, as a share of the likeliest, 1 or more. 1 without three points.</summary>
    public decimal High { get; }

    /// <summary>
    /// The amounts that a case uses, in money: <c>benefit × (1 − risk)</c>, <c>cost × (1 + risk)</c>; with three points the mean, <c>amount × (low + 1 +
    /// high) / 3</c>.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public CashFlows RiskAdjusted => Scale(Estimate, MeanFactor);

    private Rational MeanFactor => Low < High
        ? new(Fraction.ToFixedPoint(Low) + Fraction.One + Fraction.ToFixedPoint(High), 3 * Fraction.One)
        : Rational.Of(Kind == CaseLineKind.Benefit ? 1 - RiskAdjustment : 1 + RiskAdjustment);

    /// <summary>Makes a benefit.</summary>
    /// <param name="name">The name.</param>
    /// <param name="amounts">The benefit, in money: now, then at the end of year 1, 2, …. Gross profit or savings, never revenue.</param>
    /// <param name="riskAdjustment">The share taken off for risk, 0 to 1.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="amounts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="riskAdjustment"/> is out of its range.</exception>
    public static CaseLine Benefit(string name, IEnumerable<decimal> amounts, decimal riskAdjustment = 0) =>
        new(CaseLineKind.Benefit, name, new CashFlows(amounts), Guard.Share(riskAdjustment), 1, 1);

    /// <summary>Makes a cost.</summary>
    /// <param name="name">The name.</param>
    /// <param name="amounts">The cost, in money, as positive amounts: now, then at the end of year 1, 2, ….</param>
    /// <param name="riskAdjustment">The share added for risk, 0 or more.</param>
    /// <returns>The line.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="amounts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="riskAdjustment"/> is negative.</exception>
    public static CaseLine Cost(string name, IEnumerable<decimal> amounts, decimal riskAdjustment = 0) =>
        new(CaseLineKind.Cost, name, new CashFlows(amounts), Guard.NotNegative(riskAdjustment), 1, 1);

    /// <summary>The line with three points: its amounts are the likeliest, and all of them together may be lower or higher.</summary>
    /// <param name="low">The lowest possible amounts, as a share of the likeliest, 0 to 1.</param>
    /// <param name="high">The highest possible amounts, as a share of the likeliest, 1 or more.</param>
    /// <returns>A new line. With 1 and 1 it is certain.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="low"/> or <paramref name="high"/> is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The line has a risk adjustment; three points would count the same risk twice.</exception>
    public CaseLine WithThreePoints(decimal low, decimal high)
    {
        Guard.Share(low);
        Guard.AtLeast(high, 1);
        return RiskAdjustment == 0
            ? new(Kind, Name, Estimate, 0, low, high)
            : throw new InvalidOperationException($"The line {Violation.Show(Name)} has a risk adjustment of {Violation.Show(RiskAdjustment)}. Three points beside it would count the same risk twice: give it one or the other.");
    }

    /// <summary>The line with all amounts multiplied by a factor.</summary>
    /// <param name="factor">The factor; 1.1 for 10 % more.</param>
    /// <returns>A new line with the same name, kind, risk adjustment and points.</returns>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public CaseLine Times(decimal factor) => new(Kind, Name, Scale(Estimate, Rational.Of(factor)), RiskAdjustment, Low, High);

    /// <inheritdoc/>
    public bool Equals(CaseLine? other) =>
        other is not null && Kind == other.Kind && Name == other.Name && RiskAdjustment == other.RiskAdjustment && Low == other.Low && High == other.High && Estimate.Equals(other.Estimate);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CaseLine);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Estimate.GetHashCode() * 397) ^ RiskAdjustment.GetHashCode());

    /// <summary>Name and undiscounted total, "Time saved: 90000", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Name}: {RiskAdjusted.Total}");

    // The net present value of the line alone, from its worst to its best.
    internal ThreePointEstimate EffectAt(decimal discountRate)
    {
        var likely = (Low < High ? Estimate : RiskAdjusted).NetPresentValue(discountRate) * (Kind == CaseLineKind.Benefit ? 1 : -1);
        decimal atLow = Fraction.Product(likely, Low), atHigh = Fraction.Product(likely, High);
        return likely >= 0 ? new(atLow, likely, atHigh) : new(atHigh, likely, atLow);
    }

    private static CashFlows Scale(CashFlows flows, Rational factor) => new(flows.Amounts.Select(amount => (Rational.Of(amount) * factor).ToDecimal()));
}
