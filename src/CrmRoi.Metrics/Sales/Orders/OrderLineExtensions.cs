using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>From order lines to summaries, and from the lines of each order to figures of whole orders.</summary>
public static class OrderLineExtensions
{
    /// <summary>Summarizes order lines.</summary>
    /// <param name="lines">The lines, any number of them.</param>
    /// <param name="asOf">The instant at which the lines are looked at; what happened later does not count.</param>
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
    /// <param name="asOf">The instant at which the lines are looked at; what happened later does not count.</param>
    /// <param name="comparer">What makes two keys equal; the default of their type without one.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key or a line is null; the message names the index.</exception>
    public static SummaryGroups<TKey, OrderLineSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, OrderLine> line, DateTimeOffset asOf, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        OrderLineSummary.Kind.SummarizeBy(rows, key, line, comparer, new OrderLineTotals(asOf));

    /// <summary>The order fill rate: <c>orders of which every line is in full / orders</c>.</summary>
    /// <typeparam name="TOrder">The type of the order's key.</typeparam>
    /// <param name="byOrder">The summaries by order, as <c>SummarizeBy</c> with the order as key makes them.</param>
    /// <returns>The rate; undefined without an order. Orders without a line that is done or open do not count.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="byOrder"/> is null.</exception>
    public static Proportion OrderFillRate<TOrder>(this SummaryGroups<TOrder, OrderLineSummary> byOrder)
        where TOrder : notnull =>
        Share(byOrder, order => order.Open == 0, HasLines);

    /// <summary>The share of part-delivered orders: <c>orders of which something, but not everything, arrived / orders</c>. Its numerator is their number.</summary>
    /// <typeparam name="TOrder">The type of the order's key.</typeparam>
    /// <param name="byOrder">The summaries by order, as <c>SummarizeBy</c> with the order as key makes them.</param>
    /// <returns>The share; undefined without an order. Orders without a line that is done or open do not count.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="byOrder"/> is null.</exception>
    public static Proportion PartDeliveredShare<TOrder>(this SummaryGroups<TOrder, OrderLineSummary> byOrder)
        where TOrder : notnull =>
        Share(byOrder, order => order.Open > 0 && order.InFull + order.PartDelivered > 0, HasLines);

    /// <summary>The on-time in-full rate (OTIF) by orders: <c>orders on time in full / (those + late ones)</c>. One late line makes its order late.</summary>
    /// <typeparam name="TOrder">The type of the order's key.</typeparam>
    /// <param name="byOrder">The summaries by order, as <c>SummarizeBy</c> with the order as key makes them.</param>
    /// <returns>The rate; undefined without an order that is on time or late. An order without a late line counts once all of it is in full; one without any promise never does.</returns>
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
