namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes quotes.</summary>
public static class QuoteExtensions
{
    /// <summary>Summarizes quotes.</summary>
    /// <param name="quotes">The quotes.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="quotes"/> is null.</exception>
    /// <exception cref="ArgumentException">A quote is <c>default</c>; the message names its index.</exception>
    public static QuoteSummary Summarize(this IEnumerable<Quote> quotes) =>
        QuoteSummary.Kind.Summarize(quotes);

    /// <summary>Summarizes quotes by a key in the caller's rows: rep, team, product, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="quote">The quote of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a quote is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, QuoteSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Quote> quote, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        QuoteSummary.Kind.SummarizeBy(rows, key, quote, comparer);

    /// <summary>Summarizes quotes by calendar month.</summary>
    /// <param name="quotes">The quotes.</param>
    /// <param name="instant">
    /// The instant that decides the month of a quote: <c>quote => quote.Sent</c> or <c>quote => quote.Requested</c>. A quote for which it is null is left
    /// out.
    /// </param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>The summaries of the months that have a quote, in order; <see cref="SummaryGroups{TKey, TSummary}.OrEmpty"/> reads the others.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A quote is <c>default</c>; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public static SummaryGroups<Period, QuoteSummary> SummarizeByMonth(this IEnumerable<Quote> quotes, Func<Quote, DateTimeOffset?> instant, TimeZoneInfo zone) =>
        QuoteSummary.Kind.SummarizeByMonth(quotes, instant, zone);
}
