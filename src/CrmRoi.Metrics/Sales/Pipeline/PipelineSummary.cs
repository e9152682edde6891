using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of open deals: the pipeline at full value and weighted by probability.</summary>
/// <remarks>Two summaries are equal when all their totals are equal, however they came about. Immutable.</remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class PipelineSummary : ISummary<PipelineSummary>, IEquatable<PipelineSummary>
{
    internal static readonly Form<PipelineSummary, PipelineTotals> Form = new(18, () => default, summary => summary._totals, totals => new PipelineSummary(in totals));

    private readonly PipelineTotals _totals;

    internal PipelineSummary(in PipelineTotals totals) => _totals = totals;

    /// <summary>The summary of no open deal; the neutral element of <c>+</c>.</summary>
    public static PipelineSummary Empty { get; } = new(default);

    /// <summary>The number of open deals.</summary>
    public long Count => _totals.Count;

    /// <summary>The pipeline at full value: <c>Σ amount</c>, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Amount => _totals.Amount.ToDecimal();

    /// <summary>The weighted forecast: <c>Σ amount × probability</c>, in money. 0 where there is no open deal.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal WeightedForecast => _totals.Weighted.ToDecimal();

    internal ref readonly PipelineTotals Totals => ref _totals;

    /// <summary>The summary of the open deals of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other open deals.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static PipelineSummary operator +(PipelineSummary left, PipelineSummary right) => Guard.NotNull(left).Merge(right);

    /// <summary>How well these deals, those expected to close in a period, cover the quota of the period.</summary>
    /// <param name="quota">The full quota of the period, in money, 0 or more.</param>
    /// <param name="alreadyWon">What of it is already won, in money.</param>
    /// <returns>The coverage, under each of its names.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quota"/> is negative.</exception>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public PipelineCoverage Cover(decimal quota, decimal alreadyWon) => new(Amount, WeightedForecast, quota, alreadyWon);

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static PipelineSummary FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public PipelineSummary Merge(PipelineSummary other)
    {
        var totals = _totals;
        totals.Add(other);
        return new PipelineSummary(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(PipelineSummary? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PipelineSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from open deals as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<OpenDeal, PipelineSummary>
    {
        private PipelineTotals _totals;

        /// <inheritdoc/>
        public void Add(in OpenDeal fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(PipelineSummary part) => _totals.Add(part);

        /// <inheritdoc/>
        public PipelineSummary ToSummary() => _totals.ToSummary();
    }
}
