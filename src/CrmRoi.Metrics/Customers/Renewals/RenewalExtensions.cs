using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>Turns contracts up for renewal into summaries.</summary>
public static class RenewalExtensions
{
    /// <summary>Summarizes contracts.</summary>
    /// <param name="renewals">The contracts up for renewal, usually those due in one period.</param>
    /// <param name="asOf">The instant at which the data end: a contract renewed later counts as not renewed yet.</param>
    /// <param name="gracePeriod">How long after its due date a renewal still counts as on time, 0 or more.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="renewals"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gracePeriod"/> is negative.</exception>
    /// <exception cref="ArgumentException">A renewal is <c>default</c>; the message names its index.</exception>
    public static RenewalSummary Summarize(this IEnumerable<Renewal> renewals, DateTimeOffset asOf, TimeSpan gracePeriod) =>
        RenewalSummary.Kind.Summarize(renewals, new RenewalTotals(asOf, gracePeriod));

    /// <summary>Summarizes contracts by a key in the caller's rows: segment, account manager, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="renewal">The contract of a row.</param>
    /// <param name="asOf">The instant at which the data end: a contract renewed later counts as not renewed yet.</param>
    /// <param name="gracePeriod">How long after its due date a renewal still counts as on time, 0 or more.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gracePeriod"/> is negative.</exception>
    /// <exception cref="ArgumentException">A key is null or a renewal is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, RenewalSummary> SummarizeBy<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Renewal> renewal, DateTimeOffset asOf, TimeSpan gracePeriod, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        RenewalSummary.Kind.SummarizeBy(rows, key, renewal, comparer, new RenewalTotals(asOf, gracePeriod));

    /// <summary>Summarizes contracts by calendar month.</summary>
    /// <param name="renewals">The contracts.</param>
    /// <param name="instant">The instant that decides the month of a renewal, for example <c>renewal => renewal.Due</c>. A renewal for which it is null is
    /// left out.</param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <param name="asOf">The instant at which the data end: a contract renewed later counts as not renewed yet.</param>
    /// <param name="gracePeriod">How long after its due date a renewal still counts as on time, 0 or more.</param>
    /// <returns>The summaries of the months that have a renewal, in order; <see cref="SummaryGroups{TKey, TSummary}.OrEmpty"/> reads the others.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A renewal is <c>default</c>; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199, or <paramref name="gracePeriod"/> is negative.</exception>
    public static SummaryGroups<Period, RenewalSummary> SummarizeByMonth(this IEnumerable<Renewal> renewals, Func<Renewal, DateTimeOffset?> instant, TimeZoneInfo zone, DateTimeOffset asOf, TimeSpan gracePeriod) =>
        RenewalSummary.Kind.SummarizeByMonth(renewals, instant, zone, new RenewalTotals(asOf, gracePeriod));

    /// <summary>Filters the contracts due in a period.</summary>
    /// <param name="renewals">The contracts.</param>
    /// <param name="period">The period of the due date.</param>
    /// <returns>Those contracts, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="renewals"/> is null.</exception>
    public static IEnumerable<Renewal> DueIn(this IEnumerable<Renewal> renewals, Period period) =>
        Guard.NotNull(renewals).Where(renewal => period.Contains(renewal.Due));

    /// <summary>Filters the rows whose contract is due in a period.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="period">The period of the due date.</param>
    /// <param name="renewal">The contract of a row.</param>
    /// <returns>Those rows with their keys, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="renewal"/> is null.</exception>
    public static IEnumerable<TRow> DueIn<TRow>(this IEnumerable<TRow> rows, Period period, Func<TRow, Renewal> renewal)
    {
        Guard.NotNull(rows);
        Guard.NotNull(renewal);
        return rows.Where(row => period.Contains(renewal(row).Due));
    }
}
