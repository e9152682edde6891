namespace CrmRoi.Metrics.Sales;

/// <summary>From deals to the time that it takes to win, as of an instant.</summary>
public static class TimeToWinExtensions
{
    /// <summary>The time to win of deals, as of an instant: what was decided later counts as open, what was opened later is left out and counted.</summary>
    /// <param name="deals">The deals, any number of them.</param>
    /// <param name="asOf">The instant, usually the one at which the data end.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    public static TimeToWinSummary SummarizeTimeToWin(this IEnumerable<Deal> deals, DateTimeOffset asOf) =>
        TimeToWinSummary.Kind.Summarize(deals, new TimeToWinTotals(asOf));

    /// <summary>The times to win of deals, as of an instant, by a key that stands in the caller's rows: rep, team, product, creation cohort.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <param name="asOf">The instant, usually the one at which the data end.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a deal is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, TimeToWinSummary> SummarizeTimeToWinBy<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Deal> deal, DateTimeOffset asOf)
        where TKey : notnull =>
        TimeToWinSummary.Kind.SummarizeBy(rows, key, deal, null, new TimeToWinTotals(asOf));
}
