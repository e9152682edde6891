using CrmRoi.Metrics.Service;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(ServiceGenerators)])]
public class ServiceLaws
{
    private static readonly BusinessCalendar Office =
        new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17)));

    [Property]
    public void Counts_partition_the_cases(SupportCase[] cases, byte number)
    {
        var policy = (ReopenPolicy)((number % 3) + 1);
        var summary = cases.Summarize(Rules(policy));
        Assert.Equal(cases.Length, summary.Opened + summary.NotYetOpened);
        Assert.Equal(summary.Opened, summary.Backlog + summary.Resolved + summary.MergedAway);
        Assert.Equal(summary.Backlog, summary.BacklogAge.Count);
        Assert.Equal(summary.ResolvedAtLeastOnce, summary.FirstContactResolution.Trials + summary.FirstContactNotYetKnown);
        foreach (var targets in new[] { summary.ResponseTargets, summary.ResolutionTargets })
            Assert.Equal(summary.Opened - summary.MergedAway, targets.Met + targets.Breached + targets.NotYetDue + targets.WithoutTarget);
    }

    [Property]
    public void The_order_of_the_input_does_not_matter(CaseEvent[] events, int seed)
    {
        var expected = new SupportCase(events);
        new Random(seed).Shuffle(events);
        Assert.Equal(expected, new SupportCase(events));
    }

    [Property]
    public void Times_are_what_a_walk_minute_by_minute_counts(SupportCase item)
    {
        foreach (var calendar in new[] { null, Office })
        {
            foreach (var policy in Enum.GetValues<ReopenPolicy>().Where(each => each != ReopenPolicy.Unspecified))
                Assert.Equal(Walk(item, policy, calendar), item.TimeToResolution(policy, calendar)?.TotalMinutes);
        }
    }

    [Property]
    public void The_policies_are_ordered(SupportCase item)
    {
        var (last, sum) = (item.TimeToResolution(ReopenPolicy.LastResolution), item.TimeToResolution(ReopenPolicy.SumOfOpenSpells));
        Assert.True(sum is null || (item.TimeToResolution(ReopenPolicy.FirstResolution) <= sum && sum <= last));
        Assert.Equal(sum is null, last is null);
        Assert.True(item.Reopens > 0 || sum == last);
    }

    private static bool ChangesState(CaseEventKind kind) =>
        kind is not (CaseEventKind.Replied or CaseEventKind.CustomerReplied or CaseEventKind.Transferred or CaseEventKind.HandedOver);

    // Each minute by itself: the state that the events up to it leave.
    private static double? Walk(SupportCase item, ReopenPolicy policy, BusinessCalendar? calendar)
    {
        CaseEvent[] resolutions = [.. item.Events.Where(e => e.Kind is CaseEventKind.Resolved or CaseEventKind.ResolvedBySelfService)];
        var last = item.Events.Last(e => ChangesState(e.Kind)).Kind;
        if (resolutions.Length == 0 || last == CaseEventKind.MergedAway)
            return null;
        if (policy != ReopenPolicy.FirstResolution && last is not (CaseEventKind.Resolved or CaseEventKind.ResolvedBySelfService))
            return null;

        var end = policy == ReopenPolicy.FirstResolution ? resolutions[0].At : resolutions[^1].At;
        var minutes = 0;
        for (var minute = item.Opened; minute < end; minute = minute.AddMinutes(1))
        {
            var state = item.Events.Last(e => e.At <= minute && ChangesState(e.Kind)).Kind;
            var counts = state is CaseEventKind.Opened or CaseEventKind.Resumed or CaseEventKind.Reopened
                || (state != CaseEventKind.Paused && policy == ReopenPolicy.LastResolution);
            minutes += counts && calendar?.IsWorkingTime(minute) != false ? 1 : 0;
        }

        return minutes;
    }

    // The oracle looks at each event for itself: how many messages nobody had answered before it, and how many minutes the case was open and not paused until then.
    [Property]
    public void Waits_for_a_next_reply_are_those_of_a_walk_by_minutes(SupportCase item)
    {
        var events = item.Events.TakeWhile(each => each.At <= Rules(ReopenPolicy.FirstResolution).AsOf).ToList();
        bool EndsAWait(CaseEvent each) => each.Kind is CaseEventKind.Replied or CaseEventKind.Resolved or CaseEventKind.ResolvedBySelfService or CaseEventKind.MergedAway;
        var expected = new List<TimeSpan>();
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Kind != CaseEventKind.Replied)
                continue;
            var before = events.FindLastIndex(i == 0 ? 0 : i - 1, EndsAWait);
            var asked = events.FindIndex(before + 1, i - before - 1, each => each.Kind is CaseEventKind.CustomerReplied or CaseEventKind.Reopened);
            if (asked > 0 && events.Take(asked).Any(each => each.Kind == CaseEventKind.Replied))
                expected.Add(TimeSpan.FromMinutes(Minutes(events, events[i].At) - Minutes(events, events[asked].At)));
        }

        var actual = new[] { item }.Summarize(Rules(ReopenPolicy.FirstResolution)) is { Opened: 1, MergedAway: 0 } service ? service.TimeToNextReply : DurationDistribution.Of(expected);
        Assert.Equal(DurationDistribution.Of(expected), actual);
    }

    [Property]
    public void Teams_with_calendars_of_their_own_add_up(SupportCase[] cases, ReopenPolicy policy)
    {
        var rules = Rules(policy);
        var other = new ServiceRules(
            rules.AsOf, rules.Zone, policy, new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"), WorkingWeek.MondayToFriday(TimeSpan.FromHours(9), TimeSpan.FromHours(18))), rules.FirstContactWindow);
        var (here, there) = (cases.Where((_, i) => i % 2 == 0).Summarize(rules), cases.Where((_, i) => i % 2 == 1).Summarize(other));
        Assert.ThrowsAny<ArgumentException>(() => here + there);
        var all = here.AcrossCalendars() + there.AcrossCalendars();
        Assert.Equal(here.TimeToResolutionInBusinessTime + there.TimeToResolutionInBusinessTime, all.TimeToResolutionInBusinessTime);
        Assert.Equal(here.TimeToFirstResponseInBusinessTime + there.TimeToFirstResponseInBusinessTime, all.TimeToFirstResponseInBusinessTime);
        Assert.Equal(here.ResponseTargets + there.ResponseTargets, all.ResponseTargets);
        Assert.Equal(cases.Length, all.Opened + all.NotYetOpened);
        Assert.Equal(all, ServiceSummary.FromBytes(all.ToBytes()));
        Assert.Equal(all, all.AcrossCalendars());
        Assert.ThrowsAny<ArgumentException>(() => all + here);
    }

    private static int Minutes(List<CaseEvent> events, DateTimeOffset end)
    {
        var minutes = 0;
        for (var at = events[0].At; at < end; at = at.AddMinutes(1))
            minutes += new SupportCase(events.Where(each => each.At <= at)).State == CaseState.Open ? 1 : 0;
        return minutes;
    }

    private static ServiceRules Rules(ReopenPolicy policy) =>
        new(ServiceGenerators.Begin.AddDays(7), Office.Zone, policy, Office, TimeSpan.FromDays(1));
}
