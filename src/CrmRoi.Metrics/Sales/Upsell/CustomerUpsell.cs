using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>What a customer bought before, and the additional sales to the same customer: one customer in one period.</summary>
/// <remarks>
/// <para>
/// The upsell is the additional amount, for a larger edition, more seats or an option, not the whole new contract. Gross profit is known for both amounts
/// or for neither. All amounts are for the same span of time (a year's contract and a year's upsell) and in the one currency of the call.
/// </para>
/// <para>Two are equal when all figures are equal. <c>default</c> is not a fact; adding it to a summary throws.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CustomerUpsell>))]
public readonly record struct CustomerUpsell
{
    /// <summary>Makes a customer's upsell.</summary>
    /// <param name="amountBefore">The amount bought before, in money, 0 or more; 0 is a new customer, who has no rate.</param>
    /// <param name="upsellAmount">The additional amount sold, in money, 0 or more. For most customers it is 0; they belong in the denominator too.</param>
    /// <param name="grossProfitBefore">The gross profit in <paramref name="amountBefore"/>, in money; null if unknown.</param>
    /// <param name="upsellGrossProfit">The gross profit in <paramref name="upsellAmount"/>, in money; null if unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    /// <exception cref="ArgumentException">One gross profit is given without the other.</exception>
    public CustomerUpsell(decimal amountBefore, decimal upsellAmount, decimal? grossProfitBefore = null, decimal? upsellGrossProfit = null)
        : this(amountBefore, upsellAmount, grossProfitBefore, upsellGrossProfit, out var violation) => violation?.Throw();

    private CustomerUpsell(decimal amountBefore, decimal upsellAmount, decimal? grossProfitBefore, decimal? upsellGrossProfit, out Violation? violation)
    {
        violation = FindViolation(amountBefore, upsellAmount, grossProfitBefore, upsellGrossProfit);
        AmountBefore = amountBefore;
        UpsellAmount = upsellAmount;
        GrossProfitBefore = grossProfitBefore;
        UpsellGrossProfit = upsellGrossProfit;
        IsFact = true;
    }

    /// <summary>The amount that the customer bought before, in money.</summary>
    public decimal AmountBefore { get; }

    /// <summary>The additional amount sold to the customer, in money.</summary>
    public decimal UpsellAmount { get; }

    /// <summary>The gross profit in the amount bought before, in money. Null if unknown.</summary>
    public decimal? GrossProfitBefore { get; }

    /// <summary>The gross profit in the upsell, in money. Null if unknown.</summary>
    public decimal? UpsellGrossProfit { get; }

    internal bool IsFact { get; }

    /// <summary>Makes an upsell like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="amountBefore">The amount bought before, in money, 0 or more.</param>
    /// <param name="upsellAmount">The additional amount sold, in money, 0 or more.</param>
    /// <param name="grossProfitBefore">The gross profit in <paramref name="amountBefore"/>, in money; null if unknown.</param>
    /// <param name="upsellGrossProfit">The gross profit in <paramref name="upsellAmount"/>, in money; null if unknown.</param>
    /// <returns>The upsell, or the reason why there is none.</returns>
    public static Checked<CustomerUpsell> Check(decimal amountBefore, decimal upsellAmount, decimal? grossProfitBefore = null, decimal? upsellGrossProfit = null) =>
        Checked.Of(new CustomerUpsell(amountBefore, upsellAmount, grossProfitBefore, upsellGrossProfit, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"CustomerUpsell {{ AmountBefore = {AmountBefore}, UpsellAmount = {UpsellAmount}, GrossProfitBefore = {GrossProfitBefore}, UpsellGrossProfit = {UpsellGrossProfit} }}");

    private static Violation? FindViolation(decimal amountBefore, decimal upsellAmount, decimal? grossProfitBefore, decimal? upsellGrossProfit) =>
        amountBefore < 0 ? Violation.OutOfRange(nameof(amountBefore), "must not be negative", amountBefore)
        : upsellAmount < 0 ? Violation.OutOfRange(nameof(upsellAmount), "must not be negative", upsellAmount)
        : grossProfitBefore is null != upsellGrossProfit is null
            ? Violation.Invalid(nameof(upsellGrossProfit), "must be given if the gross profit before is given, and only then", upsellGrossProfit)
        : null;
}
