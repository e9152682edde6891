using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>From quotes to summaries.</summary>
public static class QuoteExtensions
{
    /// <summary>The summary of quotes.</summary>
    /// <param name="quotes">The quotes, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="quotes"/> is null.</exception>
    /// <exception cref="ArgumentException">A quote is <c>default</c>; the message names its position.</exception>
    public static QuoteSummary Summarize(this IEnumerable<Quote> quotes) =>
        SummaryEngine.Summarize<Quote, QuoteSummary, QuoteTotals>(quotes, new QuoteTotals());

    /// <summary>The summaries of quotes by a key of theirs.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="quotes">The quotes.</param>
    /// <param name="key">The key of a quote, never null.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a quote is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, QuoteSummary> SummarizeBy<TKey>(this IEnumerable<Quote> quotes, Func<Quote, TKey> key)
        where TKey : notnull =>
        quotes.SummarizeBy(key, quote => quote);

    /// <summary>The summaries of quotes by a key that stands in the caller's rows: rep, team, product, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="quote">The quote of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a quote is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, QuoteSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Quote> quote)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, Quote, QuoteSummary, QuoteTotals>(rows, key, quote, new QuoteTotals());

#if NET8_0_OR_GREATER
    /// <summary>The summary of quotes.</summary>
    /// <param name="quotes">The quotes, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentException">A quote is <c>default</c>; the message names its position.</exception>
    public static QuoteSummary Summarize(this ReadOnlySpan<Quote> quotes) =>
        SummaryEngine.Summarize<Quote, QuoteSummary, QuoteTotals>(quotes, new QuoteTotals());

    /// <summary>The summaries of quotes by a key that stands in the caller's rows: rep, team, product, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="quote">The quote of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a quote is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, QuoteSummary> SummarizeBy<TRow, TKey>(this ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, Quote> quote)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, Quote, QuoteSummary, QuoteTotals>(rows, key, quote, new QuoteTotals());
#endif
}
