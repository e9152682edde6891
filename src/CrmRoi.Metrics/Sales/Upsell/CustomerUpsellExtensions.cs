namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes upsell by customer.</summary>
public static class CustomerUpsellExtensions
{
    /// <summary>Summarizes customers.</summary>
    /// <param name="customers">The customers.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> is null.</exception>
    /// <exception cref="ArgumentException">A customer is <c>default</c>; the message names its index.</exception>
    public static UpsellSummary Summarize(this IEnumerable<CustomerUpsell> customers) =>
        UpsellSummary.Kind.Summarize(customers);

    /// <summary>Summarizes customers by a key in the caller's rows: rep, region, segment.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="customer">The customer of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a customer is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, UpsellSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, CustomerUpsell> customer, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        UpsellSummary.Kind.SummarizeBy(rows, key, customer, comparer);
}
