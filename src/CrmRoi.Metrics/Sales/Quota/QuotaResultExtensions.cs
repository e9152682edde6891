using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>From results to summaries.</summary>
public static class QuotaResultExtensions
{
    /// <summary>The summary of results.</summary>
    /// <param name="results">The results, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is null.</exception>
    /// <exception cref="ArgumentException">A result is <c>default</c>; the message names its position.</exception>
    public static QuotaSummary Summarize(this IEnumerable<QuotaResult> results) =>
        SummaryEngine.Summarize<QuotaResult, QuotaSummary, QuotaTotals>(results, new QuotaTotals());

    /// <summary>The summaries of results by a key of theirs.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="results">The results.</param>
    /// <param name="key">The key of a result, never null.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a result is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, QuotaSummary> SummarizeBy<TKey>(this IEnumerable<QuotaResult> results, Func<QuotaResult, TKey> key)
        where TKey : notnull =>
        results.SummarizeBy(key, result => result);

    /// <summary>The summaries of results by a key that stands in the caller's rows: team, region, quarter.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="result">The result of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a result is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, QuotaSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, QuotaResult> result)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, QuotaResult, QuotaSummary, QuotaTotals>(rows, key, result, new QuotaTotals());

#if NET8_0_OR_GREATER
    /// <summary>The summary of results.</summary>
    /// <param name="results">The results, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentException">A result is <c>default</c>; the message names its position.</exception>
    public static QuotaSummary Summarize(this ReadOnlySpan<QuotaResult> results) =>
        SummaryEngine.Summarize<QuotaResult, QuotaSummary, QuotaTotals>(results, new QuotaTotals());

    /// <summary>The summaries of results by a key that stands in the caller's rows: team, region, quarter.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="result">The result of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a result is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, QuotaSummary> SummarizeBy<TRow, TKey>(this ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, QuotaResult> result)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, QuotaResult, QuotaSummary, QuotaTotals>(rows, key, result, new QuotaTotals());
#endif
}
