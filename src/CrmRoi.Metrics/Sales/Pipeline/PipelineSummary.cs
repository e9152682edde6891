using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of open deals: the pipeline at full value and weighted by probability.</summary>
/// <remarks>Two summaries are equal when all their totals are equal, no matter how they were made. Immutable.</remarks>
[JsonConverter(typeof(SummaryJsonConverter<PipelineSummary>))]
public sealed class PipelineSummary : Summary<PipelineSummary>
{
    internal static readonly SummaryKind<OpenDeal, PipelineSummary, PipelineTotals> Kind = new(18, () => new(), summary => ref summary._totals);

    private PipelineTotals _totals;

    private PipelineSummary()
    {
    }

    /// <summary>The summary of no open deal; the neutral element of <c>+</c>.</summary>
    public static PipelineSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of open deals.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of open deals whose amount is known: the population of the amount and the weighted forecast.</summary>
    public long WithKnownAmount => _totals.Amounts;

    /// <summary>The pipeline at full value, in money: <c>Σ amount</c> over the deals whose amount is known.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Amount => _totals.Amount.ToDecimal();

    /// <summary>The weighted forecast, in money: <c>Σ amount × probability</c> over the deals whose amount is known. 0 if there are none.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal WeightedForecast => _totals.Weighted.ToDecimal();

    /// <summary>How well these deals, expected to close in a period, cover the quota of the period. Only deals whose amount is known count.</summary>
    /// <param name="quota">The full quota of the period, in money, 0 or more.</param>
    /// <param name="alreadyWon">The amount already won in the period, in money.</param>
    /// <returns>The coverage by each definition.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quota"/> is negative.</exception>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public PipelineCoverage Cover(decimal quota, decimal alreadyWon) => new(Amount, WeightedForecast, quota, alreadyWon);

    private protected override SummaryKind<PipelineSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<OpenDeal, PipelineSummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static PipelineSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
