using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>
/// The deals before and after the CRM went live. Money is by date of closing, over equally many calendar months on either side. Speed and win rate are by
/// date of opening, each deal as it stood after the same time: deals opened after go-live and already closed are necessarily short.
/// </summary>
internal sealed class Comparison
{
    private const int MonthsForTrend = 24;

    private readonly DateTimeOffset _end;

    private Comparison(IReadOnlyList<DealRow> rows, ComparisonPeriods periods, int monthsOnRecord, DateTimeOffset end, string? control)
    {
        _end = end;
        Periods = periods;
        MonthsOnRecord = Math.Min(monthsOnRecord, MonthsForTrend);
        var teams = rows.ToLookup(row => control is not null && row.Control.Equals(control, StringComparison.OrdinalIgnoreCase));
        (Treated, Control) = ([.. teams[false]], [.. teams[true]]);
        FollowUp = TimeSpan.FromDays(Math.Floor(periods.After.Duration.TotalDays / 3));
        CohortPeriods = new ComparisonPeriods(
            new Period(periods.Before.Start, periods.Before.End - FollowUp), new Period(periods.After.Start, periods.After.End - FollowUp), periods.GoLive, periods.Zone);
        var deals = Treated.Select(row => row.Deal);
        Closed = deals.CompareBeforeAndAfter(periods, FollowUp, end);
        Cohorts = deals.CompareBeforeAndAfter(CohortPeriods, FollowUp, end);
        Revenue = periods.ChangeByIndependentMonths(month => In(Treated, month).WonAmount);
        GrossProfit = Closed.Before.WonWithKnownCost > 0 && Closed.After.WonWithKnownCost > 0 ? periods.ChangeByIndependentMonths(month => In(Treated, month).GrossProfit) : null;
    }

    public ComparisonPeriods Periods { get; }

    /// <summary>How many whole months before the go-live are on record, up to the number that shows a trend.</summary>
    public int MonthsOnRecord { get; }

    /// <summary>The parts of both periods whose deals are observed to the end of the follow-up; the earlier deals without the CRM.</summary>
    public ComparisonPeriods CohortPeriods { get; }

    public TimeSpan FollowUp { get; }

    /// <summary>The deals of those who got the CRM; all deals without a control group.</summary>
    public IReadOnlyList<DealRow> Treated { get; }

    /// <summary>The deals of those who did not get the CRM.</summary>
    public IReadOnlyList<DealRow> Control { get; }

    /// <summary>By the deals closed in each period.</summary>
    public SalesBeforeAndAfter Closed { get; }

    /// <summary>By the deals opened in each cohort, observed equally long.</summary>
    public SalesBeforeAndAfter Cohorts { get; }

    /// <summary>The change of revenue per month.</summary>
    public Change Revenue { get; }

    /// <summary>The change of gross profit per month. Null if the cost of the deals is unknown.</summary>
    public Change? GrossProfit { get; }

    /// <summary>
    /// The change of revenue per month with the range that the months allow: the same months on both sides, without a trend. Null if they are not whole
    /// months.
    /// </summary>
    public EffectEstimate? RevenueEffect => EffectOf(deals => deals.WonAmount);

    /// <summary>The same for gross profit.</summary>
    public EffectEstimate? GrossProfitEffect => EffectOf(deals => deals.GrossProfit);

    /// <summary>Null without a whole month of deals on either side.</summary>
    public static Comparison? Of(IReadOnlyList<DealRow> rows, DateTimeOffset goLive, TimeZoneInfo zone, ReportSettings settings)
    {
        if (Calendar.Covered(rows) is not { } covered)
            return null;
        var control = settings.Control is { } pair ? CommandLine.Pair("--control", pair).Value : null;
        if (control is not null && !rows.Any(row => row.Control.Equals(control, StringComparison.OrdinalIgnoreCase)))
            throw new OptionException($"no deal has {settings.Control}, which --control names");
        var onRecord = WholeMonths(covered.Start, goLive, zone);
        var months = Math.Min(onRecord, WholeMonths(goLive, covered.End, zone));
        return months < 1 ? null : new Comparison(rows, ComparisonPeriods.AroundGoLive(goLive, months, zone), onRecord, covered.End, control);
    }

    /// <summary>The deals closed in a period.</summary>
    public static SalesSummary In(IEnumerable<DealRow> rows, Period period) => rows.Select(row => row.Deal).ClosedIn(period).Summarize();

    /// <summary>The time to win a deal of a cohort.</summary>
    public TimeToWinSummary TimeToWin(Period cohort) => Treated.Select(row => row.Deal).OpenedIn(cohort).SummarizeTimeToWin(_end);

    private EffectEstimate? EffectOf(Func<SalesSummary, decimal> figure) =>
        Periods.AreWholeMonths ? MonthlySeries.Of(Periods, month => figure(In(Treated, month)), (int)Periods.MonthsBefore).StepWithMonthEffects() : null;

    private static int WholeMonths(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone) =>
        from >= to ? 0 : new Period(from, to).CalendarMonths(zone).Count(month => month.Start >= from && month.End <= to);
}
