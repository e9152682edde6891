using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Service;

/// <summary>From event logs to cases and from cases to workloads, against plain LINQ.</summary>
[Properties(Arbitrary = [typeof(ServiceGenerators)])]
public class CaseExtensionsTests
{
    private static readonly DateTimeOffset T = new(2024, 5, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ServiceRules Rules = new(T.AddHours(100), TimeZoneInfo.Utc, ReopenPolicy.LastResolution);

    [Property]
    public void A_log_folds_into_the_cases_that_its_numbers_make_one_by_one(CaseEvent[][] logs, int seed)
    {
        // The first event of each third case is left out: it has no opening, or another that contradicts.
        var rows = logs.SelectMany((log, number) => log.Skip(number % 3 == 2 ? 1 : 0).Select(item => (Number: number, Event: item))).ToArray();
        new Random(seed).Shuffle(rows);

        var folded = rows.FoldIntoCases(row => row.Number, row => row.Event);

        Assert.Equal(rows.Select(row => row.Number).Distinct(), folded.Select(each => each.Key));
        foreach (var (number, folding) in folded)
        {
            var expected = SupportCase.Check(rows.Where(row => row.Number == number).Select(row => row.Event));
            Assert.Equal((expected.IsValid, expected.Error), (folding.IsValid, folding.Error));
            if (expected.IsValid)
                Assert.Equal(expected.OrThrow(), folding.OrThrow());
        }
    }

    [Fact]
    public void A_log_of_nothing_makes_no_case_and_a_row_without_a_number_is_named()
    {
        Assert.Empty(Array.Empty<(string Number, CaseEvent Event)>().FoldIntoCases(row => row.Number, row => row.Event));
        (string? Number, CaseEvent Event)[] rows = [("a", new(T, CaseEventKind.Opened)), (null, new(T, CaseEventKind.Replied))];
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => rows.FoldIntoCases(row => row.Number!, row => row.Event)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_argument_is_named()
    {
        (int Number, CaseEvent Event)[]? none = null;
        Assert.Throws<ArgumentNullException>("rows", () => none!.FoldIntoCases(row => row.Number, row => row.Event));
        Assert.Throws<ArgumentNullException>("caseKey", () => Array.Empty<(int Number, CaseEvent Event)>().FoldIntoCases<(int Number, CaseEvent Event), int>(null!, row => row.Event));
        Assert.Throws<ArgumentNullException>("caseEvent", () => Array.Empty<(int Number, CaseEvent Event)>().FoldIntoCases(row => row.Number, null!));
        SupportCase[]? cases = null;
        Assert.Throws<ArgumentNullException>("cases", () => cases!.OpenedIn(new Period(T, T.AddHours(1))));
        Assert.Throws<ArgumentNullException>("cases", () => cases!.ResolvedIn(new Period(T, T.AddHours(1)), ReopenPolicy.FirstResolution));
        Assert.Throws<ArgumentNullException>("rules", () => Array.Empty<SupportCase>().Summarize(null!));
        int[]? rows = null;
        Assert.Throws<ArgumentNullException>("rows", () => rows!.OpenedIn(new Period(T, T.AddHours(1)), _ => Case(0)));
        Assert.Throws<ArgumentNullException>("supportCase", () => Array.Empty<int>().OpenedIn(new Period(T, T.AddHours(1)), null!));
        Assert.Throws<ArgumentNullException>("rows", () => rows!.ResolvedIn(new Period(T, T.AddHours(1)), ReopenPolicy.FirstResolution, _ => Case(0)));
        Assert.Throws<ArgumentNullException>("supportCase", () => Array.Empty<int>().ResolvedIn(new Period(T, T.AddHours(1)), ReopenPolicy.FirstResolution, null!));
        SummaryGroups<int, ServiceSummary>? agents = null;
        Assert.Throws<ArgumentNullException>("agents", () => agents!.OpenedWorkload());
        Assert.Throws<ArgumentNullException>("agents", () => agents!.ResolvedWorkload());
    }

    [Fact]
    public void A_period_holds_its_start_and_not_its_end()
    {
        var reopened = Case(0, (2, CaseEventKind.Resolved), (3, CaseEventKind.Reopened), (5, CaseEventKind.Resolved));
        SupportCase[] cases = [reopened, Case(1), Case(2, (5, CaseEventKind.Resolved))];

        Assert.Equal([cases[0], cases[1]], cases.OpenedIn(Hours(0, 2)));
        Assert.Equal([cases[1]], cases.OpenedIn(Hours(1, 2)));
        Assert.Equal([reopened], cases.ResolvedIn(Hours(2, 3), ReopenPolicy.FirstResolution));
        Assert.Empty(cases.ResolvedIn(Hours(0, 2), ReopenPolicy.FirstResolution));
        Assert.Equal([cases[2]], cases.ResolvedIn(Hours(3, 6), ReopenPolicy.FirstResolution));
        Assert.Equal([reopened, cases[2]], cases.ResolvedIn(Hours(5, 6), ReopenPolicy.LastResolution));
        Assert.Empty(cases.ResolvedIn(Hours(4, 5), ReopenPolicy.LastResolution));
    }

    [Property]
    public void The_workload_of_agents_is_counted_case_by_case(SupportCase[] cases)
    {
        static int AgentOf(SupportCase item) => item.Opened.Minute % 3;
        var rules = new ServiceRules(ServiceGenerators.Begin.AddDays(20), TimeZoneInfo.Utc, ReopenPolicy.FirstResolution);
        var agents = cases.SummarizeBy(AgentOf, item => item, rules);

        var known = cases.Where(item => item.Opened <= rules.AsOf).Select(item => item.AsOf(rules.AsOf)).ToArray();
        AssertWorkload(known.Select(item => (AgentOf(item), item.Opened)), agents.OpenedWorkload());
        AssertWorkload(known.Where(item => item.State != CaseState.MergedAway && item.FirstResolved is not null).Select(item => (AgentOf(item), item.FirstResolved!.Value)), agents.ResolvedWorkload());

        void AssertWorkload(IEnumerable<(int Agent, DateTimeOffset At)> expected, AgentWorkload load)
        {
            Assert.Equal(cases.Select(AgentOf).Distinct().Count(), load.Agents);
            Assert.Equal(expected.Count(), load.Cases);
            Assert.Equal(expected.Select(item => (item.Agent, item.At.UtcDateTime.Date)).Distinct().Count(), load.ActiveDays);
        }
    }

    [Fact]
    public void A_workload_is_spread_over_calendar_days_working_days_and_active_days()
    {
        // 2 May 2024 is a Thursday; from it to the next Thursday are 7 days and 5 working days.
        var week = new Period(T.Date, T.Date.AddDays(7));
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, WorkingWeek.MondayToFriday(TimeSpan.FromHours(9), TimeSpan.FromHours(17)));
        var load = new AgentWorkload(2, 30, 6) + new AgentWorkload(1, 12, 1);

        Assert.Equal(new AgentWorkload(3, 42, 7), load);
        Assert.Equal(load, new AgentWorkload(1, 12, 1) + new AgentWorkload(2, 30, 6));
        Assert.Equal(new Average(42, 3), load.PerAgent);
        Assert.Equal(new Average(42, 7), load.PerAgentAndActiveDay);
        Assert.Equal(new Average(42, 21), load.PerAgentAndCalendarDay(week, TimeZoneInfo.Utc));
        Assert.Equal(new Average(42, 15), load.PerAgentAndWorkingDay(week, calendar));
        Assert.Equal("14", load.ToString());
        Assert.Throws<ArgumentOutOfRangeException>("agents", () => new AgentWorkload(-1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("cases", () => new AgentWorkload(0, -1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("activeDays", () => new AgentWorkload(0, 0, -1));
    }

    [Fact]
    public void Groups_by_agent_equal_the_summaries_of_their_cases()
    {
        SupportCase[] cases = [Case(0, (2, CaseEventKind.Resolved)), Case(1), Case(30, (31, CaseEventKind.Resolved))];
        var agents = cases.SummarizeBy(item => item.Opened < T.AddHours(1) ? "Ada" : "Bob", item => item, Rules);
        Assert.Equal(["Ada", "Bob"], agents.Keys);
        Assert.Equal(cases.Take(1).Summarize(Rules), agents["Ada"]);
        Assert.Equal(cases.Skip(1).Summarize(Rules), agents["Bob"]);
        Assert.Equal(cases.Summarize(Rules), agents.Total);
        Assert.Equal(new AgentWorkload(2, 3, 3), agents.OpenedWorkload());
        Assert.Equal(new AgentWorkload(2, 2, 2), agents.ResolvedWorkload());
    }

    private static Period Hours(int start, int end) => new(T.AddHours(start), T.AddHours(end));

    private static SupportCase Case(int opened, params (int Hour, CaseEventKind Kind)[] then) =>
        new(then.Select(each => new CaseEvent(T.AddHours(each.Hour), each.Kind)).Prepend(new CaseEvent(T.AddHours(opened), CaseEventKind.Opened)));
}
