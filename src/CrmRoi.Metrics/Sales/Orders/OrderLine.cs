using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>A line of an order: how much was ordered, what arrived and when, and when it was promised.</summary>
/// <remarks>
/// <para>
/// The deliveries may come in any order. If you only know the total delivered, give one delivery at the last date; what arrived sooner then counts as
/// arrived at that date.
/// </para>
/// <para>Two are equal when all their parts are equal. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<OrderLine>))]
public sealed class OrderLine : IEquatable<OrderLine>
{
    /// <summary>Makes a line of an order.</summary>
    /// <param name="placed">When the customer placed the order.</param>
    /// <param name="quantity">How much was ordered, above 0, in pieces, kilograms or hours; or in money, for figures by value.</param>
    /// <param name="deliveries">What arrived, not before <paramref name="placed"/>; empty if nothing has arrived. More than was ordered is
    /// allowed.</param>
    /// <param name="promised">The last instant at which the line is on time; null without a promise. For a promised day, give its last tick.</param>
    /// <param name="cancelled">
    /// When the customer cancelled what had not arrived, not before the last delivery; null without a cancellation. What the supplier cannot deliver is
    /// not a cancellation: it would make every rate look better.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="deliveries"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// An instant lies before the order was placed, a delivery is <c>default</c>, nothing is left to cancel, a delivery lies after the cancellation, or
    /// the deliveries add up to more than a <see cref="decimal"/> can hold.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is not above 0, or an instant lies outside the years 1900 to 2199.</exception>
    public OrderLine(DateTimeOffset placed, decimal quantity, IEnumerable<Delivery> deliveries, DateTimeOffset? promised = null, DateTimeOffset? cancelled = null)
        : this(placed, quantity, InOrder(Guard.NotNull(deliveries)), promised, cancelled, out var violation) => violation?.Throw();

    private OrderLine(DateTimeOffset placed, decimal quantity, Delivery[] deliveries, DateTimeOffset? promised, DateTimeOffset? cancelled, out Violation? violation)
    {
        Placed = placed;
        Quantity = quantity;
        Deliveries = Array.AsReadOnly(deliveries);
        Promised = promised;
        Cancelled = cancelled;

        var (ordered, sum) = (Fraction.ToFixedPoint(quantity), BigInteger.Zero);
        foreach (var delivery in deliveries)
        {
            sum += Fraction.ToFixedPoint(delivery.Quantity);
            if (InFull is null && sum >= ordered)
                InFull = delivery.At;
        }

        violation = FindViolation(sum);
    }

    /// <summary>When the customer placed the order.</summary>
    public DateTimeOffset Placed { get; }

    /// <summary>How much was ordered.</summary>
    public decimal Quantity { get; }

    /// <summary>What arrived, in order of time.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; }

    /// <summary>The last instant at which the line is on time. Null without a promise.</summary>
    public DateTimeOffset? Promised { get; }

    /// <summary>When the customer cancelled what had not arrived. Null without a cancellation.</summary>
    public DateTimeOffset? Cancelled { get; }

    /// <summary>When everything ordered had arrived. Null if something is missing.</summary>
    public DateTimeOffset? InFull { get; }

    /// <summary>Makes a line like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="placed">When the customer placed the order.</param>
    /// <param name="quantity">How much was ordered, above 0.</param>
    /// <param name="deliveries">What arrived, not before <paramref name="placed"/>; empty if nothing has arrived.</param>
    /// <param name="promised">The last instant at which the line is on time; null without a promise.</param>
    /// <param name="cancelled">When the customer cancelled what had not arrived, not before the last delivery; null without a cancellation.</param>
    /// <returns>The line, or the reason why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deliveries"/> is null.</exception>
    public static Checked<OrderLine> Check(DateTimeOffset placed, decimal quantity, IEnumerable<Delivery> deliveries, DateTimeOffset? promised = null, DateTimeOffset? cancelled = null) =>
        Checked.Of(new OrderLine(placed, quantity, InOrder(Guard.NotNull(deliveries)), promised, cancelled, out var violation), violation);

    /// <inheritdoc/>
    public bool Equals(OrderLine? other) =>
        other is not null && Placed == other.Placed && Quantity == other.Quantity && Promised == other.Promised && Cancelled == other.Cancelled && Deliveries.SequenceEqual(other.Deliveries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OrderLine);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Placed.GetHashCode() * 397) ^ (Quantity.GetHashCode() * 31) ^ Deliveries.Count);

    /// <summary>The quantity, the promise and the deliveries, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"OrderLine: {Quantity} by {Promised}, delivered {InvariantText.List([.. Deliveries.Select(delivery => (object)delivery.Quantity)])}");

    private Violation? FindViolation(BigInteger delivered)
    {
        if ((Instants.FindViolation(Placed, "placed") ?? Instants.FindViolation(Promised, "promised") ?? Instants.FindViolation(Cancelled, "cancelled")) is { } instant)
            return instant;
        if (Quantity <= 0)
            return Violation.OutOfRange("quantity", "must be positive", Quantity);
        if (Promised < Placed)
            return TooEarly("promised", Promised);
        if (Cancelled < Placed)
            return TooEarly("cancelled", Cancelled);
        if (Deliveries.Count == 0)
            return null;
        var (first, last) = (Deliveries[0], Deliveries[Deliveries.Count - 1].At);
        return Deliveries.Any(delivery => delivery.Quantity <= 0) ? Violation.Invalid("deliveries", "must be made by a constructor of Delivery", "default")
            : first.At < Placed ? TooEarly("deliveries", first.At)
            : delivered > Fraction.ToFixedPoint(decimal.MaxValue) ? Violation.Invalid("deliveries", $"must not add up to more than {decimal.MaxValue}", "more")
            : Cancelled is not null && InFull is not null ? Violation.Invalid("cancelled", "must be null for a line delivered in full", Cancelled)
            : Cancelled < last ? Violation.Invalid("cancelled", $"must not lie before the last delivery ({Violation.Show(last)})", Cancelled)
            : null;
    }

    private static Delivery[] InOrder(IEnumerable<Delivery> deliveries) => [.. deliveries.OrderBy(delivery => delivery.At).ThenBy(delivery => delivery.Quantity)];

    private static Violation TooEarly(string argument, DateTimeOffset? instant) =>
        Violation.Invalid(argument, "must not lie before the order was placed", instant);
}
