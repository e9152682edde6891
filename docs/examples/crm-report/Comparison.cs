using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>
/// The deals before and after the CRM went live. Money by the date of closing, over as many calendar months on either side. Speed and win rate by the date of
/// opening, each deal as it stood after the same time: deals opened after go-live and already closed are short by construction.
/// </summary>
internal sealed class Comparison
{
    private readonly IReadOnlyList<Deal> _deals;
    private readonly DateTimeOffset _end;

    private Comparison(IReadOnlyList<Deal> deals, IReadOnlyDictionary<DateTime, SalesSummary> byMonth, ComparisonPeriods periods, DateTimeOffset end)
    {
        _deals = deals;
        _end = end;
        Periods = periods;
        FollowUp = TimeSpan.FromDays(Math.Floor(periods.After.Duration.TotalDays / 3));
        CohortPeriods = new ComparisonPeriods(
            new Period(periods.Before.Start, periods.Before.End - FollowUp), new Period(periods.After.Start, periods.After.End - FollowUp), periods.GoLive, periods.Zone);
        Closed = deals.CompareBeforeAndAfter(periods, FollowUp, end);
        Cohorts = deals.CompareBeforeAndAfter(CohortPeriods, FollowUp, end);
        Revenue = periods.ChangeByMonth(month => In(month).WonAmount);
        GrossProfit = Closed.Before.WonWithKnownCost > 0 && Closed.After.WonWithKnownCost > 0 ? periods.ChangeByMonth(month => In(month).GrossProfit) : null;

        SalesSummary In(Period month) => byMonth.TryGetValue(month.Start.UtcDateTime, out var summary) ? summary : SalesSummary.Empty;
    }

    public ComparisonPeriods Periods { get; }

    /// <summary>The parts of both periods whose deals are watched to the end of the follow-up, the earlier ones without the CRM.</summary>
    public ComparisonPeriods CohortPeriods { get; }

    public TimeSpan FollowUp { get; }

    /// <summary>By the deals closed in each period.</summary>
    public SalesBeforeAndAfter Closed { get; }

    /// <summary>By the deals opened in each cohort, watched equally long.</summary>
    public SalesBeforeAndAfter Cohorts { get; }

    /// <summary>The change of revenue a month.</summary>
    public Change Revenue { get; }

    /// <summary>The change of gross profit a month. Null where the cost of the deals is not known.</summary>
    public Change? GrossProfit { get; }

    /// <summary>Null where there is not one whole month of deals on either side.</summary>
    public static Comparison? Of(IReadOnlyList<Deal> deals, IReadOnlyDictionary<DateTime, SalesSummary> byMonth, DateTimeOffset goLive)
    {
        var opened = deals.Select(deal => deal.Opened).Where(date => date != DealFile.NotYetOpened).ToList();
        if (opened.Count == 0)
            return null;
        var end = deals.Select(deal => deal.Closed ?? DateTimeOffset.MinValue).Concat(opened).Max().AddDays(1);
        var months = Math.Min(WholeMonths(opened.Min(), goLive), WholeMonths(goLive, end));
        return months < 1 ? null : new Comparison(deals, byMonth, ComparisonPeriods.AroundGoLive(goLive, months, TimeZoneInfo.Utc), end);
    }

    /// <summary>How long it takes to win a deal of a cohort.</summary>
    public TimeToWinSummary TimeToWin(Period cohort) => _deals.OpenedIn(cohort).SummarizeTimeToWin(_end);

    private static int WholeMonths(DateTimeOffset from, DateTimeOffset to) =>
        from >= to ? 0 : new Period(from, to).CalendarMonths(TimeZoneInfo.Utc).Count(month => month.Start >= from && month.End <= to);
}
