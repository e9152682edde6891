using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The exact total of the recurring revenue of customers at the start and the end of a period. It gives gross and net revenue retention, and churn.
/// </summary>
/// <remarks>
/// <para>
/// Retention is taken over the customers with revenue at the start; new and reactivated customers are counted, but left out of it. Revenue adds up:
/// <c>start + new + reactivated + expansion − contraction − cancelled = end</c>.
/// </para>
/// <para>Two summaries are equal when all their totals are equal, no matter how they were made. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<RevenueRetentionSummary>))]
public sealed class RevenueRetentionSummary : Summary<RevenueRetentionSummary>
{
    internal static readonly SummaryKind<CustomerRevenue, RevenueRetentionSummary, RevenueRetentionTotals> Kind = new(7, () => new(), summary => ref summary._totals);

    private RevenueRetentionTotals _totals;

    private RevenueRetentionSummary()
    {
    }

    /// <summary>The summary of no customer; the neutral element of <c>+</c>.</summary>
    public static RevenueRetentionSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of customers with revenue at the start: the population of every rate here.</summary>
    public long StartCustomers => _totals.StartCustomers;

    /// <summary>The number of customers at the start who have no revenue at the end.</summary>
    public long CancelledCustomers => _totals.Cancelled;

    /// <summary>The number of customers with revenue at the end, but none at the start and never before. In no rate.</summary>
    public long NewCustomers => _totals.NewCustomers;

    /// <summary>The number of customers with revenue at the end and none at the start who had been customers before. In no rate.</summary>
    public long ReactivatedCustomers => _totals.Reactivated;

    /// <summary>The number of customers without revenue at the start and at the end. In no rate.</summary>
    public long InactiveCustomers => _totals.Inactive;

    /// <summary>The number of customers at the start whose contracts came up for renewal.</summary>
    public long CustomersUpForRenewal => _totals.UpForRenewal;

    /// <summary>The revenue at the start, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal StartRevenue => _totals.Start.ToDecimal();

    /// <summary>The revenue at the end, including new and reactivated customers, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal EndRevenue => Fraction.ToDecimal(_totals.End.FixedPoint + _totals.NewRevenue.FixedPoint + _totals.ReactivatedRevenue.FixedPoint);

    /// <summary>The revenue of new customers at the end, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NewRevenue => _totals.NewRevenue.ToDecimal();

    /// <summary>The revenue of reactivated customers at the end, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ReactivatedRevenue => _totals.ReactivatedRevenue.ToDecimal();

    /// <summary>How much more customers at the start pay at the end: <c>Σ max(0, end − start)</c>, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ExpansionRevenue => Fraction.ToDecimal(_totals.End.FixedPoint - _totals.Kept.FixedPoint);

    /// <summary>How much less the customers who stay pay at the end, in money, 0 or more.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ContractionRevenue => Fraction.ToDecimal(LostFixedPoint - _totals.CancelledRevenue.FixedPoint);

    /// <summary>The revenue at the start of customers who cancelled, in money.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal CancelledRevenue => _totals.CancelledRevenue.ToDecimal();

    /// <summary>
    /// The gross revenue retention (GRR): <c>Σ min(start, end) / Σ start</c> over the customers at the start, never over 100 %. Undefined if there are
    /// none.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio GrossRevenueRetention => new(_totals.Kept.ToDecimal(), StartRevenue);

    /// <summary>
    /// The gross revenue retention by cancellations only, without losses from smaller contracts: <c>1 − start revenue of the cancelled / Σ start</c>.
    /// Undefined without a customer at the start.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio CancellationOnlyRevenueRetention => new(Fraction.ToDecimal(_totals.Start.FixedPoint - _totals.CancelledRevenue.FixedPoint), StartRevenue);

    /// <summary>
    /// The gross revenue retention over the customers whose contracts came up for renewal: <c>Σ min(start, end) / Σ start</c>. Undefined if there are
    /// none.
    /// </summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio UpForRenewalRevenueRetention => new(_totals.RenewalKept.ToDecimal(), _totals.RenewalStart.ToDecimal());

    /// <summary>The net revenue retention (NRR): <c>Σ end / Σ start</c> over the customers at the start; over 100 % if they grow. Undefined if there are none.</summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio NetRevenueRetention => new(_totals.End.ToDecimal(), StartRevenue);

    /// <summary>The gross revenue churn: 1 − gross revenue retention. Undefined without a customer at the start.</summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio GrossRevenueChurn => new(Fraction.ToDecimal(LostFixedPoint), StartRevenue);

    /// <summary>The retention rate by count: customers at the start with revenue at the end / customers at the start. Undefined if there are none.</summary>
    public Proportion RetentionRate => ChurnRate.Complement;

    /// <summary>The churn rate by count: cancelled / customers at the start. Undefined if there are none.</summary>
    public Proportion ChurnRate => new(CancelledCustomers, StartCustomers);

    /// <summary>The revenue per customer (ARPU) at the start, in money. Undefined without a customer at the start.</summary>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average RevenuePerCustomer => new(StartRevenue, StartCustomers);

    private BigInteger LostFixedPoint => _totals.Start.FixedPoint - _totals.Kept.FixedPoint;

    private protected override SummaryKind<RevenueRetentionSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<CustomerRevenue, RevenueRetentionSummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static RevenueRetentionSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
