namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes orders.</summary>
public static class OrderExtensions
{
    /// <summary>Summarizes orders.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="asOf">The instant at which the orders are looked at; later events do not count.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="orders"/> is null.</exception>
    /// <exception cref="ArgumentException">An order is <c>default</c>; the message names its index.</exception>
    public static OrderSummary Summarize(this IEnumerable<Order> orders, DateTimeOffset asOf) =>
        OrderSummary.Kind.Summarize(orders, new OrderTotals(asOf));

    /// <summary>Summarizes orders by a key in the caller's rows: team, region, product, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="order">The order of a row.</param>
    /// <param name="asOf">The instant at which the orders are looked at; later events do not count.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or an order is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, OrderSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Order> order, DateTimeOffset asOf, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        OrderSummary.Kind.SummarizeBy(rows, key, order, comparer, new OrderTotals(asOf));

    /// <summary>Summarizes orders by calendar month.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="instant">
    /// The instant that decides the month of an order: <c>order => order.Placed</c> or <c>order => order.Promised</c>. An order for which it is null is
    /// left out.
    /// </param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <param name="asOf">The instant at which the orders are looked at; later events do not count.</param>
    /// <returns>The summaries of the months that have an order, in order; <see cref="SummaryGroups{TKey, TSummary}.OrEmpty"/> reads the others.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An order is <c>default</c>; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public static SummaryGroups<Period, OrderSummary> SummarizeByMonth(this IEnumerable<Order> orders, Func<Order, DateTimeOffset?> instant, TimeZoneInfo zone, DateTimeOffset asOf) =>
        OrderSummary.Kind.SummarizeByMonth(orders, instant, zone, new OrderTotals(asOf));
}
