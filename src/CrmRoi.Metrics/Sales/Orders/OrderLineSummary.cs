using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// The exact total of any number of order lines as they stood at an instant: fill rates, on time in full (OTIF), what is still to be delivered.
/// </summary>
/// <remarks>
/// <para>
/// A line is done when all of it arrived, or when the customer cancelled the rest. An open line past its promise is already late; an open line that is
/// not due yet is neither on time nor late. Lines cancelled before anything arrived and lines placed after the instant are in no rate. All counts add up
/// to <see cref="Count"/>.
/// </para>
/// <para>Use one unit for all quantities of a call: do not add kilograms to pieces. Two summaries are equal when their instants and totals are equal;
/// summaries as of different instants do not merge. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<OrderLineSummary>))]
public sealed class OrderLineSummary : Summary<OrderLineSummary>
{
    internal static readonly SummaryKind<OrderLine, OrderLineSummary, OrderLineTotals> Kind = new(25, () => new(), summary => ref summary._totals);

    private OrderLineTotals _totals;

    private OrderLineSummary()
    {
    }

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static OrderLineSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of all lines: done, open, cancelled before anything arrived, and placed later.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of lines that are done: all of it arrived, or the customer cancelled the rest.</summary>
    public long InFull => _totals.Done;

    /// <summary>The number of open lines, of which something is still to be delivered.</summary>
    public long Open => _totals.Open;

    /// <summary>The number of open lines of which something arrived.</summary>
    public long PartDelivered => _totals.PartDelivered;

    /// <summary>The number of lines that the customer cancelled before anything arrived.</summary>
    public long Cancelled => _totals.Cancelled;

    /// <summary>The number of lines placed after the instant; they are left out.</summary>
    public long PlacedLater => _totals.PlacedLater;

    /// <summary>The number of lines in full by the promised instant.</summary>
    public long OnTimeInFull => _totals.OnTimeInFull;

    /// <summary>The number of late lines: in full after the promised instant, or open past it.</summary>
    public long Late => _totals.DoneLate + _totals.OpenLate;

    /// <summary>The number of late lines that are still open.</summary>
    public long OpenLate => _totals.OpenLate;

    /// <summary>The number of open lines with a promise that is not due yet: neither on time nor late.</summary>
    public long NotYetDue => _totals.OpenNotDue;

    /// <summary>The number of lines, done or open, without a promise: neither on time nor late.</summary>
    public long WithoutPromise => _totals.DoneUnpromised + _totals.OpenUnpromised;

    /// <summary>The quantity ordered, less what customers cancelled.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal OrderedQuantity => _totals.Ordered.ToDecimal();

    /// <summary>The part of the ordered quantity that arrived. What arrived beyond the order is in <see cref="OverdeliveredQuantity"/>.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal DeliveredQuantity => _totals.Delivered.ToDecimal();

    /// <summary>The backorder quantity: ordered, not arrived and not cancelled. It includes what is not due yet.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal BackorderQuantity => _totals.Backorder.ToDecimal();

    /// <summary>The part of the backorder quantity that is past its promise.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal OverdueQuantity => _totals.Overdue.ToDecimal();

    /// <summary>The quantity that arrived beyond what was ordered. It is in no rate.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal OverdeliveredQuantity => _totals.Overdelivered.ToDecimal();

    /// <summary>The quantity that customers cancelled. It is in no rate.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal CancelledQuantity => _totals.CancelledQuantity.ToDecimal();

    /// <summary>
    /// The fill rate by quantity (unit fill rate): <c>delivered / ordered</c>, from 0 to 1. What is missing is the backorder quantity. Undefined if
    /// nothing was ordered.
    /// </summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio FillRate => new(DeliveredQuantity, OrderedQuantity);

    /// <summary>The fill rate by lines: <c>lines in full / (lines in full + open lines)</c>. Undefined without either.</summary>
    public Proportion LineFillRate => new(InFull, InFull + Open);

    /// <summary>
    /// The fill rate at the promise: <c>quantity that arrived by its promise / quantity ordered</c>, over lines that are on time or late. Undefined
    /// without one.
    /// </summary>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio OnTimeFillRate => new(_totals.DeliveredOnTime.ToDecimal(), _totals.Due.ToDecimal());

    /// <summary>
    /// The on-time in-full rate (OTIF) by lines: <c>on time in full / (on time in full + late)</c>. An open line past its promise is late. Undefined
    /// without either.
    /// </summary>
    public Proportion OnTimeInFullRate => new(OnTimeInFull, OnTimeInFull + Late);

    /// <summary>The fulfilment time of a line: elapsed time from placed until all of it had arrived.</summary>
    public DurationDistribution FulfilmentTime => DurationDistribution.Of(in _totals.FulfilmentTime);

    private protected override SummaryKind<OrderLineSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <param name="asOf">The instant at which the lines are looked at; later events do not count.</param>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<OrderLine, OrderLineSummary> NewBuilder(DateTimeOffset asOf) => Kind.NewBuilder(new OrderLineTotals(asOf));

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static OrderLineSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
