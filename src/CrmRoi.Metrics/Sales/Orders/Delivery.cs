using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// A quantity of an order line that arrived at an instant. Two are equal when both parts are equal. <c>default</c> is not a delivery; a line refuses it.
/// </summary>
[JsonConverter(typeof(StrictJsonConverter<Delivery>))]
public readonly record struct Delivery
{
    /// <summary>Makes a delivery.</summary>
    /// <param name="at">When it arrived.</param>
    /// <param name="quantity">How much arrived, in the unit of the line, above 0. Returned goods are not a delivery.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is not above 0, or an instant lies outside the years 1900 to 2199.</exception>
    public Delivery(DateTimeOffset at, decimal quantity)
    {
        At = Guard.Instant(at);
        Quantity = Guard.Positive(quantity);
    }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset At { get; }

    /// <summary>How much arrived, in the unit of the line.</summary>
    public decimal Quantity { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Delivery {{ At = {At}, Quantity = {Quantity} }}");
}
