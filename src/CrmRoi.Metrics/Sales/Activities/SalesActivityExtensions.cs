using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes activities and filters the activities of a period.</summary>
public static class SalesActivityExtensions
{
    /// <summary>Summarizes activities.</summary>
    /// <param name="activities">The activities.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="activities"/> is null.</exception>
    /// <exception cref="ArgumentException">An activity is <c>default</c>; the message names its index.</exception>
    public static SalesActivitySummary Summarize(this IEnumerable<SalesActivity> activities) =>
        SalesActivitySummary.Kind.Summarize(activities);

    /// <summary>Summarizes activities by a key in the caller's rows: rep, team, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="activity">The activity of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or an activity is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, SalesActivitySummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, SalesActivity> activity, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        SalesActivitySummary.Kind.SummarizeBy(rows, key, activity, comparer);

    /// <summary>Summarizes activities by calendar month.</summary>
    /// <param name="activities">The activities.</param>
    /// <param name="instant">The instant that decides the month of an activity: <c>activity => activity.Occurred</c>. An activity for which it is null is
    /// left out.</param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>The summaries of the months that have an activity, in order; <see cref="SummaryGroups{TKey, TSummary}.OrEmpty"/> reads the
    /// others.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">An activity is <c>default</c>; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public static SummaryGroups<Period, SalesActivitySummary> SummarizeByMonth(this IEnumerable<SalesActivity> activities, Func<SalesActivity, DateTimeOffset?> instant, TimeZoneInfo zone) =>
        SalesActivitySummary.Kind.SummarizeByMonth(activities, instant, zone);

    /// <summary>Filters the activities of a period.</summary>
    /// <param name="activities">The activities.</param>
    /// <param name="period">The period.</param>
    /// <returns>Those activities, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="activities"/> is null.</exception>
    public static IEnumerable<SalesActivity> OccurredIn(this IEnumerable<SalesActivity> activities, Period period) =>
        Guard.NotNull(activities).Where(activity => period.Contains(activity.Occurred));

    /// <summary>Filters the rows whose activity occurred in a period.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="period">The period of the activity.</param>
    /// <param name="activity">The activity of a row.</param>
    /// <returns>Those rows with their keys, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="activity"/> is null.</exception>
    public static IEnumerable<TRow> OccurredIn<TRow>(this IEnumerable<TRow> rows, Period period, Func<TRow, SalesActivity> activity)
    {
        Guard.NotNull(rows);
        Guard.NotNull(activity);
        return rows.Where(row => period.Contains(activity(row).Occurred));
    }
}
