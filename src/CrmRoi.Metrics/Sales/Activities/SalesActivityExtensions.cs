using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>From activities to summaries.</summary>
public static class SalesActivityExtensions
{
    /// <summary>The summary of activities.</summary>
    /// <param name="activities">The activities, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="activities"/> is null.</exception>
    /// <exception cref="ArgumentException">An activity is <c>default</c>; the message names its position.</exception>
    public static SalesActivitySummary Summarize(this IEnumerable<SalesActivity> activities) =>
        SummaryEngine.Summarize<SalesActivity, SalesActivitySummary, SalesActivityTotals>(activities, new SalesActivityTotals());

    /// <summary>The summaries of activities by a key of theirs.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="activities">The activities.</param>
    /// <param name="key">The key of an activity, never null.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or an activity is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, SalesActivitySummary> SummarizeBy<TKey>(this IEnumerable<SalesActivity> activities, Func<SalesActivity, TKey> key)
        where TKey : notnull =>
        activities.SummarizeBy(key, activity => activity);

    /// <summary>The summaries of activities by a key that stands in the caller's rows: rep, team, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="activity">The activity of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or an activity is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, SalesActivitySummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, SalesActivity> activity)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, SalesActivity, SalesActivitySummary, SalesActivityTotals>(rows, key, activity, new SalesActivityTotals());

#if NET8_0_OR_GREATER
    /// <summary>The summary of activities.</summary>
    /// <param name="activities">The activities, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentException">An activity is <c>default</c>; the message names its position.</exception>
    public static SalesActivitySummary Summarize(this ReadOnlySpan<SalesActivity> activities) =>
        SummaryEngine.Summarize<SalesActivity, SalesActivitySummary, SalesActivityTotals>(activities, new SalesActivityTotals());

    /// <summary>The summaries of activities by a key that stands in the caller's rows: rep, team, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="activity">The activity of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException">A key is null or an activity is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, SalesActivitySummary> SummarizeBy<TRow, TKey>(this ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, SalesActivity> activity)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, SalesActivity, SalesActivitySummary, SalesActivityTotals>(rows, key, activity, new SalesActivityTotals());
#endif

    /// <summary>The activities of a period.</summary>
    /// <param name="activities">The activities.</param>
    /// <param name="period">The period.</param>
    /// <returns>Those activities, in order, read as they are enumerated.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="activities"/> is null.</exception>
    public static IEnumerable<SalesActivity> OccurredIn(this IEnumerable<SalesActivity> activities, Period period) =>
        Guard.NotNull(activities).Where(activity => period.Contains(activity.Occurred));
}
