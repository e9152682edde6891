using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>A purchase: who bought, when and for how much.</summary>
/// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
/// <remarks>
/// A negative amount is a refund or credit note: it lowers the revenue, but is not a purchase and makes nobody a repeat customer. An amount of 0 is a
/// purchase. Two are equal when all parts are equal; the offsets of instants do not matter. <c>default</c> is not a purchase.
/// </remarks>
public readonly record struct Purchase<TCustomer> : IWrittenOnly
    where TCustomer : notnull
{
    private readonly bool _isFact;

    /// <summary>Makes a purchase or a refund.</summary>
    /// <param name="customer">Who bought; not null.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">For how much, in money; negative for a refund or credit note.</param>
    /// <exception cref="ArgumentException"><paramref name="customer"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public Purchase(TCustomer customer, DateTimeOffset at, decimal amount)
        : this(customer, at, amount, out var violation) => violation?.Throw();

    internal Purchase(TCustomer customer, DateTimeOffset at, decimal amount, out Violation? violation)
    {
        violation = customer is null ? Violation.Invalid(nameof(customer), "must be given", customer) : Instants.FindViolation(at);
        Customer = customer!; // null only if there is a violation
        At = at;
        Amount = amount;
        _isFact = true;
    }

    /// <summary>Who bought.</summary>
    public TCustomer Customer { get; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; }

    /// <summary>For how much, in money; negative for a refund.</summary>
    public decimal Amount { get; }

    /// <summary>Whether the amount is negative.</summary>
    public bool IsRefund => Amount < 0;

    internal bool IsFact => _isFact;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Purchase {{ Customer = {Customer}, At = {At}, Amount = {Amount} }}");
}
