using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>The recurring revenue (MRR, ARR) of one customer at the start and at the end of a period, over all contracts of the customer.</summary>
/// <remarks>
/// <para>
/// Give one fact per customer: a customer who moves from one contract to another is neither lost nor new. Both amounts are levels in the same unit,
/// money per month or per year; a single credit note does not lower them.
/// </para>
/// <para>Two are equal when all parts are equal. <c>default</c> is not a fact.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CustomerRevenue>))]
public readonly record struct CustomerRevenue
{
    private readonly bool _isFact;

    /// <summary>Makes the recurring revenue of a customer.</summary>
    /// <param name="atStart">At the start of the period, in money, 0 or more; 0 for somebody who was not a customer.</param>
    /// <param name="atEnd">At the end, in money, 0 or more; 0 for somebody who has cancelled.</param>
    /// <param name="isUpForRenewal">Whether the contract of a customer at the start came up for renewal within the period.</param>
    /// <param name="wasCustomerBefore">
    /// Whether somebody without revenue at the start had been a customer some time before. If so, they are reactivated, not new.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    public CustomerRevenue(decimal atStart, decimal atEnd, bool isUpForRenewal = false, bool wasCustomerBefore = false)
        : this(atStart, atEnd, isUpForRenewal, wasCustomerBefore, out var violation) => violation?.Throw();

    private CustomerRevenue(decimal atStart, decimal atEnd, bool isUpForRenewal, bool wasCustomerBefore, out Violation? violation)
    {
        violation = FindViolation(atStart, atEnd);
        AtStart = atStart;
        AtEnd = atEnd;
        IsUpForRenewal = isUpForRenewal;
        WasCustomerBefore = wasCustomerBefore;
        _isFact = true;
    }

    /// <summary>The recurring revenue at the start of the period, in money.</summary>
    public decimal AtStart { get; }

    /// <summary>The recurring revenue at its end, in money.</summary>
    public decimal AtEnd { get; }

    /// <summary>Whether the contract of a customer at the start came up for renewal within the period.</summary>
    public bool IsUpForRenewal { get; }

    /// <summary>Whether somebody without revenue at the start had been a customer some time before.</summary>
    public bool WasCustomerBefore { get; }

    internal bool IsFact => _isFact;

    /// <summary>Makes the fact like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="atStart">At the start of the period, in money, 0 or more; 0 for somebody who was not a customer.</param>
    /// <param name="atEnd">At the end, in money, 0 or more; 0 for somebody who has cancelled.</param>
    /// <param name="isUpForRenewal">Whether the contract of a customer at the start came up for renewal within the period.</param>
    /// <param name="wasCustomerBefore">Whether somebody without revenue at the start had been a customer some time before.</param>
    /// <returns>The fact, or the reason why there is none.</returns>
    public static Checked<CustomerRevenue> Check(decimal atStart, decimal atEnd, bool isUpForRenewal = false, bool wasCustomerBefore = false) =>
        Checked.Of(new CustomerRevenue(atStart, atEnd, isUpForRenewal, wasCustomerBefore, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"CustomerRevenue {{ AtStart = {AtStart}, AtEnd = {AtEnd}, IsUpForRenewal = {IsUpForRenewal}, WasCustomerBefore = {WasCustomerBefore} }}");

    private static Violation? FindViolation(decimal atStart, decimal atEnd) =>
        atStart < 0 ? Violation.OutOfRange(nameof(atStart), "must not be negative", atStart)
        : atEnd < 0 ? Violation.OutOfRange(nameof(atEnd), "must not be negative", atEnd)
        : null;
}
