using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// The exact total of any number of figures: net sales, gross and net profit in money, and both margin rates, pooled. The same type serves a customer,
/// a project and the company.
/// </summary>
/// <remarks>
/// <para>Formulas: <c>net margin rate = net profit / net sales</c> and <c>gross margin rate = gross profit / net sales</c>, each over the figures in which that profit is known.</para>
/// <para>Two summaries are equal when all their totals are equal, however they came about. Immutable.</para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class MarginSummary : ISummary<MarginSummary>, IEquatable<MarginSummary>
{
    internal static readonly Form<MarginSummary, MarginTotals> Form = new(6, () => new MarginTotals(), summary => summary._totals, totals => new MarginSummary(in totals));

    private readonly MarginTotals _totals;

    internal MarginSummary(in MarginTotals totals) => _totals = totals;

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static MarginSummary Empty { get; } = new(new MarginTotals());

    /// <summary>The number of figures, of customers, projects or months.</summary>
    public long Count => _totals.Count;

    /// <summary>Net sales of all figures, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NetSales => _totals.NetSales.ToDecimal();

    /// <summary>The number of figures whose gross profit is known: the population of the gross margin rate.</summary>
    public long WithKnownGrossProfit => _totals.GrossProfit.Count;

    /// <summary>Gross profit where it is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal GrossProfit => _totals.GrossProfit.Profit.ToDecimal();

    /// <summary>The gross margin rate: <c>gross profit / net sales</c> where gross profit is known. Undefined where those net sales are 0.</summary>
    /// <remarks>Pooled: that of a company is not the mean of its customers' rates.</remarks>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio GrossMarginRate => _totals.GrossProfit.Rate;

    /// <summary>The number of figures whose net profit is known: the population of the net margin rate.</summary>
    public long WithKnownNetProfit => _totals.NetProfit.Count;

    /// <summary>Net profit where it is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NetProfit => _totals.NetProfit.Profit.ToDecimal();

    /// <summary>The margin rate: <c>net profit / net sales</c> where net profit is known. Undefined where those net sales are 0.</summary>
    /// <remarks>Pooled, like <see cref="GrossMarginRate"/>.</remarks>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio NetMarginRate => _totals.NetProfit.Rate;

    internal ref readonly MarginTotals Totals => ref _totals;

    /// <summary>The summary of the figures of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other figures.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static MarginSummary operator +(MarginSummary left, MarginSummary right) => Guard.NotNull(left).Merge(right);

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static MarginSummary FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public MarginSummary Merge(MarginSummary other)
    {
        var totals = _totals;
        totals.Add(other);
        return new MarginSummary(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(MarginSummary? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MarginSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from figures as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<ProfitFigures, MarginSummary>
    {
        private MarginTotals _totals;

        /// <inheritdoc/>
        public void Add(in ProfitFigures fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(MarginSummary part) => _totals.Add(part);

        /// <inheritdoc/>
        public MarginSummary ToSummary() => _totals.ToSummary();
    }
}
