using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests.Service;

public class SupportCaseTests
{
    private static readonly DateTimeOffset T = new(2024, 5, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_reopen_policy_gives_its_own_time()
    {
        var item = Case("O0 P1 C3 S5 R9 S11");
        Assert.Equal(TimeSpan.FromHours(3), item.TimeToResolution(ReopenPolicy.FirstResolution));
        Assert.Equal(TimeSpan.FromHours(9), item.TimeToResolution(ReopenPolicy.LastResolution));
        Assert.Equal(TimeSpan.FromHours(5), item.TimeToResolution(ReopenPolicy.SumOfOpenSpells));
        Assert.Null(item.AsOf(T.AddHours(10)).TimeToResolution(ReopenPolicy.LastResolution));
    }

    [Theory]
    [InlineData("A0", "must begin with the opening")]
    [InlineData("", "must begin with the opening")]
    [InlineData("O0 O1", "the case is Open before this event")]
    [InlineData("O0 S1 P2", "the case is Resolved before this event), but was Paused")]
    [InlineData("O0 C1", "the case is Open")]
    [InlineData("O0 M1 A2", "the case is MergedAway")]
    [InlineData("O0 S1 S1", "the case is Resolved")]
    public void Contradictory_events_make_no_case(string events, string error) =>
        Assert.Contains(error, SupportCase.Check(Events(events)).Error);

    [Theory]
    [InlineData("O0 S0 R0 S0", CaseState.Resolved)]
    [InlineData("O0 P1 C1", CaseState.Open)]
    [InlineData("O0 S1 R1", CaseState.Open)]
    [InlineData("O0 S1 R2 S2", CaseState.Resolved)]
    [InlineData("O0 P1 S1 R1 C2", CaseState.Open)]
    [InlineData("O0 P1 S1 R1 P2", CaseState.Paused)]
    [InlineData("O0 S1 M1", CaseState.MergedAway)]
    public void Events_of_one_instant_are_put_into_an_order_that_makes_sense(string events, CaseState state) =>
        Assert.Equal(state, new SupportCase(Events(events).Reverse()).State);

    [Fact]
    public void Targets_are_met_to_the_tick_and_open_cases_breach_only_past_them()
    {
        AssertTargets("O0 A1 S4", (1, 0, 0), (1, 0, 0));
        AssertTargets("O0 A2 S5", (0, 1, 0), (0, 1, 0));
        AssertTargets("O9", (0, 0, 1), (0, 0, 1));
        AssertTargets("O8", (0, 1, 0), (0, 0, 1));
        AssertTargets("O0 P1", (0, 0, 1), (0, 0, 1));
        AssertTargets("O0 S1", (1, 0, 0), (1, 0, 0));
    }

    [Fact]
    public void First_contact_is_known_only_when_the_window_is_over()
    {
        AssertFirstContact("O0 A1 S2", 1, 1, 0);
        AssertFirstContact("O0 S2", 1, 1, 0);
        AssertFirstContact("O0 V2", 0, 1, 0);
        AssertFirstContact("O0 A1 A2 S2", 0, 1, 0);
        AssertFirstContact("O0 A1 S2 R7", 0, 1, 0);
        AssertFirstContact("O0 A1 S2 R8", 1, 1, 0);
        AssertFirstContact("O0 A1 S5", 1, 1, 0); // the window ends in this instant
        AssertFirstContact("O0 A1 S6", 0, 0, 1);
    }

    [Fact]
    public void Reopenings_self_service_and_same_day_name_their_population()
    {
        var rules = new ServiceRules(T.AddHours(10), TimeZoneInfo.Utc, ReopenPolicy.LastResolution);
        SupportCase[] cases = [Case("O0 S1 R2 S3 R4"), Case("O0 V1"), Case("O0 A1 V1"), Case("O-12 S1"), Case("O0 M1"), Case("O11")];
        var summary = cases.Summarize(rules);
        Assert.Equal(new Proportion(1, 4), summary.ReopenRate);
        Assert.Equal(new Average(2, 4), summary.ReopensPerResolvedCase);
        Assert.Equal(new Proportion(1, 3), summary.SelfServiceShare);
        Assert.Equal(new Proportion(2, 5), summary.SameDayClosed);
        Assert.Equal(new Proportion(2, 3), summary.SameDayClosedOfResolved);
        Assert.Equal(1, summary.NotYetOpened);
    }

    private static void AssertTargets(string events, (long, long, long) response, (long, long, long) resolution)
    {
        var item = new SupportCase(Events(events), TimeSpan.FromHours(1), TimeSpan.FromHours(4));
        var summary = new[] { item }.Summarize(new ServiceRules(T.AddHours(10), TimeZoneInfo.Utc, ReopenPolicy.LastResolution));
        Assert.Equal(response, (summary.ResponseTargets.Met, summary.ResponseTargets.Breached, summary.ResponseTargets.NotYetDue));
        Assert.Equal(resolution, (summary.ResolutionTargets.Met, summary.ResolutionTargets.Breached, summary.ResolutionTargets.NotYetDue));
    }

    private static void AssertFirstContact(string events, long successes, long trials, long notYetKnown)
    {
        var summary = new[] { Case(events) }.Summarize(new ServiceRules(T.AddHours(10), TimeZoneInfo.Utc, ReopenPolicy.LastResolution, firstContactWindow: TimeSpan.FromHours(5)));
        Assert.Equal(new Proportion(successes, trials), summary.FirstContactResolution);
        Assert.Equal(notYetKnown, summary.FirstContactNotYetKnown);
    }

    private static SupportCase Case(string events) => new(Events(events));

    // A letter and the hour: Opened, Answered, Paused, Continued, Solved, V for self-service, Reopened, Merged.
    private static IEnumerable<CaseEvent> Events(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => new CaseEvent(T.AddHours(int.Parse(word[1..], System.Globalization.CultureInfo.InvariantCulture)), word[0] switch
        {
            'O' => CaseEventKind.Opened,
            'A' => CaseEventKind.Replied,
            'P' => CaseEventKind.Paused,
            'C' => CaseEventKind.Resumed,
            'S' => CaseEventKind.Resolved,
            'V' => CaseEventKind.ResolvedBySelfService,
            'R' => CaseEventKind.Reopened,
            _ => CaseEventKind.MergedAway,
        }));
}
