using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The exact total of any number of contracts up for renewal, as of an instant and with a grace period: renewal rate by count and by value, renewals on time.
/// </summary>
/// <remarks>
/// <para>
/// Renewed means renewed by the instant. A contract that was not is lapsed once the grace period behind its due date is over, and pending until then: it is
/// not yet known, in no rate, and counted. All are renewed on time, renewed late, lapsed or pending.
/// </para>
/// <para>
/// Two summaries are equal when all their totals, instant and grace period are equal; those of no contract always are.
/// Summaries as of different instants or with different grace periods do not merge. Immutable.
/// </para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class RenewalSummary : ISummary<RenewalSummary>, IEquatable<RenewalSummary>
{
    internal static readonly Form<RenewalSummary, RenewalTotals> Form = new(14, () => default, summary => summary._totals, totals => new RenewalSummary(in totals));

    private readonly RenewalTotals _totals;

    internal RenewalSummary(in RenewalTotals totals) => _totals = totals;

    /// <summary>The summary of no contract; the neutral element of <c>+</c>.</summary>
    public static RenewalSummary Empty { get; } = new(default);

    /// <summary>The number of all contracts: renewed + lapsed + pending.</summary>
    public long Contracts => _totals.Count;

    /// <summary>The number of renewed contracts, on time or late.</summary>
    public long Renewed => _totals.OnTime + _totals.Late;

    /// <summary>The number of contracts renewed before the grace period behind their due date was over, its last instant included.</summary>
    public long RenewedOnTime => _totals.OnTime;

    /// <summary>The number of contracts that were not renewed and whose grace period is over.</summary>
    public long Lapsed => _totals.Lapsed;

    /// <summary>The number of contracts that are not renewed and may still be within their grace period: not yet known, and in no rate.</summary>
    public long Pending => _totals.Pending;

    /// <summary>The value of the contracts renewed or lapsed, as they came up for renewal, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Value => _totals.Value.ToDecimal();

    /// <summary>The value of the new contracts, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal RenewedValue => _totals.RenewedValue.ToDecimal();

    /// <summary>The value of the pending contracts, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal PendingValue => _totals.PendingValue.ToDecimal();

    /// <summary>The renewal rate by count: <c>renewed / (renewed + lapsed)</c>. Undefined where all are pending.</summary>
    public Proportion RenewalRate => new(Renewed, Renewed + Lapsed);

    /// <summary>
    /// The renewal rate by value: <c>Σ new value of the renewed / Σ value of the renewed and the lapsed</c>; over 100 % where contracts grow.
    /// Undefined where that value is 0.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio RenewalRateByValue => new(RenewedValue, Value);

    /// <summary>
    /// The gross renewal rate by value, growth left out: <c>Σ min(value, new value) / Σ value</c>, never over 100 %. Undefined where that value is 0.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio GrossRenewalRateByValue => new(_totals.KeptValue.ToDecimal(), Value);

    /// <summary>The on-time renewal rate: <c>renewed on time / (renewed + lapsed)</c>. Undefined where all are pending.</summary>
    public Proportion OnTimeRenewalRate => new(RenewedOnTime, Renewed + Lapsed);

    /// <summary>Of the renewed contracts the share that was renewed on time. Undefined without a renewed contract.</summary>
    public Proportion OnTimeShareOfRenewed => new(RenewedOnTime, Renewed);

    internal ref readonly RenewalTotals Totals => ref _totals;

    /// <summary>The summary of the contracts of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other contracts.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">Both hold contracts and their instants or grace periods differ.</exception>
    public static RenewalSummary operator +(RenewalSummary left, RenewalSummary right) => Guard.NotNull(left).Merge(right);

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static RenewalSummary FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Both hold contracts and their instants or grace periods differ.</exception>
    public RenewalSummary Merge(RenewalSummary other)
    {
        var totals = _totals;
        totals.Add(other);
        return new RenewalSummary(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(RenewalSummary? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RenewalSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from contracts as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<Renewal, RenewalSummary>
    {
        private RenewalTotals _totals;

        /// <summary>A builder that holds nothing yet.</summary>
        /// <param name="asOf">The instant at which the data end.</param>
        /// <param name="gracePeriod">How long after its due date a renewal still counts as on time, 0 or more.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="gracePeriod"/> is negative.</exception>
        public Builder(DateTimeOffset asOf, TimeSpan gracePeriod) => _totals = new RenewalTotals(asOf, gracePeriod);

        /// <inheritdoc/>
        public void Add(in Renewal fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">Both hold contracts and their instants or grace periods differ.</exception>
        public void Add(RenewalSummary part) => _totals.Add(part);

        /// <inheritdoc/>
        public RenewalSummary ToSummary() => _totals.ToSummary();
    }
}
