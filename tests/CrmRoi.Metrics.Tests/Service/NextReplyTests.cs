using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests.Service;

public class NextReplyTests
{
    private static readonly DateTimeOffset Nine = new(2024, 5, 2, 9, 0, 0, TimeSpan.Zero);

    // The customer is answered after 5 minutes, writes again, and is answered half an hour later (chatwoot/chatwoot, issue 9747).
    [Fact]
    public void A_customer_who_writes_again_waits_again()
    {
        var service = Summary(null, (0, CaseEventKind.Opened), (5, CaseEventKind.Replied), (60, CaseEventKind.CustomerReplied), (70, CaseEventKind.CustomerReplied), (90, CaseEventKind.Replied));
        Assert.Equal(TimeSpan.FromMinutes(5), service.TimeToFirstResponse.Mean);
        Assert.Equal(TimeSpan.FromMinutes(30), service.TimeToNextReply.Mean);
        Assert.Equal(1, service.TimeToNextReply.Count);
    }

    [Fact]
    public void Messages_before_the_first_reply_wait_for_that()
    {
        var service = Summary(null, (0, CaseEventKind.Opened), (3, CaseEventKind.CustomerReplied), (5, CaseEventKind.Replied));
        Assert.Equal(TimeSpan.FromMinutes(5), service.TimeToFirstResponse.Mean);
        Assert.Equal(0, service.TimeToNextReply.Count);
    }

    [Fact]
    public void Every_wait_has_the_promised_time()
    {
        var service = Summary(
            TimeSpan.FromMinutes(20), (0, CaseEventKind.Opened), (5, CaseEventKind.Replied), (10, CaseEventKind.CustomerReplied), (30, CaseEventKind.Replied), (40, CaseEventKind.CustomerReplied),
            (50, CaseEventKind.Paused), (80, CaseEventKind.Resumed), (91, CaseEventKind.Replied), (100, CaseEventKind.CustomerReplied), (110, CaseEventKind.Resolved), (200, CaseEventKind.Reopened));
        Assert.Equal(2, service.NextReplyTargets.Met);      // 20 minutes to the reply; 10 minutes to the resolution
        Assert.Equal(2, service.NextReplyTargets.Breached); // 21 minutes without the pause; reopened and not answered in a day
        Assert.Equal(2, service.TimeToNextReply.Count);
    }

    // A bot resolves after 5 minutes, the customer is back days later, and an agent replies within 10 minutes (chatwoot/chatwoot, pull request 12058).
    [Fact]
    public void The_response_clock_starts_at_the_hand_over()
    {
        var service = Summary(null, (0, CaseEventKind.Opened), (5, CaseEventKind.ResolvedBySelfService), (6065, CaseEventKind.Reopened), (6065, CaseEventKind.HandedOver), (6075, CaseEventKind.Replied));
        Assert.Equal(TimeSpan.FromMinutes(10), service.TimeToFirstResponse.Mean);
        Assert.Equal(TimeSpan.FromMinutes(5), service.TimeToHandOver.Mean);
    }

    [Fact]
    public void A_promised_response_counts_from_the_hand_over()
    {
        CaseEvent[] events = [new(Nine, CaseEventKind.Opened), new(Nine.AddHours(3), CaseEventKind.HandedOver), new(Nine.AddHours(4), CaseEventKind.Replied)];
        var service = new[] { new SupportCase(events, responseTarget: TimeSpan.FromHours(1)) }.Summarize(Rules(null));
        Assert.Equal(new TargetAttainment(1, 0, 0, 0), service.ResponseTargets);
    }

    [Fact]
    public void Transfers_are_counted_by_case_and_by_event()
    {
        CaseEvent[] twice = [new(Nine, CaseEventKind.Opened), new(Nine.AddHours(1), CaseEventKind.Transferred), new(Nine.AddHours(2), CaseEventKind.Transferred)];
        CaseEvent[] never = [new(Nine, CaseEventKind.Opened)];
        var service = new[] { new SupportCase(twice), new SupportCase(never) }.Summarize(Rules(null));
        Assert.Equal(new Proportion(1, 2), service.TransferRate);
        Assert.Equal(1, service.TransfersPerCase.Value);
    }

    // One of four is resolved with one reply, one with two, one is open, one has its window still running.
    [Fact]
    public void First_contact_resolution_has_three_denominators()
    {
        SupportCase Case(DateTimeOffset opened, params CaseEventKind[] kinds) =>
            new([new(opened, CaseEventKind.Opened), .. kinds.Select((kind, i) => new CaseEvent(opened.AddHours(i + 1), kind))]);
        var rules = Rules(null);
        var service = new[]
        {
            Case(Nine, CaseEventKind.Replied, CaseEventKind.Resolved), Case(Nine, CaseEventKind.Replied, CaseEventKind.Replied, CaseEventKind.Resolved), Case(Nine, CaseEventKind.Replied),
            Case(rules.AsOf.AddHours(-3), CaseEventKind.Replied, CaseEventKind.Resolved),
        }.Summarize(rules);
        Assert.Equal(new Proportion(1, 2), service.FirstContactResolution);
        Assert.Equal(new Proportion(1, 3), service.FirstContactResolutionOfOpened);
        Assert.Equal(new Proportion(2, 3), service.OneTouchResolution);
    }

    // Berlin answers in 4 hours, Tokyo in 6, each in its own hours; 4 hours are promised.
    [Fact]
    public void Teams_with_hours_of_their_own_have_one_total()
    {
        ServiceSummary Team(string zone, int hours)
        {
            var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), WorkingWeek.MondayToFriday(TimeSpan.FromHours(9), TimeSpan.FromHours(17)));
            var opened = new DateTimeOffset(2024, 5, 2, 9, 0, 0, calendar.Zone.GetUtcOffset(Nine));
            CaseEvent[] events = [new(opened, CaseEventKind.Opened), new(opened.AddHours(hours), CaseEventKind.Replied)];
            return new[] { new SupportCase(events, responseTarget: TimeSpan.FromHours(4)) }.Summarize(new ServiceRules(Rules(null).AsOf, TimeZoneInfo.Utc, ReopenPolicy.FirstResolution, calendar));
        }

        var company = ServiceSummary.Empty.Merge([Team("Europe/Berlin", 4).AcrossCalendars(), Team("Asia/Tokyo", 6).AcrossCalendars()]);
        Assert.Equal(TimeSpan.FromHours(5), company.TimeToFirstResponseInBusinessTime.Mean);
        Assert.Equal("50%", company.ResponseTargets.ToString());
    }

    private static ServiceRules Rules(TimeSpan? nextReplyTarget) =>
        new(Nine.AddDays(10), TimeZoneInfo.Utc, ReopenPolicy.SumOfOpenSpells, firstContactWindow: TimeSpan.FromDays(1), nextReplyTarget: nextReplyTarget);

    private static ServiceSummary Summary(TimeSpan? target, params (int Minute, CaseEventKind Kind)[] events) =>
        new[] { new SupportCase(events.Select(each => new CaseEvent(Nine.AddMinutes(each.Minute), each.Kind))) }.Summarize(Rules(target));
}
