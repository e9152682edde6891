#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes deals and filters the deals of a period.</summary>
public static class DealExtensions
{
    /// <summary>Summarizes deals.</summary>
    /// <param name="deals">The deals.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    public static SalesSummary Summarize(this IEnumerable<Deal> deals) =>
        SummaryEngine.Summarize(SalesSummary.Kind, deals, default(SalesTotals), SalesBlock.OfSize);

    /// <summary>Summarizes deals by a key in the caller's rows: rep, team, region, product, campaign.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a deal is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, SalesSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Deal> deal, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy(SalesSummary.Kind, rows, key, deal, comparer, default(SalesTotals), SalesBlock.OfSize);

#if NET8_0_OR_GREATER
    /// <summary>Summarizes deals.</summary>
    /// <param name="deals">The deals.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    [OverloadResolutionPriority(-1)] // for an array the overload for IEnumerable is chosen, which refuses null
    public static SalesSummary Summarize(this ReadOnlySpan<Deal> deals) =>
        SummaryEngine.Summarize(SalesSummary.Kind, deals, default(SalesTotals), SalesBlock.OfSize);
#endif

    /// <summary>Summarizes deals by calendar month.</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="instant">
    /// The instant that decides the month of a deal: <c>deal => deal.Closed</c> or <c>deal => deal.Opened</c>. A deal for which it is null is left out.
    /// </param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>The summaries of the months that have a deal, in order; <see cref="SummaryGroups{TKey, TSummary}.OrEmpty"/> reads the others.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public static SummaryGroups<Period, SalesSummary> SummarizeByMonth(this IEnumerable<Deal> deals, Func<Deal, DateTimeOffset?> instant, TimeZoneInfo zone) =>
        SalesSummary.Kind.SummarizeByMonth(deals, instant, zone);

    /// <summary>Filters the deals that were won or lost in a period. Open deals are left out.</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="period">The period of closing.</param>
    /// <returns>Those deals, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    public static IEnumerable<Deal> ClosedIn(this IEnumerable<Deal> deals, Period period) =>
        Guard.NotNull(deals).Where(deal => deal.Closed is { } closed && period.Contains(closed));

    /// <summary>Filters the deals that were opened in a period, whether won, lost or open: a creation cohort.</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="period">The period of opening.</param>
    /// <returns>Those deals, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    public static IEnumerable<Deal> OpenedIn(this IEnumerable<Deal> deals, Period period) =>
        Guard.NotNull(deals).Where(deal => period.Contains(deal.Opened));

    /// <summary>The deals as they stood at an instant: deals opened by then, open if they were decided later.</summary>
    /// <param name="deals">The deals.</param>
    /// <param name="instant">The instant.</param>
    /// <returns>Those deals, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    public static IEnumerable<Deal> AsOf(this IEnumerable<Deal> deals, DateTimeOffset instant) =>
        Guard.NotNull(deals).Where(deal => deal.Opened <= instant).Select(deal => deal.AsOf(instant));

    /// <summary>
    /// Each deal as it stood after the same time under observation, so that early and late cohorts can be compared. Deals not yet observed
    /// for that long are left out; deals decided later count as open.
    /// </summary>
    /// <param name="deals">The deals.</param>
    /// <param name="followUp">How long each deal is observed from its opening; not negative.</param>
    /// <param name="observedUntil">The instant at which the data end.</param>
    /// <returns>Those deals, in order; they are read while you enumerate.</returns>
    /// <remarks>
    /// Deals opened after a go-live and already closed are necessarily short: comparing them with all earlier deals makes the CRM look better than it is.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="followUp"/> is negative.</exception>
    public static IEnumerable<Deal> AtEqualFollowUp(this IEnumerable<Deal> deals, TimeSpan followUp, DateTimeOffset observedUntil)
    {
        Guard.NotNull(deals);
        Guard.NotNegative(followUp);
        return deals.Where(deal => observedUntil - deal.Opened >= followUp).Select(deal => deal.AsOf(deal.Opened + followUp));
    }
}
