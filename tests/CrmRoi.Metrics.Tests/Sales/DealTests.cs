using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Sales;

public class DealTests
{
    private static readonly DateTimeOffset Opened = new(2024, 1, 10, 9, 0, 0, TimeSpan.FromHours(1));

    public static TheoryData<int?, Outcome, string> Contradictions => new()
    {
        { 5, Outcome.Open, "closed must be null for an open deal, but was 2024-01-15T09:00:00+01:00." },
        { null, Outcome.Won, "closed must be given for a won or lost deal, but was null." },
        { null, Outcome.Lost, "closed must be given for a won or lost deal, but was null." },
        { -1, Outcome.Won, "closed must not lie before the deal was opened (2024-01-10T09:00:00+01:00), but was 2024-01-09T09:00:00+01:00." },
        { 5, (Outcome)7, "outcome must be open, won or lost, but was 7." },
    };

    [Theory, MemberData(nameof(Contradictions))]
    public void What_cannot_be_is_no_deal(int? closedAfter, Outcome outcome, string error)
    {
        DateTimeOffset? closed = closedAfter is { } days ? Opened.AddDays(days) : null;
        Assert.Equal(error, Deal.Check(Opened, closed, outcome, 1).Error);
        Assert.StartsWith(error, Assert.ThrowsAny<ArgumentException>(() => new Deal(Opened, closed, outcome, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deal_may_close_at_once_and_be_worth_less_than_nothing()
    {
        var deal = new Deal(Opened, Opened.ToUniversalTime(), Outcome.Won, -50, -20);
        Assert.Equal(TimeSpan.Zero, deal.Cycle);
        Assert.Equal((-50, -20), (deal.Amount, deal.Cost));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(20, 29, 2)] // 1.2 elapsed days
    [InlineData(0, 47, 1)] // 1.96 elapsed days
    [InlineData(23, 1, 1)]
    public void Calendar_days_are_those_of_the_zone_and_not_elapsed_time(int openedAtHour, int elapsedHours, int expected)
    {
        // Midnights of a zone nine hours ahead; the same instants stand in other offsets, whose dates do not count.
        var tokyo = TimeZoneInfo.CreateCustomTimeZone("ahead", TimeSpan.FromHours(9), null, null);
        var opened = new DateTimeOffset(2024, 2, 28, openedAtHour, 0, 0, TimeSpan.FromHours(9)).ToUniversalTime();
        var deal = new Deal(opened, opened.AddHours(elapsedHours).ToOffset(TimeSpan.FromHours(-5)), Outcome.Lost, 1);
        Assert.Equal(expected, deal.CycleInCalendarDays(tokyo));
    }

    [Fact]
    public void Calendar_days_are_unknown_while_the_deal_is_open_and_need_a_zone()
    {
        Assert.Null(new Deal(Opened, null, Outcome.Open, 1).CycleInCalendarDays(TimeZoneInfo.Utc));
        Assert.Throws<ArgumentNullException>(() => new Deal(Opened, Opened, Outcome.Won, 1).CycleInCalendarDays(null!));
    }

    [Fact]
    public void The_default_of_a_deal_is_refused_with_its_position()
    {
        Deal[] deals = [new Deal(Opened, null, Outcome.Open, 1), default];
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => deals.Summarize()).Message, StringComparison.Ordinal);
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => deals.SummarizeBy(_ => "all", deal => deal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_key_is_refused_with_its_position()
    {
        Deal[] deals = [new Deal(Opened, null, Outcome.Open, 1), new Deal(Opened, null, Outcome.Open, 2)];
        Assert.Contains("index 1", Assert.Throws<ArgumentException>("key", () => deals.SummarizeBy(deal => deal.Amount == 2 ? null! : "rep", deal => deal)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void As_of_an_earlier_instant_a_deal_is_still_open()
    {
        var deal = new Deal(Opened, Opened.AddDays(30), Outcome.Won, 100, 60);
        Assert.Equal(new Deal(Opened, null, Outcome.Open, 100, 60), deal.AsOf(Opened.AddDays(29)));
        Assert.Equal(deal, deal.AsOf(Opened.AddDays(30)));
        Assert.Throws<ArgumentOutOfRangeException>("instant", () => deal.AsOf(Opened.AddTicks(-1)));
    }

    [Fact]
    public void Cohorts_are_compared_at_equal_follow_up()
    {
        Deal[] deals =
        [
            new(Opened, Opened.AddDays(10), Outcome.Won, 1),
            new(Opened, Opened.AddDays(90), Outcome.Won, 2),
            new(Opened.AddDays(70), Opened.AddDays(71), Outcome.Won, 4),
        ];
        var summary = deals.AtEqualFollowUp(TimeSpan.FromDays(60), observedUntil: Opened.AddDays(100)).Summarize();
        Assert.Equal((1, 1, 0), (summary.Won, summary.Open, summary.Lost));
        Assert.Equal(1, summary.WonAmount);
        Assert.Throws<ArgumentOutOfRangeException>("followUp", () => deals.AtEqualFollowUp(TimeSpan.FromDays(-1), Opened));
    }

    [Fact]
    public void Periods_choose_by_closing_or_by_opening()
    {
        Deal[] deals = [new(Opened, Opened.AddDays(40), Outcome.Lost, 1), new(Opened.AddDays(30), null, Outcome.Open, 2)];
        Assert.Equal(deals[..1], deals.OpenedIn(Period.Month(2024, 1, TimeZoneInfo.Utc)));
        Assert.Equal(deals[..1], deals.ClosedIn(Period.Month(2024, 2, TimeZoneInfo.Utc)));
        Assert.Equal([deals[0].AsOf(Opened.AddDays(1))], deals.AsOf(Opened.AddDays(1)));
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused_at_once()
    {
        var (period, instant) = (Period.Month(2024, 1, TimeZoneInfo.Utc), new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero));
        IEnumerable<Deal> none = null!, some = [];
        Assert.Throws<ArgumentNullException>("deals", () => none.ClosedIn(period));
        Assert.Throws<ArgumentNullException>("deals", () => none.OpenedIn(period));
        Assert.Throws<ArgumentNullException>("deals", () => none.AsOf(instant));
        Assert.Throws<ArgumentNullException>("deals", () => none.AtEqualFollowUp(TimeSpan.Zero, instant));
        Assert.Throws<ArgumentNullException>("rows", () => none.ClosedIn(period, row => row));
        Assert.Throws<ArgumentNullException>("rows", () => none.OpenedIn(period, row => row));
        Assert.Throws<ArgumentNullException>("rows", () => none.AsOf(instant, row => row));
        Assert.Throws<ArgumentNullException>("rows", () => none.AtEqualFollowUp(TimeSpan.Zero, instant, row => row));
        Assert.Throws<ArgumentNullException>("deal", () => some.ClosedIn(period, null!));
        Assert.Throws<ArgumentNullException>("deal", () => some.OpenedIn(period, null!));
        Assert.Throws<ArgumentNullException>("deal", () => some.AsOf(instant, null!));
        Assert.Throws<ArgumentNullException>("deal", () => some.AtEqualFollowUp(TimeSpan.Zero, instant, null!));
        Assert.Throws<ArgumentOutOfRangeException>("followUp", () => some.AtEqualFollowUp(TimeSpan.FromTicks(-1), instant, row => row));
    }
}
