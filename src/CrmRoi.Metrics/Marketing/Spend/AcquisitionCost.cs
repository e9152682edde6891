using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>The cost of winning a customer: marketing and sales spend of a period per new customer of that period.</summary>
/// <remarks>
/// <para>
/// Count only spend on winning new customers: media, agencies, tools, and the salaries and commissions of marketing and sales. Customers who come back or
/// buy again are not new. If the sales cycle is long, take the spend of the period in which these customers were persuaded, not of the period in which
/// they signed.
/// </para>
/// <para>
/// Costs of two periods or channels add up with <c>+</c>, as <see cref="decimal"/> (28 digits). The neutral element is <c>default</c>: nothing spent and
/// nobody won. Two are equal when all parts are equal.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var quarter = new AcquisitionCost(marketingSpend: 30_000, salesSpend: 90_000, newCustomers: 48);
/// Console.WriteLine(quarter.CostPerCustomer); // 2500
/// Console.WriteLine(quarter.MarketingCostPerCustomer); // 625
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<AcquisitionCost>))]
public readonly record struct AcquisitionCost
{
    /// <summary>Makes a cost from the spend of a period and the customers it won.</summary>
    /// <param name="marketingSpend">The spend of marketing, in money, 0 or more.</param>
    /// <param name="salesSpend">The spend of sales, in money, 0 or more.</param>
    /// <param name="newCustomers">The number of new customers, 0 or more; at 0 the cost per customer is undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public AcquisitionCost(decimal marketingSpend, decimal salesSpend, long newCustomers)
    {
        MarketingSpend = Guard.NotNegative(marketingSpend);
        SalesSpend = Guard.NotNegative(salesSpend);
        NewCustomers = Guard.NotNegative(newCustomers);
    }

    /// <summary>The spend of marketing, in money.</summary>
    public decimal MarketingSpend { get; }

    /// <summary>The spend of sales, in money.</summary>
    public decimal SalesSpend { get; }

    /// <summary>The number of new customers.</summary>
    public long NewCustomers { get; }

    /// <summary>The customer acquisition cost (CAC): <c>(marketing spend + sales spend) / new customers</c>, in money per customer. Undefined without a new customer.</summary>
    public Average CostPerCustomer => new(Nearest.Sum(MarketingSpend, SalesSpend), NewCustomers);

    /// <summary>
    /// The marketing part of the cost: <c>marketing spend / new customers</c>, in money per customer. Do not compare it with a full cost. Undefined
    /// without a new customer.
    /// </summary>
    public Average MarketingCostPerCustomer => new(MarketingSpend, NewCustomers);

    /// <summary>Adds two: spend and customers of both.</summary>
    /// <param name="left">The cost of a period or channel.</param>
    /// <param name="right">The cost of another period or channel.</param>
    /// <returns>Spend and customers added up.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of its type.</exception>
    public static AcquisitionCost operator +(AcquisitionCost left, AcquisitionCost right) =>
        new(left.MarketingSpend + right.MarketingSpend, left.SalesSpend + right.SalesSpend, left.NewCustomers + right.NewCustomers);

    /// <summary>The customer acquisition cost with up to two decimals in the invariant culture, "2500"; "n/a" without a new customer.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => CostPerCustomer.ToString();
}
