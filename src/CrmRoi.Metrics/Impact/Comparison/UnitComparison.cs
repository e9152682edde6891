using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Compares a ratio of two sums before and after, by the same sampling units: a win rate by rep, a margin rate by customer, cases per agent. In the unit
/// of the ratio.
/// </summary>
/// <remarks>
/// <para>
/// Each unit gives one row of four figures: numerator and denominator before and after. A good rep is good before and after, so pairing takes that out of
/// the error. A unit that is on one side only counts on that side.
/// </para>
/// <para>
/// <code>D = X₁/Y₁ − X₀/Y₀ ± t × √(m/(m − 1) × Σ over units of ((x₁ − R₁ y₁)/Y₁ − (x₀ − R₀ y₀)/Y₀)²), t with m − 1 degrees of freedom</code>
/// m is the number of units in effect, <see cref="RatioByUnit.EffectiveUnits"/>, of the side with fewer. For units of equal size it is their number.
/// </para>
/// <para>
/// The units must be independent of each other. No comparison of before and after sees a market or a season that moves all of them together.
/// There is no interval if either side has none, see <see cref="RatioByUnit.ReasonWithoutInterval"/>. Sums and products are exact. Immutable.
/// </para>
/// <para>Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), 6.3 and 6.19; L. Kish, Survey Sampling (1965), 11.7.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<UnitComparison>))]
public sealed class UnitComparison
{
    private readonly ProductSums _sums = new(4);

    private UnitComparison(RatioByUnit before, RatioByUnit after, IEnumerable<BigInteger[]> rows)
    {
        Before = before;
        After = after;
        foreach (var row in rows)
            _sums.Add(row);
    }

    /// <summary>The ratio before.</summary>
    public RatioByUnit Before { get; }

    /// <summary>The ratio after.</summary>
    public RatioByUnit After { get; }

    /// <summary>The name of the sampling unit.</summary>
    public string Unit => Before.Unit;

    /// <summary>The number of units that are not empty on at least one side.</summary>
    public int Units => _sums.Count;

    /// <summary>The number of units that are not empty on both sides; they are compared with themselves.</summary>
    public int UnitsOnBothSides => Before.Units + After.Units - Units;

    /// <summary>The difference, after − before. Null if either is undefined.</summary>
    public decimal? Difference => After.Value - Before.Value is { } difference ? Fraction.Trim(difference) : null;

    /// <summary>The standard error of the difference, over the units. Null if either side has no more than one unit in effect.</summary>
    public double? StandardError => EffectiveUnits > 1 ? Math.Sqrt(VarianceAt(1)) : null;

    /// <summary>
    /// The degrees of freedom, rarely whole: the units in effect of the side with fewer, less 1. Null if <see cref="StandardError"/> is null.
    /// </summary>
    public double? DegreesOfFreedom => EffectiveUnits > 1 ? EffectiveUnits - 1 : null;

    private double? EffectiveUnits =>
        Before.EffectiveUnits is { } before && After.EffectiveUnits is { } after ? Math.Min(before, after) : null;

    /// <summary>Compares groups before and after.</summary>
    /// <typeparam name="TKey">The type of the units.</typeparam>
    /// <typeparam name="TSummary">The type of the summaries.</typeparam>
    /// <typeparam name="TMeasure"><see cref="Proportion"/>, <see cref="Ratio"/>, <see cref="Quotient"/> or <see cref="Average"/>.</typeparam>
    /// <param name="unit">The name of the sampling unit: "rep", "customer"; not empty.</param>
    /// <param name="before">The summaries by unit of the period before; each must be whole.</param>
    /// <param name="after">The summaries by unit of the period after; each must be whole.</param>
    /// <param name="measure">The figure of a unit.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="unit"/> is empty, or the measure is not a ratio of two sums.</exception>
    public static UnitComparison Of<TKey, TSummary, TMeasure>(
        string unit, SummaryGroups<TKey, TSummary> before, SummaryGroups<TKey, TSummary> after, Func<TSummary, TMeasure> measure)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TMeasure : struct, IMeasure
    {
        Guard.NotNull(measure);
        return Of(unit, Guard.NotNull(before), Guard.NotNull(after), group => group.Key, group => measure(group.Value));
    }

    /// <summary>Compares rows before and after, after adding up the rows of each unit.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the units.</typeparam>
    /// <typeparam name="TMeasure"><see cref="Proportion"/>, <see cref="Ratio"/>, <see cref="Quotient"/> or <see cref="Average"/>.</typeparam>
    /// <param name="unit">The name of the sampling unit; not empty.</param>
    /// <param name="before">The rows of the period before.</param>
    /// <param name="after">The rows of the period after.</param>
    /// <param name="key">The unit of a row, never null.</param>
    /// <param name="measure">The figure of a row.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="unit"/> is empty, a key is null, or the measure is not a ratio of two sums.</exception>
    public static UnitComparison Of<TRow, TKey, TMeasure>(string unit, IEnumerable<TRow> before, IEnumerable<TRow> after, Func<TRow, TKey> key, Func<TRow, TMeasure> measure)
        where TKey : notnull
        where TMeasure : struct, IMeasure
    {
        var (rowsBefore, rowsAfter, kind) = (RatioRows.Of(Guard.NotNull(before), key, measure), RatioRows.Of(Guard.NotNull(after), key, measure), RatioParts.Of(default(TMeasure)));
        var rows = rowsBefore.Keys.Union(rowsAfter.Keys).Select(unit =>
        {
            rowsBefore.TryGetValue(unit, out var first);
            rowsAfter.TryGetValue(unit, out var second);
            return new[] { first.Numerator, first.Denominator, second.Numerator, second.Denominator };
        });
        return new(new RatioByUnit(unit, rowsBefore.Values, kind), new RatioByUnit(unit, rowsAfter.Values, kind), rows);
    }

    /// <summary>Why there is no interval of this confidence.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The reason; none if there is an interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public NoIntervalReason ReasonWithoutInterval(double confidence = 0.95)
    {
        NoIntervalReason before = Before.ReasonWithoutInterval(confidence), after = After.ReasonWithoutInterval(confidence);

        var reason = before is NoIntervalReason.None or NoIntervalReason.NothingVaries ? after : before;

        // Units that agree on one side may differ on the other.
        return reason is not (NoIntervalReason.None or NoIntervalReason.NothingVaries) ? reason
            : StandardError > 0 ? NoIntervalReason.None
            : NoIntervalReason.NothingVaries;
    }

    /// <summary>The interval of the difference, over the units.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval, in the unit of the ratio; null if there is none, see <see cref="ReasonWithoutInterval"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval? Interval(double confidence = 0.95)
    {
        if (Reach(confidence) is not { } t)
            return null;
        double difference = (double)Difference!.Value, reach = t * StandardError!.Value, widest = Before.WidestChange;
        return new ConfidenceInterval(Math.Max(-widest, difference - reach), Math.Min(widest, difference + reach), confidence);
    }

    /// <summary>The interval of the relative change, <c>after / before − 1</c>: 0.1 is a tenth more.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval; null if <see cref="Interval"/> is null, or if the ratio before is not shown to be positive.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// Fieller's interval: all factors k for which 0 lies within the interval of <c>after − k × before</c>, which includes how both vary together. So it
    /// excludes no change exactly when <see cref="Interval"/> does.
    /// </remarks>
    public ConfidenceInterval? RelativeInterval(double confidence = 0.95)
    {
        if (Reach(confidence) is not { } t)
            return null;

        double before = (double)Before.Value!.Value, after = (double)After.Value!.Value, q = t * t * Inflation;
        double a = (before * before) - (q * Residuals(0, 0)), b = (before * after) - (q * Residuals(0, 2)), c = (after * after) - (q * Residuals(2, 2));
        if (!(before > 0 && a > 0))
            return null;
        var root = Math.Sqrt(Math.Max(0, (b * b) - (a * c)));

        // The root that would cancel is formed from the product of both.
        double lower = b > 0 ? c / (b + root) : (b - root) / a, upper = b > 0 ? (b + root) / a : c / (b - root);
        return new ConfidenceInterval(lower - 1, upper - 1, confidence);
    }

    /// <summary>
    /// The smallest difference, in either direction, that these units could have shown: <c>(t(1 − α/2) + t(power)) × standard error</c>.
    /// </summary>
    /// <param name="power">The probability of showing it, from 0.5 to below 1; 0.8 by default.</param>
    /// <param name="confidence">The confidence level of the two-sided test, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The difference, positive, in the unit of the ratio; null if <see cref="Interval"/> is null.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> or <paramref name="confidence"/> is out of range.</exception>
    public double? MinimumDetectableDifference(double power = 0.8, double confidence = 0.95)
    {
        Guard.Power(power);
        return Reach(confidence) is { } t ? (t + StudentDistribution.Quantile(power, DegreesOfFreedom!.Value)) * StandardError : null;
    }

    /// <summary>The comparison as a change, with its intervals, its sampling unit, and the reason if there is no interval.</summary>
    /// <param name="confidence">The confidence level of the intervals, above 0 and below 1; 0.95 by default.</param>
    /// <param name="power">The power of <see cref="Change.MinimumDetectable"/>, from 0.5 to below 1; 0.8 by default.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> or <paramref name="power"/> is out of range.</exception>
    public Change ToChange(double confidence = 0.95, double power = 0.8) => new(
        Before.Value, After.Value, Interval(confidence), RelativeInterval(confidence), MinimumDetectableDifference(power, confidence),
        Before.PrintsInPercent ? ChangeKind.Rate : ChangeKind.Number, Unit, ReasonWithoutInterval(confidence));

    private double Inflation => EffectiveUnits!.Value / (EffectiveUnits.Value - 1);

    // The variance of after − factor × before.
    private double VarianceAt(double factor) =>
        Inflation * Math.Max(0, Residuals(2, 2) - (2 * factor * Residuals(0, 2)) + (factor * factor * Residuals(0, 0)));

    private double Residuals(int first, int second) => _sums.Residuals(first, first + 1, second, second + 1);

    private double? Reach(double confidence) =>
        ReasonWithoutInterval(confidence) == NoIntervalReason.None ? StudentDistribution.TwoSidedQuantile(confidence, DegreesOfFreedom!.Value) : null;

    /// <summary>The unit and both figures, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"UnitComparison by {Unit}: {Before} → {After}");
}
