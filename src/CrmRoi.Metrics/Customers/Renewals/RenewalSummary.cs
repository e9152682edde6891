using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The exact total of any number of contracts up for renewal, as of an instant and with a grace period. It gives renewal rates by count and by value, and
/// the rate of renewals on time.
/// </summary>
/// <remarks>
/// <para>
/// Every contract is renewed on time, renewed late, lapsed or pending. Renewed means renewed by the instant. A contract that was not renewed is pending
/// until its grace period after the due date is over, and lapsed from then on. Pending contracts are counted, but are in no rate.
/// </para>
/// <para>
/// Two summaries are equal when their totals, instant and grace period are equal; summaries of no contract always are.
/// Summaries as of different instants or with different grace periods do not merge. Immutable.
/// </para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<RenewalSummary>))]
public sealed class RenewalSummary : Summary<RenewalSummary>
{
    internal static readonly SummaryKind<Renewal, RenewalSummary, RenewalTotals> Kind = new(14, () => new(), summary => ref summary._totals);

    private RenewalTotals _totals;

    private RenewalSummary()
    {
    }

    /// <summary>The summary of no contract; the neutral element of <c>+</c>.</summary>
    public static RenewalSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of all contracts: renewed + lapsed + pending.</summary>
    public long Contracts => _totals.Count;

    /// <summary>The number of renewed contracts, on time or late.</summary>
    public long Renewed => _totals.OnTime + _totals.Late;

    /// <summary>The number of contracts renewed by the end of the grace period after their due date, its last instant included.</summary>
    public long RenewedOnTime => _totals.OnTime;

    /// <summary>The number of contracts that were not renewed although their grace period is over.</summary>
    public long Lapsed => _totals.Lapsed;

    /// <summary>The number of contracts not renewed whose grace period is not over. They are in no rate.</summary>
    public long Pending => _totals.Pending;

    /// <summary>The number of renewed or lapsed contracts whose value is known: the population of the rates by value.</summary>
    public long WithKnownValue => _totals.RenewedValues + _totals.LapsedValues;

    /// <summary>The number of renewed contracts whose value is known.</summary>
    public long RenewedWithKnownValue => _totals.RenewedValues;

    /// <summary>The number of pending contracts whose value is known.</summary>
    public long PendingWithKnownValue => _totals.PendingValues;

    /// <summary>The old value of the renewed and the lapsed contracts whose value is known, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Value => _totals.Value.ToDecimal();

    /// <summary>The value of the new contracts whose old value is known, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal RenewedValue => _totals.RenewedValue.ToDecimal();

    /// <summary>The value of the pending contracts whose value is known, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal PendingValue => _totals.PendingValue.ToDecimal();

    /// <summary>The renewal rate by count: <c>renewed / (renewed + lapsed)</c>. Undefined if all are pending.</summary>
    public Proportion RenewalRate => new(Renewed, Renewed + Lapsed);

    /// <summary>
    /// The renewal rate by value: <c>Σ new value of the renewed / Σ value of the renewed and the lapsed</c>; over 100 % if contracts grow.
    /// Only contracts whose value is known count. Undefined if their value is 0.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio RenewalRateByValue => new(RenewedValue, Value);

    /// <summary>
    /// The gross renewal rate by value, without growth: <c>Σ min(value, new value) / Σ value</c>, never over 100 %. Only contracts whose value is known
    /// count. Undefined if their value is 0.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio GrossRenewalRateByValue => new(_totals.KeptValue.ToDecimal(), Value);

    /// <summary>The on-time renewal rate: <c>renewed on time / (renewed + lapsed)</c>. Undefined if all are pending.</summary>
    public Proportion OnTimeRenewalRate => new(RenewedOnTime, Renewed + Lapsed);

    /// <summary>The share of renewed contracts that was renewed on time. Undefined without a renewed contract.</summary>
    public Proportion OnTimeShareOfRenewed => new(RenewedOnTime, Renewed);

    private protected override SummaryKind<RenewalSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <param name="asOf">The instant at which the data end.</param>
    /// <param name="gracePeriod">How long after its due date a renewal still counts as on time, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gracePeriod"/> is negative.</exception>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<Renewal, RenewalSummary> NewBuilder(DateTimeOffset asOf, TimeSpan gracePeriod) => Kind.NewBuilder(new RenewalTotals(asOf, gracePeriod));

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static RenewalSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
