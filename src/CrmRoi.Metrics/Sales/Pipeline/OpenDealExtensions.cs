using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>From open deals to the summary of a pipeline.</summary>
public static class OpenDealExtensions
{
    /// <summary>The summary of open deals.</summary>
    /// <param name="deals">The open deals, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    public static PipelineSummary Summarize(this IEnumerable<OpenDeal> deals) =>
        PipelineSummary.Kind.Summarize(deals);

    /// <summary>The summaries of open deals by a key that stands in the caller's rows: rep, team, month of the expected close.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="deal">The open deal of a row.</param>
    /// <param name="comparer">What makes two keys equal; the default of their type without one.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a deal is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, PipelineSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, OpenDeal> deal, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        PipelineSummary.Kind.SummarizeBy(rows, key, deal, comparer);

    /// <summary>The open deals that are expected to close in a period.</summary>
    /// <param name="deals">The open deals.</param>
    /// <param name="period">The period of the expected close.</param>
    /// <returns>Those deals, in order, read as they are enumerated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    public static IEnumerable<OpenDeal> ExpectedIn(this IEnumerable<OpenDeal> deals, Period period) =>
        Guard.NotNull(deals).Where(deal => period.Contains(deal.ExpectedClose));
}
