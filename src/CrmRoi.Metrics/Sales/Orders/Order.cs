using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>An order: when it was placed, when it was promised, and when it was fulfilled or cancelled.</summary>
/// <remarks>
/// Fulfilled means that all of it was delivered. Two are equal when all instants are equal. <c>default</c> is not an order; adding it to a summary throws.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Order>))]
public readonly record struct Order
{
    /// <summary>Makes an order.</summary>
    /// <param name="placed">When the customer placed the order.</param>
    /// <param name="promised">The last instant at which the order is on time; null without a promise. For a promised day, give its last tick.</param>
    /// <param name="fulfilled">When the order was fulfilled, not before <paramref name="placed"/>; null if it is not.</param>
    /// <param name="cancelled">When the order was cancelled, not before <paramref name="placed"/>; null if it is not.</param>
    /// <param name="invoiced">When the invoice was sent, not before <paramref name="placed"/>; null if none was sent, or if unknown.</param>
    /// <exception cref="ArgumentException">An instant lies before the order was placed, or the order is both fulfilled and cancelled.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public Order(DateTimeOffset placed, DateTimeOffset? promised = null, DateTimeOffset? fulfilled = null, DateTimeOffset? cancelled = null, DateTimeOffset? invoiced = null)
        : this(placed, promised, fulfilled, cancelled, invoiced, out var violation) => violation?.Throw();

    private Order(DateTimeOffset placed, DateTimeOffset? promised, DateTimeOffset? fulfilled, DateTimeOffset? cancelled, DateTimeOffset? invoiced, out Violation? violation)
    {
        violation = FindViolation(placed, promised, fulfilled, cancelled, invoiced);
        Placed = placed;
        Promised = promised;
        Fulfilled = fulfilled;
        Cancelled = cancelled;
        Invoiced = invoiced;
        IsFact = true;
    }

    /// <summary>When the customer placed the order.</summary>
    public DateTimeOffset Placed { get; }

    /// <summary>The last instant at which the order is on time. Null without a promise.</summary>
    public DateTimeOffset? Promised { get; }

    /// <summary>When the order was fulfilled. Null if it is not.</summary>
    public DateTimeOffset? Fulfilled { get; }

    /// <summary>When the order was cancelled. Null if it is not.</summary>
    public DateTimeOffset? Cancelled { get; }

    /// <summary>When the invoice was sent. Null if none was sent, or if unknown.</summary>
    public DateTimeOffset? Invoiced { get; }

    /// <summary>The fulfilment time: elapsed time from placed to fulfilled. Null if the order is not fulfilled.</summary>
    public TimeSpan? FulfilmentTime => Fulfilled - Placed;

    /// <summary>The time from order to invoice: elapsed time from placed to invoiced. Null if the order is not invoiced.</summary>
    public TimeSpan? TimeToInvoice => Invoiced - Placed;

    internal bool IsFact { get; }

    /// <summary>Makes an order like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="placed">When the customer placed the order.</param>
    /// <param name="promised">The last instant at which the order is on time; null without a promise.</param>
    /// <param name="fulfilled">When the order was fulfilled, not before <paramref name="placed"/>; null if it is not.</param>
    /// <param name="cancelled">When the order was cancelled, not before <paramref name="placed"/>; null if it is not.</param>
    /// <param name="invoiced">When the invoice was sent, not before <paramref name="placed"/>; null if none was sent, or if unknown.</param>
    /// <returns>The order, or the reason why there is none.</returns>
    public static Checked<Order> Check(
        DateTimeOffset placed, DateTimeOffset? promised = null, DateTimeOffset? fulfilled = null, DateTimeOffset? cancelled = null, DateTimeOffset? invoiced = null) =>
        Checked.Of(new Order(placed, promised, fulfilled, cancelled, invoiced, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Order {{ Placed = {Placed}, Promised = {Promised}, Fulfilled = {Fulfilled}, Cancelled = {Cancelled}, Invoiced = {Invoiced} }}");

    private static Violation? FindViolation(DateTimeOffset placed, DateTimeOffset? promised, DateTimeOffset? fulfilled, DateTimeOffset? cancelled, DateTimeOffset? invoiced) =>
        Instants.FindViolation(placed) ?? Instants.FindViolation(promised) ?? Instants.FindViolation(fulfilled) ?? Instants.FindViolation(cancelled) ?? Instants.FindViolation(invoiced) ??
        (promised < placed ? TooEarly(nameof(promised), promised)
        : fulfilled < placed ? TooEarly(nameof(fulfilled), fulfilled)
        : cancelled < placed ? TooEarly(nameof(cancelled), cancelled)
        : invoiced < placed ? TooEarly(nameof(invoiced), invoiced)
        : fulfilled is not null && cancelled is not null ? Violation.Invalid(nameof(cancelled), "must be null for a fulfilled order", cancelled)
        : null);

    private static Violation TooEarly(string argument, DateTimeOffset? instant) =>
        Violation.Invalid(argument, "must not lie before the order was placed", instant);
}
