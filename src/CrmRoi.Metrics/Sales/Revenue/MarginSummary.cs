using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of figures: net sales, gross and net profit in money, and both margin rates, pooled.</summary>
/// <remarks>
/// <para>
/// Formulas: <c>net margin rate = net profit / net sales</c> and <c>gross margin rate = gross profit / net sales</c>, each over the figures whose profit
/// of that kind is known.
/// </para>
/// <para>Two summaries are equal when all their totals are equal, no matter how they were made. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<MarginSummary>))]
public sealed class MarginSummary : Summary<MarginSummary>
{
    internal static readonly SummaryKind<ProfitFigures, MarginSummary, MarginTotals> Kind = new(6, () => new(), summary => ref summary._totals);

    private MarginTotals _totals;

    private MarginSummary()
    {
    }

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static MarginSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of figures: of customers, projects or months.</summary>
    public long Count => _totals.Count;

    /// <summary>Net sales of all figures, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NetSales => _totals.NetSales.ToDecimal();

    /// <summary>The number of figures whose gross profit is known: the population of the gross margin rate.</summary>
    public long WithKnownGrossProfit => _totals.GrossProfit.Count;

    /// <summary>Known gross profit, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal GrossProfit => _totals.GrossProfit.Profit.ToDecimal();

    /// <summary>
    /// The gross margin rate: <c>gross profit / net sales</c>, over figures whose gross profit is known. Undefined if those net sales are 0.
    /// </summary>
    /// <remarks>Pooled: the rate of a company is not the mean of its customers' rates.</remarks>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio GrossMarginRate => _totals.GrossProfit.Rate;

    /// <summary>The number of figures whose net profit is known: the population of the net margin rate.</summary>
    public long WithKnownNetProfit => _totals.NetProfit.Count;

    /// <summary>Known net profit, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NetProfit => _totals.NetProfit.Profit.ToDecimal();

    /// <summary>The margin rate: <c>net profit / net sales</c>, over the figures with a known net profit. Undefined if their net sales are 0.</summary>
    /// <remarks>Pooled, like <see cref="GrossMarginRate"/>.</remarks>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio NetMarginRate => _totals.NetProfit.Rate;

    private protected override SummaryKind<MarginSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<ProfitFigures, MarginSummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static MarginSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
