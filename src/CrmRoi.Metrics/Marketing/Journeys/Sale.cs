using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>A sale to a customer: when, and how much. The caller's rows say who the customer is.</summary>
/// <remarks>Two sales are equal when instant and amount are equal. <c>default</c> is not a sale; adding it to a journey throws.</remarks>
[JsonConverter(typeof(StrictJsonConverter<Sale>))]
public readonly record struct Sale
{
    private readonly bool _isFact;

    /// <summary>Makes a sale.</summary>
    /// <param name="at">When the customer bought.</param>
    /// <param name="amount">The amount to credit, in money: the revenue or the gross profit. Negative for a refund.</param>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public Sale(DateTimeOffset at, decimal amount)
    {
        if (Instants.FindViolation(at) is { } violation)
            throw violation.ToException();

        At = at;
        Amount = amount;
        _isFact = true;
    }

    /// <summary>When the customer bought.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The amount to credit, in money: the revenue or the gross profit.</summary>
    public decimal Amount { get; }

    internal bool IsFact => _isFact;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Sale {{ At = {At}, Amount = {Amount} }}");
}
