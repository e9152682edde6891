using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The lifetime value of a customer (LTV, CLV): the present value of a constant margin per period for as long as the customer stays. The three formulas in
/// use are given.
/// </summary>
/// <remarks>
/// <para>
/// Margin, retention rate r and discount rate d must be for the same period, for example a year. Do not combine a yearly discount rate with a monthly
/// retention rate.
/// </para>
/// <para>Two are equal when all three are equal. <c>default</c> is a customer without margin, worth 0.</para>
/// <para>
/// Source: S. Gupta, D. R. Lehmann, Customers as Assets, Journal of Interactive Marketing 17(1) (2003); P. Farris et al., Marketing Metrics;
/// the three formulas side by side in P. Fader, B. Hardie, Reconciling and Clarifying CLV Formulas (2012), brucehardie.com/notes/024.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var customer = new LifetimeValue(margin: 100, retentionRate: 0.8m, discountRate: 0.1m);
/// Console.WriteLine($"{customer.Value:0.00}"); // 266.67
/// Console.WriteLine($"{customer.ValueWithMarginAtStart:0.00}"); // 366.67
/// Console.WriteLine($"{customer.ValueWithFirstMarginCertain:0.00}"); // 333.33
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<LifetimeValue>))]
public readonly record struct LifetimeValue
{
    /// <summary>Makes a customer with a constant margin.</summary>
    /// <param name="margin">The margin per period, in money: gross profit, not revenue; may be negative.</param>
    /// <param name="retentionRate">The share of customers who stay from one period to the next, r, from 0 to 1.</param>
    /// <param name="discountRate">The discount rate of a period, d, 0.1 for 10 %; <c>1 + d − r</c> must be positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="retentionRate"/> is not from 0 to 1, or <c>1 + d − r</c> is not positive: the value would have no bound.
    /// </exception>
    public LifetimeValue(decimal margin, decimal retentionRate, decimal discountRate)
    {
        Margin = margin;
        RetentionRate = Guard.Share(retentionRate);
        DiscountRate = discountRate > retentionRate - 1
            ? discountRate
            : throw Violation.OutOfRange(nameof(discountRate), $"must be more than {retentionRate - 1}, the retention rate less 1", discountRate).ToException();
    }

    /// <summary>The margin per period, in money.</summary>
    public decimal Margin { get; }

    /// <summary>The share of customers who stay from one period to the next, r.</summary>
    public decimal RetentionRate { get; }

    /// <summary>The discount rate of a period, d.</summary>
    public decimal DiscountRate { get; }

    /// <summary>
    /// The lifetime value with the first margin at the end of the first period, from the customers who stay: <c>margin × r / (1 + d − r)</c>, in money.
    /// </summary>
    /// <exception cref="OverflowException">The value lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Value => Times(Fraction.ToFixedPoint(RetentionRate));

    /// <summary>The lifetime value with the first margin at the start, from every customer: <c>margin × (1 + d) / (1 + d − r)</c>, in money.</summary>
    /// <remarks>Exactly one margin more than <see cref="Value"/>.</remarks>
    /// <exception cref="OverflowException">The value lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ValueWithMarginAtStart => Times(Fraction.One + Fraction.ToFixedPoint(DiscountRate));

    /// <summary>The lifetime value with the first margin at the end of the first period, from every customer: <c>margin / (1 + d − r)</c>, in money.</summary>
    /// <remarks>For contracts that nobody can leave within the first period. <see cref="Value"/> is r times as much.</remarks>
    /// <exception cref="OverflowException">The value lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ValueWithFirstMarginCertain => Times(Fraction.One);

    /// <summary>The margin multiple, <c>r / (1 + d − r)</c>: <see cref="Value"/> divided by the margin.</summary>
    /// <exception cref="OverflowException"><c>1 + d − r</c> lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio MarginMultiple => new(RetentionRate, 1 + DiscountRate - RetentionRate);

    /// <summary>The simple lifetime value, undiscounted, with the first margin at the start: <c>margin / churn rate</c>.</summary>
    /// <param name="margin">The margin per customer and period, in money; take revenue only if its margin is 100 %.</param>
    /// <param name="churnRate">The churn rate of the same period.</param>
    /// <returns>The value in money; null if either is undefined, or if nobody leaves, because then the value has no bound.</returns>
    /// <exception cref="OverflowException">The value lies beyond the range of <see cref="decimal"/>.</exception>
    public static decimal? Simple(Average margin, Proportion churnRate) =>
        margin.IsDefined && churnRate.IsDefined && churnRate.Successes != 0
            ? Fraction.ToDecimal(Fraction.ToFixedPoint(margin.Total) * churnRate.Trials, Fraction.One * margin.Count * churnRate.Successes)
            : null;

    private decimal Times(BigInteger numerator)
    {
        var denominator = Fraction.One + Fraction.ToFixedPoint(DiscountRate) - Fraction.ToFixedPoint(RetentionRate);
        return Fraction.ToDecimal(Fraction.ToFixedPoint(Margin) * numerator, Fraction.One * denominator);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"LifetimeValue {{ Margin = {Margin}, RetentionRate = {RetentionRate}, DiscountRate = {DiscountRate} }}");
}
