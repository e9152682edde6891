using CrmRoi.Metrics.Service;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(ServiceGenerators)])]
public class ServiceLaws
{
    private static readonly BusinessCalendar Office =
        new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17)));

    [Property]
    public void Counts_partition_the_cases(SupportCase[] cases, ReopenPolicy policy)
    {
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
            foreach (var policy in Enum.GetValues<ReopenPolicy>())
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

    // Each minute by itself: the state that the events up to it leave.
    private static double? Walk(SupportCase item, ReopenPolicy policy, BusinessCalendar? calendar)
    {
        CaseEvent[] resolutions = [.. item.Events.Where(e => e.Kind is CaseEventKind.Resolved or CaseEventKind.ResolvedBySelfService)];
        var last = item.Events.Last(e => e.Kind != CaseEventKind.Replied).Kind;
        if (resolutions.Length == 0 || last == CaseEventKind.MergedAway)
            return null;
        if (policy != ReopenPolicy.FirstResolution && last is not (CaseEventKind.Resolved or CaseEventKind.ResolvedBySelfService))
            return null;

        var end = policy == ReopenPolicy.FirstResolution ? resolutions[0].At : resolutions[^1].At;
        var minutes = 0;
        for (var minute = item.Opened; minute < end; minute = minute.AddMinutes(1))
        {
            var state = item.Events.Last(e => e.At <= minute && e.Kind != CaseEventKind.Replied).Kind;
            var counts = state is CaseEventKind.Opened or CaseEventKind.Resumed or CaseEventKind.Reopened
                || (state != CaseEventKind.Paused && policy == ReopenPolicy.LastResolution);
            minutes += counts && calendar?.IsWorkingTime(minute) != false ? 1 : 0;
        }

        return minutes;
    }

    private static ServiceRules Rules(ReopenPolicy policy) =>
        new(ServiceGenerators.Begin.AddDays(7), Office.Zone, policy, Office, TimeSpan.FromDays(1));
}
