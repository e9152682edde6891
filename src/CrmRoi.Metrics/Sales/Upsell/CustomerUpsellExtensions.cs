using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>From customers to summaries.</summary>
public static class CustomerUpsellExtensions
{
    /// <summary>The summary of customers.</summary>
    /// <param name="customers">The customers, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="customers"/> is null.</exception>
    /// <exception cref="ArgumentException">A customer is <c>default</c>; the message names its position.</exception>
    public static UpsellSummary Summarize(this IEnumerable<CustomerUpsell> customers) =>
        SummaryEngine.Summarize<CustomerUpsell, UpsellSummary, UpsellTotals>(customers, new UpsellTotals());

    /// <summary>The summaries of customers by a key of theirs.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="customers">The customers.</param>
    /// <param name="key">The key of a customer, never null.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a customer is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, UpsellSummary> SummarizeBy<TKey>(this IEnumerable<CustomerUpsell> customers, Func<CustomerUpsell, TKey> key)
        where TKey : notnull =>
        customers.SummarizeBy(key, customer => customer);

    /// <summary>The summaries of customers by a key that stands in the caller's rows: rep, region, segment.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="customer">The customer of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a customer is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, UpsellSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, CustomerUpsell> customer)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, CustomerUpsell, UpsellSummary, UpsellTotals>(rows, key, customer, new UpsellTotals());

#if NET8_0_OR_GREATER
    /// <summary>The summary of customers.</summary>
    /// <param name="customers">The customers, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentException">A customer is <c>default</c>; the message names its position.</exception>
    public static UpsellSummary Summarize(this ReadOnlySpan<CustomerUpsell> customers) =>
        SummaryEngine.Summarize<CustomerUpsell, UpsellSummary, UpsellTotals>(customers, new UpsellTotals());

    /// <summary>The summaries of customers by a key that stands in the caller's rows: rep, region, segment.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="customer">The customer of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a customer is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, UpsellSummary> SummarizeBy<TRow, TKey>(this ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, CustomerUpsell> customer)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, CustomerUpsell, UpsellSummary, UpsellTotals>(rows, key, customer, new UpsellTotals());
#endif
}
