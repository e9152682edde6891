using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>How far forecasts were from the actual amounts: WAPE and bias, exact, at the level of the items that were added.</summary>
/// <remarks>
/// <para>
/// An accuracy only means something together with its level and its lead time. The level is the level of the items, for example a rep and a month. Errors
/// of opposite sign cancel if items are added up first, as <see cref="AtTotalLevel"/> does. <see cref="ShortestLeadTime"/> and
/// <see cref="LongestLeadTime"/> state the lead time; if they differ, forecasts with different lead times are mixed.
/// </para>
/// <para>Two summaries are equal when all their totals are equal, no matter how they were made. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<ForecastAccuracy>))]
public sealed class ForecastAccuracy : Summary<ForecastAccuracy>
{
    internal static readonly SummaryKind<Forecast, ForecastAccuracy, ForecastAccuracyTotals> Kind = new(12, () => new(), summary => ref summary._totals);

    private ForecastAccuracyTotals _totals;

    private ForecastAccuracy()
    {
    }

    /// <summary>The summary of no forecast; the neutral element of <c>+</c>.</summary>
    public static ForecastAccuracy Empty { get; } = Kind.Of(default);

    /// <summary>The number of items.</summary>
    public long Count => _totals.Count;

    /// <summary>The sum of the forecasts, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Forecast => _totals.Forecast.ToDecimal();

    /// <summary>The sum of the actual amounts, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Actual => _totals.Actual.ToDecimal();

    /// <summary>The shortest lead time of an item; negative if a forecast was made within its period. Null when there is no item.</summary>
    public TimeSpan? ShortestLeadTime => _totals.LeadTimes.Shortest;

    /// <summary>The longest lead time of an item. Null when there is no item.</summary>
    public TimeSpan? LongestLeadTime => _totals.LeadTimes.Longest;

    /// <summary>The WAPE: <c>Σ|actual − forecast| / Σ|actual|</c>, 0 or more; 0 is a perfect forecast. Undefined if every actual amount is 0.</summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio WeightedAbsolutePercentageError => new(_totals.AbsoluteError.ToDecimal(), _totals.AbsoluteActual.ToDecimal());

    /// <summary>
    /// The forecast accuracy: 1 − WAPE, <c>(Σ|actual| − Σ|actual − forecast|) / Σ|actual|</c>, at most 1. Undefined if every actual amount is 0.
    /// </summary>
    /// <remarks>
    /// Below 0 if the errors exceed the amounts. Some tools show 0 instead; then a forecast that is twice too high looks like one that is ten times too
    /// high.
    /// </remarks>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio Accuracy => new(
        Fraction.ToDecimal(_totals.AbsoluteActual.FixedPoint - _totals.AbsoluteError.FixedPoint), _totals.AbsoluteActual.ToDecimal());

    /// <summary>
    /// The bias: <c>Σ(forecast − actual) / Σactual</c>; positive means over-forecast. Undefined if the actual amounts add up to 0 or less,
    /// because below 0 the sign would turn.
    /// </summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio Bias => new(
        Fraction.ToDecimal(_totals.Forecast.FixedPoint - _totals.Actual.FixedPoint), Math.Max(0, Actual));

    /// <summary>
    /// The same forecasts as one item: forecasts and actual amounts are added up before they are compared. The WAPE is then
    /// <c>|Σactual − Σforecast| / |Σactual|</c>, and its error in money is never larger than that of the items; the bias stays the same.
    /// </summary>
    /// <returns>The accuracy at the level of the total. Applied to groups that are then merged, it gives the accuracy at the level of the
    /// groups.</returns>
    public ForecastAccuracy AtTotalLevel() => Kind.Of(_totals.AsOne());

    private protected override SummaryKind<ForecastAccuracy> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<Forecast, ForecastAccuracy> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static ForecastAccuracy FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
