using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Service;

/// <summary>A case from the row of a ticket: as exact as the row, and never better than it.</summary>
[Properties(Arbitrary = [typeof(Generators)])]
public class TicketTests
{
    private static readonly DateTimeOffset s_nine = new(2024, 5, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_ticket_is_the_case_of_the_events_that_it_implies() =>
        Assert.Equal(
            new SupportCase(
            [
                new(s_nine, CaseEventKind.Opened),
                new(s_nine.AddHours(1), CaseEventKind.Replied),
                new(s_nine.AddHours(3), CaseEventKind.Replied),
                new(s_nine.AddHours(3), CaseEventKind.Resolved),
                new(s_nine.AddHours(5), CaseEventKind.Reopened),
                new(s_nine.AddHours(5), CaseEventKind.Resolved),
                new(s_nine.AddHours(5), CaseEventKind.Reopened),
                new(s_nine.AddHours(9), CaseEventKind.Resolved),
            ], TimeSpan.FromHours(2), TimeSpan.FromHours(8)),
            SupportCase.OfTicket(
                s_nine, s_nine.AddHours(1), s_nine.AddHours(9), replies: 2, reopens: 2, firstResolved: s_nine.AddHours(3), reopened: s_nine.AddHours(5), TimeSpan.FromHours(2), TimeSpan.FromHours(8)));

    [Fact]
    public void A_ticket_that_nobody_touched_is_an_open_case()
    {
        var ticket = SupportCase.OfTicket(s_nine, firstReply: null, resolved: null, replies: 0);
        Assert.Equal(CaseState.Open, ticket.State);
        Assert.Null(ticket.TimeToFirstResponse());
        Assert.Equal(CaseState.Open, SupportCase.OfTicket(s_nine, null, null, 0, reopens: 1, firstResolved: s_nine).State);
    }

    // The reference is the log of what really happened, of which the row keeps the usual columns.
    [Property]
    public void What_the_row_dates_is_as_exact_as_the_log_and_the_rest_is_never_better(NonNegativeInt replies, NonNegativeInt reopens, TimeSpan[] pauses, bool isOpen, bool knowsReopened)
    {
        var gaps = pauses.Append(TimeSpan.FromMinutes(7)).Select(gap => TimeSpan.FromTicks(1 + (gap.Ticks % TimeSpan.TicksPerDay))).ToArray();
        var (at, next) = (s_nine, 0);
        DateTimeOffset Later() => at += gaps[next++ % gaps.Length];
        var (replyCount, reopenCount) = (replies.Get % 4, reopens.Get % 4);
        var log = new List<CaseEvent> { new(at, CaseEventKind.Opened) };
        for (var i = 0; i < replyCount; i++)
            log.Add(new(Later(), CaseEventKind.Replied));
        log.Add(new(Later(), CaseEventKind.Resolved));
        for (var i = 0; i < reopenCount; i++)
        {
            log.Add(new(Later(), CaseEventKind.Reopened));
            log.Add(new(Later(), CaseEventKind.Resolved));
        }

        if (isOpen)
            log.RemoveAt(log.Count - 1);
        var real = new SupportCase(log);
        var reopenings = real.Reopens;
        var reopened = log.Find(item => item.Kind == CaseEventKind.Reopened);
        var ticket = SupportCase.OfTicket(
            real.Opened, real.FirstResponse, real.State == CaseState.Resolved ? real.LastResolved : null, replyCount, reopenings, reopenings > 0 ? real.FirstResolved : null,
            knowsReopened && reopenings > 0 ? reopened.At : null);

        Assert.Equal(real.State, ticket.State);
        Assert.Equal(reopenings, ticket.Reopens);
        Assert.Equal(real.TimeToFirstResponse(), ticket.TimeToFirstResponse());
        Assert.Equal(real.TimeToResolution(ReopenPolicy.FirstResolution), ticket.TimeToResolution(ReopenPolicy.FirstResolution));
        Assert.Equal(real.TimeToResolution(ReopenPolicy.LastResolution), ticket.TimeToResolution(ReopenPolicy.LastResolution));
        Assert.True(real.TimeToResolution(ReopenPolicy.SumOfOpenSpells) <= ticket.TimeToResolution(ReopenPolicy.SumOfOpenSpells) || real.State == CaseState.Open);
        foreach (var window in new[] { TimeSpan.Zero, TimeSpan.FromHours(1), TimeSpan.FromDays(2) })
        {
            ServiceSummary Of(SupportCase item) => new[] { item }.Summarize(new(at.AddDays(9), TimeZoneInfo.Utc, ReopenPolicy.LastResolution, firstContactWindow: window));
            var (exact, known) = (Of(real), Of(ticket));
            Assert.Equal(exact.ReopensPerResolvedCase, known.ReopensPerResolvedCase);
            Assert.Equal(exact.SameDayClosed, known.SameDayClosed);
            Assert.True(known.FirstContactResolution.Successes <= exact.FirstContactResolution.Successes);
            Assert.Equal(exact.FirstContactResolution.Trials, known.FirstContactResolution.Trials);
        }
    }

    [Theory]
    [InlineData(-1, 0, 1, null, null, "firstReply must not lie before the case was opened")]
    [InlineData(1, -1, 1, null, null, "resolved must not lie before the case was opened")]
    [InlineData(1, 2, 0, null, null, "replies must be 1 or more if there is a first reply, but was 0.")]
    [InlineData(1, 2, 1, 2, null, "reopened must be null for a case that was not reopened")]
    [InlineData(1, 2, 10_001, null, null, "replies must be from 0 to 10000, but was 10001.")]
    [InlineData(1, 2, 1, null, 1, "firstResolved must be the resolution of a case that was not reopened, or null")]
    public void A_row_that_contradicts_itself_is_refused_by_the_name_of_its_column(int firstReply, int resolved, int replies, int? reopened, int? firstResolved, string message)
    {
        var check = SupportCase.CheckTicket(s_nine, s_nine.AddHours(firstReply), s_nine.AddHours(resolved), replies, 0, Hours(firstResolved), Hours(reopened));
        Assert.StartsWith(message, check.Error);
        var error = Assert.ThrowsAny<ArgumentException>(() => SupportCase.OfTicket(s_nine, s_nine.AddHours(firstReply), s_nine.AddHours(resolved), replies, 0, Hours(firstResolved), Hours(reopened)));
        Assert.StartsWith(check.Error!, error.Message);

        static DateTimeOffset? Hours(int? hours) => hours is { } known ? s_nine.AddHours(known) : null;
    }

    [Fact]
    public void A_row_that_says_too_little_or_too_much_is_refused()
    {
        Assert.StartsWith("firstReply must be given if there are replies (2)", SupportCase.CheckTicket(s_nine, null, null, 2).Error);
        Assert.StartsWith("firstResolved must be given for a case that was reopened", SupportCase.CheckTicket(s_nine, null, s_nine, 0, reopens: 1).Error);
        Assert.StartsWith("reopened must not lie before the first resolution", SupportCase.CheckTicket(s_nine, null, s_nine.AddHours(9), 0, 1, s_nine.AddHours(2), s_nine.AddHours(1)).Error);
        Assert.StartsWith("resolved must not lie before the reopening", SupportCase.CheckTicket(s_nine, null, s_nine.AddHours(3), 0, 1, s_nine.AddHours(2), s_nine.AddHours(4)).Error);
        Assert.StartsWith("resolved must not lie before the first resolution", SupportCase.CheckTicket(s_nine, null, s_nine.AddHours(1), 0, 1, s_nine.AddHours(2)).Error);
        Assert.StartsWith("reopens must be from 0 to 10000", SupportCase.CheckTicket(s_nine, null, s_nine, 0, -1).Error);
        Assert.StartsWith("reopens must be from 0 to 10000", SupportCase.CheckTicket(s_nine, null, s_nine, 0, 10_001, s_nine).Error);
        Assert.Equal(10_000, SupportCase.OfTicket(s_nine, null, s_nine, 0, 10_000, s_nine).Reopens);
        Assert.StartsWith("opened must lie in the years", SupportCase.CheckTicket(default, null, null, 0).Error);
        Assert.StartsWith("responseTarget must be positive", SupportCase.CheckTicket(s_nine, null, null, 0, responseTarget: TimeSpan.Zero).Error);
        Assert.Throws<ArgumentOutOfRangeException>("resolutionTarget", () => SupportCase.OfTicket(s_nine, null, null, 0, resolutionTarget: TimeSpan.Zero));
    }
}
