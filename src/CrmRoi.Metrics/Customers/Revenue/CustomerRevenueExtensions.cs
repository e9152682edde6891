namespace CrmRoi.Metrics.Customers;

/// <summary>Turns the recurring revenue of customers into summaries.</summary>
public static class CustomerRevenueExtensions
{
    /// <summary>Summarizes customers.</summary>
    /// <param name="customers">The recurring revenue, one fact per customer.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> is null.</exception>
    /// <exception cref="ArgumentException">A fact is <c>default</c>; the message names its index.</exception>
    public static RevenueRetentionSummary Summarize(this IEnumerable<CustomerRevenue> customers) =>
        RevenueRetentionSummary.Kind.Summarize(customers);

    /// <summary>Summarizes customers by a key in the caller's rows: contract, segment, region.</summary>
    /// <typeparam name="TRow">The type of the rows, one row per customer.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="customer">The recurring revenue of a row's customer.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a fact is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, RevenueRetentionSummary> SummarizeBy<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, CustomerRevenue> customer, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        RevenueRetentionSummary.Kind.SummarizeBy(rows, key, customer, comparer);
}
