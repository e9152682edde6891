using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes order lines, and computes figures of whole orders from their lines.</summary>
public static class OrderLineExtensions
{
    /// <summary>Summarizes order lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="asOf">The instant at which the lines are looked at; later events do not count.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="lines"/> is null.</exception>
    /// <exception cref="ArgumentException">A line is null; the message names its index.</exception>
    public static OrderLineSummary Summarize(this IEnumerable<OrderLine> lines, DateTimeOffset asOf) =>
        OrderLineSummary.Kind.Summarize(lines, new OrderLineTotals(asOf));

    /// <summary>Summarizes order lines by a key in the caller's rows: order, product, supplier, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="line">The line of a row.</param>
    /// <param name="asOf">The instant at which the lines are looked at; later events do not count.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key or a line is null; the message names the index.</exception>
    public static SummaryGroups<TKey, OrderLineSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, OrderLine> line, DateTimeOffset asOf, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        OrderLineSummary.Kind.SummarizeBy(rows, key, line, comparer, new OrderLineTotals(asOf));

    /// <summary>The order fill rate: <c>orders with every line in full / orders</c>.</summary>
    /// <typeparam name="TOrder">The type of the order's key.</typeparam>
    /// <param name="byOrder">The summaries by order, from <c>SummarizeBy</c> with the order as key.</param>
    /// <returns>The rate; undefined without an order. Orders without a done or open line do not count.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="byOrder"/> is null.</exception>
    public static Proportion OrderFillRate<TOrder>(this SummaryGroups<TOrder, OrderLineSummary> byOrder)
        where TOrder : notnull =>
        Share(byOrder, order => order.Open == 0, HasLines);

    /// <summary>The share of part-delivered orders: <c>orders of which something, but not everything, arrived / orders</c>.</summary>
    /// <typeparam name="TOrder">The type of the order's key.</typeparam>
    /// <param name="byOrder">The summaries by order, from <c>SummarizeBy</c> with the order as key.</param>
    /// <returns>The share, whose numerator is their number; undefined without an order. Orders without a done or open line do not count.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="byOrder"/> is null.</exception>
    public static Proportion PartDeliveredShare<TOrder>(this SummaryGroups<TOrder, OrderLineSummary> byOrder)
        where TOrder : notnull =>
        Share(byOrder, order => order.Open > 0 && order.InFull + order.PartDelivered > 0, HasLines);

    /// <summary>
    /// The on-time in-full rate (OTIF) by orders: <c>orders on time in full / (orders on time in full + late orders)</c>. One late line makes its order
    /// late.
    /// </summary>
    /// <typeparam name="TOrder">The type of the order's key.</typeparam>
    /// <param name="byOrder">The summaries by order, from <c>SummarizeBy</c> with the order as key.</param>
    /// <returns>
    /// The rate; undefined without an order that is on time or late. An order without a late line counts once all its lines are in full; an order without
    /// any promise never counts.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="byOrder"/> is null.</exception>
    public static Proportion OrdersOnTimeInFullRate<TOrder>(this SummaryGroups<TOrder, OrderLineSummary> byOrder)
        where TOrder : notnull =>
        Share(byOrder, order => order.Late == 0, order => order.Late > 0 || (order.Open == 0 && order.OnTimeInFull > 0));

    private static bool HasLines(OrderLineSummary order) => order.InFull + order.Open > 0;

    private static Proportion Share<TOrder>(SummaryGroups<TOrder, OrderLineSummary> byOrder, Func<OrderLineSummary, bool> successful, Func<OrderLineSummary, bool> counted)
        where TOrder : notnull
    {
        var orders = Guard.NotNull(byOrder).Values.Where(counted).ToList();
        return new(orders.Count(successful), orders.Count);
    }
}
