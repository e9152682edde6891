using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of customers: the upsell revenue rate, and the same in gross profit.</summary>
/// <remarks>
/// <para>Both parts of a rate are about the same customers: those who bought before. New customers are counted apart and enter no rate.</para>
/// <para>Two summaries are equal when all their totals are equal, however they came about. Immutable.</para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class UpsellSummary : ISummary<UpsellSummary>, IEquatable<UpsellSummary>
{
    internal static readonly Form<UpsellSummary, UpsellTotals> Form = new(11, () => new UpsellTotals(), summary => summary._totals, totals => new UpsellSummary(in totals));

    private readonly UpsellTotals _totals;

    internal UpsellSummary(in UpsellTotals totals) => _totals = totals;

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static UpsellSummary Empty { get; } = new(new UpsellTotals());

    /// <summary>The number of all customers: those who bought before, and new ones.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of customers who bought before: the population of the upsell rate.</summary>
    public long ExistingCustomers => _totals.Customers;

    /// <summary>The number of existing customers with an upsell.</summary>
    public long UpsoldCustomers => _totals.Upsold;

    /// <summary>The number of customers who bought nothing before, who are left out.</summary>
    public long NewCustomers => _totals.NewCustomers;

    /// <summary>What existing customers bought before, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal AmountBefore => _totals.AmountBefore.ToDecimal();

    /// <summary>What existing customers were sold on top, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal UpsellAmount => _totals.UpsellAmount.ToDecimal();

    /// <summary>What new customers were sold, in money; in no rate.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal NewCustomerAmount => _totals.NewCustomerAmount.ToDecimal();

    /// <summary>The upsell revenue rate: <c>upsell amount / amount of the same customers before</c>. Undefined without an existing customer. It may exceed 1.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio UpsellRate => new(UpsellAmount, AmountBefore);

    /// <summary>The share of existing customers with an upsell: <c>upsold / existing customers</c>. Undefined without one.</summary>
    public Proportion ShareUpsold => new(UpsoldCustomers, ExistingCustomers);

    /// <summary>The number of existing customers whose gross profit is known: the population of the rate in gross profit.</summary>
    public long WithKnownGrossProfit => _totals.GrossProfitKnown;

    /// <summary>The gross profit in what existing customers bought before, where it is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal GrossProfitBefore => _totals.GrossProfitBefore.ToDecimal();

    /// <summary>The gross profit in the upsell to existing customers, where it is known, in money.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal UpsellGrossProfit => _totals.UpsellGrossProfit.ToDecimal();

    /// <summary>The upsell rate in gross profit: <c>upsell gross profit / gross profit of the same customers before</c>. Undefined where that was 0.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio UpsellGrossProfitRate => new(UpsellGrossProfit, GrossProfitBefore);

    internal ref readonly UpsellTotals Totals => ref _totals;

    /// <summary>The summary of the customers of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other customers.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static UpsellSummary operator +(UpsellSummary left, UpsellSummary right) => Guard.NotNull(left).Merge(right);

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static UpsellSummary FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public UpsellSummary Merge(UpsellSummary other)
    {
        var totals = _totals;
        totals.Add(other);
        return new UpsellSummary(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(UpsellSummary? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UpsellSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from customers as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<CustomerUpsell, UpsellSummary>
    {
        private UpsellTotals _totals;

        /// <inheritdoc/>
        public void Add(in CustomerUpsell fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(UpsellSummary part) => _totals.Add(part);

        /// <inheritdoc/>
        public UpsellSummary ToSummary() => _totals.ToSummary();
    }
}
