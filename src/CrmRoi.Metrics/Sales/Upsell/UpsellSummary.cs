using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of customers: the upsell rate by revenue and by gross profit.</summary>
/// <remarks>
/// <para>Both parts of a rate are about the same customers, those who bought before. New customers are counted separately and are in no rate.</para>
/// <para>Two summaries are equal when all their totals are equal, no matter how they were made. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<UpsellSummary>))]
public sealed class UpsellSummary : Summary<UpsellSummary>
{
    internal static readonly SummaryKind<CustomerUpsell, UpsellSummary, UpsellTotals> Kind = new(11, () => new(), summary => ref summary._totals);

    private UpsellTotals _totals;

    private UpsellSummary()
    {
    }

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static UpsellSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of all customers: existing and new ones.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of customers who bought before: the population of the upsell rate.</summary>
    public long ExistingCustomers => _totals.Customers;

    /// <summary>The number of existing customers with an upsell.</summary>
    public long UpsoldCustomers => _totals.Upsold;

    /// <summary>The number of customers who bought nothing before; they are left out.</summary>
    public long NewCustomers => _totals.NewCustomers;

    /// <summary>The amount that existing customers bought before, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal AmountBefore => _totals.AmountBefore.ToDecimal();

    /// <summary>The additional amount sold to existing customers, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal UpsellAmount => _totals.UpsellAmount.ToDecimal();

    /// <summary>The amount sold to new customers, in money. It is in no rate.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NewCustomerAmount => _totals.NewCustomerAmount.ToDecimal();

    /// <summary>
    /// The upsell revenue rate: <c>upsell amount / amount of the same customers before</c>. Undefined without an existing customer. It may exceed 1.
    /// </summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio UpsellRate => new(UpsellAmount, AmountBefore);

    /// <summary>The share of existing customers with an upsell: <c>upsold / existing customers</c>. Undefined if there are none.</summary>
    public Proportion ShareUpsold => new(UpsoldCustomers, ExistingCustomers);

    /// <summary>The number of existing customers whose gross profit is known: the population of the rate in gross profit.</summary>
    public long WithKnownGrossProfit => _totals.GrossProfitKnown;

    /// <summary>The gross profit in what existing customers bought before, over those whose gross profit is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal GrossProfitBefore => _totals.GrossProfitBefore.ToDecimal();

    /// <summary>The gross profit in the upsell to existing customers, over those whose gross profit is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal UpsellGrossProfit => _totals.UpsellGrossProfit.ToDecimal();

    /// <summary>
    /// The upsell rate in gross profit: <c>upsell gross profit / gross profit of the same customers before</c>. Undefined if the latter is 0.
    /// </summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio UpsellGrossProfitRate => new(UpsellGrossProfit, GrossProfitBefore);

    private protected override SummaryKind<UpsellSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<CustomerUpsell, UpsellSummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static UpsellSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
