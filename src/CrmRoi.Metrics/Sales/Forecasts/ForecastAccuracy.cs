using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>How far forecasts were from what came of them: WAPE and bias, exact, at the level of the items that were added.</summary>
/// <remarks>
/// <para>
/// An accuracy means something only with its level and its lead time. The level is that of the items, a rep and a month for instance; errors of
/// opposite sign cancel where items are added up first, which <see cref="AtTotalLevel"/> does. The lead time is stated by
/// <see cref="ShortestLeadTime"/> and <see cref="LongestLeadTime"/>: where they differ, forecasts of different foresight are mixed.
/// </para>
/// <para>Two summaries are equal when all their totals are equal, however they came about. Immutable.</para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class ForecastAccuracy : ISummary<ForecastAccuracy>, IEquatable<ForecastAccuracy>
{
    internal static readonly Form<ForecastAccuracy, ForecastAccuracyTotals> Form = new(12, () => new ForecastAccuracyTotals(), summary => summary._totals, totals => new ForecastAccuracy(in totals));

    private readonly ForecastAccuracyTotals _totals;

    internal ForecastAccuracy(in ForecastAccuracyTotals totals) => _totals = totals;

    /// <summary>The summary of no forecast; the neutral element of <c>+</c>.</summary>
    public static ForecastAccuracy Empty { get; } = new(default);

    /// <summary>The number of items.</summary>
    public long Count => _totals.Count;

    /// <summary>The sum of the forecasts, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Forecast => _totals.Forecast.ToDecimal();

    /// <summary>The sum of the actual amounts, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Actual => _totals.Actual.ToDecimal();

    /// <summary>The shortest lead time of an item, negative if made within its period. Null when there is no item.</summary>
    public TimeSpan? ShortestLeadTime => Count == 0 ? null : _totals.Shortest;

    /// <summary>The longest lead time of an item. Null when there is no item.</summary>
    public TimeSpan? LongestLeadTime => Count == 0 ? null : _totals.Longest;

    /// <summary>The WAPE: <c>Σ|actual − forecast| / Σ|actual|</c>, 0 or more; 0 is a perfect forecast. Undefined where every actual amount is 0.</summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio WeightedAbsolutePercentageError => new(_totals.AbsoluteError.ToDecimal(), _totals.AbsoluteActual.ToDecimal());

    /// <summary>
    /// The bias: <c>Σ(forecast − actual) / Σactual</c>; positive is over-forecast. Undefined where the actual amounts do not sum to more than 0,
    /// since below 0 the sign would turn.
    /// </summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio Bias => new(
        Fraction.ToDecimal(_totals.Forecast.FixedPoint - _totals.Actual.FixedPoint), Math.Max(0, Actual));

    internal ref readonly ForecastAccuracyTotals Totals => ref _totals;

    /// <summary>The summary of the forecasts of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other forecasts at the same level.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static ForecastAccuracy operator +(ForecastAccuracy left, ForecastAccuracy right) => Guard.NotNull(left).Merge(right);

    /// <summary>
    /// The same forecasts taken as one item: forecasts and actual amounts are added up before they are compared. The WAPE is then
    /// <c>|Σactual − Σforecast| / |Σactual|</c>, an error in money never larger than that of the items; the bias stays.
    /// </summary>
    /// <returns>The accuracy at the level of the total. Taken by group and merged, the accuracy at the level of the groups.</returns>
    public ForecastAccuracy AtTotalLevel() => new(_totals.AsOne());

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static ForecastAccuracy FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public ForecastAccuracy Merge(ForecastAccuracy other)
    {
        var totals = _totals;
        totals.Add(other);
        return new ForecastAccuracy(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(ForecastAccuracy? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ForecastAccuracy);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from forecasts as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<Forecast, ForecastAccuracy>
    {
        private ForecastAccuracyTotals _totals;

        /// <inheritdoc/>
        public void Add(in Forecast fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(ForecastAccuracy part) => _totals.Add(part);

        /// <inheritdoc/>
        public ForecastAccuracy ToSummary() => _totals.ToSummary();
    }
}
