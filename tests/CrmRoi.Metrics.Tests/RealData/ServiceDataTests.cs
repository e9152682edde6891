using System.Globalization;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests.RealData;

public class ServiceDataTests
{
    private static readonly ServiceRules Rules = new(new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, ReopenPolicy.LastResolution);

    [Fact]
    public void The_help_desk_agrees_with_the_independent_figures()
    {
        var expected = SharedData.Expected("helpdesk");
        var cases = HelpDesk();
        var summary = cases.Summarize(Rules);
        var time = expected["time_to_resolution_seconds"]!;

        Assert.Equal((long)expected["cases"]!, summary.Resolved);
        Assert.Equal(expected["same_day_share"].Exact(), summary.SameDayClosed.Value);
        Assert.Equal(time["mean"].Exact(), summary.TimeToResolution.Seconds.Mean);
        Assert.Equal(expected["mean_days_calendar"].Exact(), SampleMean(cases.Select(item => (item.LastResolved!.Value.Date - item.Opened.Date).Days)));
        Assert.Equal(SampleQuantile.Median(cases.Select(item => (decimal)item.TimeToResolution(ReopenPolicy.LastResolution)!.Value.TotalSeconds)), time["median"].Exact());
        Assert.Equal((double)time["median"]!, summary.TimeToResolution.Median!.Value.TotalSeconds, (double)time["median"]! * 0.01);
        Assert.Equal((double)time["max"]!, summary.TimeToResolution.Maximum!.Value.TotalSeconds);

        var reopened = expected["cases_by_number_of_activity_6_events"]!.AsObject();
        Assert.Equal(reopened.Where(item => item.Key != "1").Sum(item => (long)item.Value!), summary.Reopened);
        Assert.Equal(reopened.Sum(item => (long)item.Value! * (int.Parse(item.Key, CultureInfo.InvariantCulture) - 1)), summary.ReopensPerResolvedCase.Total);
    }

    [Fact]
    public void The_help_desk_agrees_month_by_month()
    {
        var expected = SharedData.Expected("helpdesk");
        var cases = HelpDesk();
        foreach (var (month, closed) in expected["closed_by_month"]!.AsObject())
        {
            var period = Period.Month(int.Parse(month[..4], CultureInfo.InvariantCulture), int.Parse(month[5..], CultureInfo.InvariantCulture), TimeZoneInfo.Utc);
            Assert.Equal((long)closed!, cases.ResolvedIn(period, ReopenPolicy.LastResolution).Count());
            Assert.Equal(expected["opened_by_month"]![month] is { } opened ? (long)opened : 0, cases.OpenedIn(period).Count());

            // The file calls a case open until its last event, so each is read without its reopenings here.
            var backlog = cases.Select(item => new SupportCase([new(item.Opened, CaseEventKind.Opened), new(item.LastResolved!.Value, CaseEventKind.Resolved)]))
                .Summarize(new ServiceRules(period.End.AddTicks(-1), TimeZoneInfo.Utc, ReopenPolicy.LastResolution)).Backlog;
            Assert.Equal((long)expected["backlog_open_at_month_end (opened <= last second of month, closed after)"]![month]!, backlog);
        }
    }

    [Fact]
    public void The_call_centre_agrees_with_the_independent_figures()
    {
        var expected = SharedData.Expected("callcenter");
        var calls = CallCentre();
        var byAgent = calls.SummarizeBy(call => call.Agent, call => call.Case, Rules);
        var load = byAgent.OpenedWorkload();
        var perDay = expected["cases_per_agent_per_day"]!;
        var quarter = new Period(new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2021, 4, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(8, load.Agents);
        Assert.Equal((long)perDay["agent_days_with_a_case"]!, load.ActiveDays);
        Assert.Equal(perDay["mean over agent-days with >=1 case"].Exact(), load.PerAgentAndActiveDay.Value);
        Assert.Equal(perDay["cases/(agents*distinct dates)"].Exact(), load.PerAgentAndCalendarDay(quarter, TimeZoneInfo.Utc).Value);

        var bySurvey = calls.SummarizeBy(call => call.Agent, call => call.Answer);
        foreach (var (agent, figures) in expected["by_agent"]!.AsObject())
        {
            Assert.Equal((long)figures!["cases"]!, byAgent[agent].Opened);
            Assert.Equal((long)figures["resolved"]!, byAgent[agent].Resolved);
            Assert.Equal(figures["cases_per_active_day"].Exact(), byAgent[agent].OpenedWorkload.PerAgentAndActiveDay.Value);
            Assert.Equal(figures["csat_mean"].Exact(), bySurvey[agent].Scores.Mean);
            Assert.Equal(figures["csat_top2box_4_5_over_rated"].Exact(), bySurvey[agent].CustomerSatisfaction().Value);
        }

        var survey = bySurvey.Total;
        Assert.Equal(expected["all"]!["answer_rate"].Exact(), survey.ResponseRate.Value);
        Assert.Equal(expected["all"]!["csat_mean"].Exact(), survey.Scores.Mean);
        Assert.Equal(expected["all"]!["csat_top2box_4_5_over_rated"].Exact(), survey.CustomerSatisfaction().Value);
        var promoters = new NetPromoterScore(survey.CountOf(5, 5), survey.CountOf(4, 4), survey.CountOf(1, 3));
        Assert.Equal((double)expected["nps_style_on_1_5 (5 promoters, 1-3 detractors) points"].Exact(), (double)promoters.Value!, 1e-13);
    }

    [Fact]
    public void First_contact_resolution_under_its_three_denominators_agrees_with_the_rows_counted_one_by_one()
    {
        var rules = new ServiceRules(Rules.AsOf, TimeZoneInfo.Utc, ReopenPolicy.LastResolution, firstContactWindow: TimeSpan.FromDays(7));
        var calls = SharedData.Rows("callcenter/Call-Center-Dataset.csv", ';').ToList();
        var summary = CallCentre().Select(call => call.Case).Summarize(rules);
        var resolved = calls.Count(cells => cells[6] == "Y");
        Assert.Equal(new Proportion(resolved, resolved), summary.FirstContactResolution);
        Assert.Equal(new Proportion(resolved, calls.Count), summary.FirstContactResolutionOfOpened);
        Assert.Equal(new Proportion(resolved, resolved), summary.OneTouchResolution);

        // The help desk's log has no replies, so the first resolution is the one contact, and what follows it within a week takes it back.
        var cases = SharedData.Rows("helpdesk/helpdesk.csv", ',').GroupBy(cells => cells[0], cells => (Activity: cells[1], At: Time(cells[2])))
            .Select(rows => rows.OrderBy(row => row.At).ThenBy(row => row.Activity == "6").ToList()).ToList();
        var kept = cases.Count(rows => rows.SkipWhile(row => row.Activity != "6").Take(2).ToList() is var end && (end.Count == 1 || end[1].At - end[0].At > TimeSpan.FromDays(7)));
        Assert.Equal(new Proportion(kept, cases.Count), HelpDesk().Summarize(rules).FirstContactResolution);
        Assert.InRange(kept, 1, cases.Count - 1);
    }

    private static decimal SampleMean(IEnumerable<int> values) => Moments.Of(values.Select(value => (decimal)value)).Mean!.Value;

    // Columns: case, activity, time. A case is opened by its first event and resolved by activity 6; whatever follows a resolution reopens it.
    private static SupportCase[] HelpDesk()
    {
        var log = SharedData.Rows("helpdesk/helpdesk.csv", ',').Select(cells => (Case: cells[0], Activity: cells[1], At: Time(cells[2])));
        return [.. log.GroupBy(row => row.Case).Select(rows => new SupportCase(Events([.. rows.OrderBy(row => row.At).ThenBy(row => row.Activity == "6").Select(row => (row.Activity, row.At))])))];
    }

    private static IEnumerable<CaseEvent> Events((string Activity, DateTimeOffset At)[] rows)
    {
        yield return new CaseEvent(rows[0].At, CaseEventKind.Opened);
        var resolved = false;
        foreach (var (activity, at) in rows)
        {
            if (resolved)
                yield return new CaseEvent(at, CaseEventKind.Reopened);
            resolved = activity == "6";
            if (resolved)
                yield return new CaseEvent(at, CaseEventKind.Resolved);
        }
    }

    private static List<(string Agent, SupportCase Case, SurveyAnswer Answer)> CallCentre() =>
        [.. SharedData.Rows("callcenter/Call-Center-Dataset.csv", ';').Select(cells =>
        {
            var at = new DateTimeOffset(DateTime.ParseExact(cells[2], "dd.MM.yyyy", CultureInfo.InvariantCulture), TimeSpan.Zero) + TimeSpan.FromDays(double.Parse(cells[3], CultureInfo.InvariantCulture));
            CaseEvent[] events = cells[6] == "Y" ? [new(at, CaseEventKind.Opened), new(at, CaseEventKind.Resolved)] : [new(at, CaseEventKind.Opened)];
            return (cells[1], new SupportCase(events), new SurveyAnswer(RatingScale.OneToFive, cells[9].Length == 0 ? null : int.Parse(cells[9], CultureInfo.InvariantCulture)));
        })];

    private static DateTimeOffset Time(string text) => new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), TimeSpan.Zero);
}
