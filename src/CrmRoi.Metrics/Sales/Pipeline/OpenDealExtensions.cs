using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes open deals and filters the open deals of a period.</summary>
public static class OpenDealExtensions
{
    /// <summary>Summarizes open deals.</summary>
    /// <param name="deals">The open deals.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    public static PipelineSummary Summarize(this IEnumerable<OpenDeal> deals) =>
        PipelineSummary.Kind.Summarize(deals);

    /// <summary>Summarizes open deals by a key in the caller's rows: rep, team, month of the expected close.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="deal">The open deal of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a deal is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, PipelineSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, OpenDeal> deal, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        PipelineSummary.Kind.SummarizeBy(rows, key, deal, comparer);

    /// <summary>Summarizes open deals by calendar month.</summary>
    /// <param name="deals">The open deals.</param>
    /// <param name="instant">The instant that decides the month of a deal: <c>deal => deal.ExpectedClose</c>. A deal for which it is null is left
    /// out.</param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>The summaries of the months that have a deal, in order; <see cref="SummaryGroups{TKey, TSummary}.OrEmpty"/> reads the others.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public static SummaryGroups<Period, PipelineSummary> SummarizeByMonth(this IEnumerable<OpenDeal> deals, Func<OpenDeal, DateTimeOffset?> instant, TimeZoneInfo zone) =>
        PipelineSummary.Kind.SummarizeByMonth(deals, instant, zone);

    /// <summary>Filters the open deals that are expected to close in a period.</summary>
    /// <param name="deals">The open deals.</param>
    /// <param name="period">The period of the expected close.</param>
    /// <returns>Those deals, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    public static IEnumerable<OpenDeal> ExpectedIn(this IEnumerable<OpenDeal> deals, Period period) =>
        Guard.NotNull(deals).Where(deal => period.Contains(deal.ExpectedClose));

    /// <summary>Filters the rows whose open deal is expected to close in a period.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="period">The period of the expected close.</param>
    /// <param name="deal">The open deal of a row.</param>
    /// <returns>Those rows with their keys, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="deal"/> is null.</exception>
    public static IEnumerable<TRow> ExpectedIn<TRow>(this IEnumerable<TRow> rows, Period period, Func<TRow, OpenDeal> deal)
    {
        Guard.NotNull(rows);
        Guard.NotNull(deal);
        return rows.Where(row => period.Contains(deal(row).ExpectedClose));
    }
}
