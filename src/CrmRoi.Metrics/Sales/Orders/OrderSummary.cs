using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The exact total of any number of orders as they stood at an instant: fulfilment time and on-time rate.</summary>
/// <remarks>
/// <para>
/// An open order past its promised instant is already late; an open order that is not due yet is neither on time nor late. Such orders, orders without a
/// promise, cancelled orders and orders placed after the instant are in no rate, but are counted: all counts add up to <see cref="Count"/>.
/// </para>
/// <para>
/// Two summaries are equal when their instants and totals are equal; summaries as of different instants do not merge. Immutable.
/// </para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<OrderSummary>))]
public sealed class OrderSummary : Summary<OrderSummary>
{
    internal static readonly SummaryKind<Order, OrderSummary, OrderTotals> Kind = new(17, () => new(), summary => ref summary._totals);

    private OrderTotals _totals;

    private OrderSummary()
    {
    }

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static OrderSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of all orders: fulfilled, open, cancelled, and placed later.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of fulfilled orders: on time, late or without a promise.</summary>
    public long Fulfilled => _totals.Fulfilled;

    /// <summary>The number of open orders: neither fulfilled nor cancelled.</summary>
    public long Open => _totals.Open;

    /// <summary>The number of cancelled orders.</summary>
    public long Cancelled => _totals.Cancelled;

    /// <summary>The number of orders placed after the instant; they are left out.</summary>
    public long PlacedLater => _totals.PlacedLater;

    /// <summary>The number of orders fulfilled by the promised instant.</summary>
    public long OnTime => _totals.OnTime;

    /// <summary>The number of late orders: fulfilled after the promised instant, or open past it.</summary>
    public long Late => _totals.FulfilledLate + _totals.OpenLate;

    /// <summary>The number of late orders that are still open.</summary>
    public long OpenLate => _totals.OpenLate;

    /// <summary>The number of open orders with a promise that is not due yet: neither on time nor late.</summary>
    public long NotYetDue => _totals.OpenNotDue;

    /// <summary>The number of fulfilled and open orders without a promise: neither on time nor late.</summary>
    public long WithoutPromise => _totals.FulfilledUnpromised + _totals.OpenUnpromised;

    /// <summary>The on-time rate: <c>on time / (on time + late)</c>. An open order past its promise is late. Undefined without either.</summary>
    public Proportion OnTimeRate => new(OnTime, OnTime + Late);

    /// <summary>The on-time rate of fulfilled orders only: <c>on time / (on time + fulfilled late)</c>. Undefined without either.</summary>
    /// <remarks>The longer late orders stay open, the better it looks compared with <see cref="OnTimeRate"/>.</remarks>
    public Proportion OnTimeRateOfFulfilled => new(OnTime, OnTime + _totals.FulfilledLate);

    /// <summary>The order fulfilment time: elapsed time from placed to fulfilled, over fulfilled orders.</summary>
    public DurationDistribution FulfilmentTime => DurationDistribution.Of(in _totals.FulfilmentTime);

    /// <summary>The time from order to invoice: elapsed time from placed to invoiced, over orders that are invoiced and not cancelled.</summary>
    public DurationDistribution TimeToInvoice => DurationDistribution.Of(in _totals.TimeToInvoice);

    private protected override SummaryKind<OrderSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <param name="asOf">The instant at which the orders are looked at; later events do not count.</param>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<Order, OrderSummary> NewBuilder(DateTimeOffset asOf) => Kind.NewBuilder(new OrderTotals(asOf));

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static OrderSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
