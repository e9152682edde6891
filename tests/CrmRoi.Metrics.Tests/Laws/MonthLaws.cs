using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Summaries by month, and rows with a key, against the same made by hand.</summary>
[Properties(Arbitrary = [typeof(Generators), typeof(MarketingGenerators)])]
public class MonthLaws
{
    private static readonly TimeZoneInfo s_berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Property]
    public void Months_hold_what_their_periods_hold_and_come_in_order(Deal[] deals)
    {
        var months = deals.SummarizeByMonth(deal => deal.Closed, s_berlin);
        Assert.Equal(deals.Select(deal => deal.Closed).OfType<DateTimeOffset>().Select(closed => Period.MonthOf(closed, s_berlin)).Distinct().OrderBy(month => month.Start), months.Keys);
        Assert.All(months, month => Assert.Equal(deals.ClosedIn(month.Key).Summarize(), month.Value));
        Assert.Equal(deals.Where(deal => deal.Closed is not null).Summarize(), months.Total);
        Assert.Equal(months, deals.ByMonth(deal => deal.Closed, s_berlin).SummarizeBy(row => row.Key, row => row.Value));
        Assert.Equal(SalesSummary.Empty, months.OrEmpty(Period.Month(1901, 1, s_berlin)));
    }

    [Property]
    public void Months_merge_as_their_facts_do(Deal[] deals, int seed)
    {
        var cut = new Random(seed).Next(deals.Length + 1);
        Assert.Equal(
            deals.SummarizeByMonth(deal => deal.Opened, s_berlin),
            deals.Take(cut).SummarizeByMonth(deal => deal.Opened, s_berlin).Merge(deals.Skip(cut).SummarizeByMonth(deal => deal.Opened, s_berlin)));
    }

    [Property]
    public void Rows_are_chosen_as_their_deals_are(Deal[] deals, DateTimeOffset instant, TimeSpan span)
    {
        var rows = deals.Select((deal, index) => (Key: index % 3, Deal: deal)).ToList();
        var period = new Period(instant, instant + span + TimeSpan.FromTicks(1));
        Assert.Equal(deals.ClosedIn(period), rows.ClosedIn(period, row => row.Deal).Select(row => row.Deal));
        Assert.Equal(deals.OpenedIn(period), rows.OpenedIn(period, row => row.Deal).Select(row => row.Deal));
        Assert.Equal(deals.AsOf(instant), rows.AsOf(instant, row => row.Deal).Select(pair => pair.Value));
        Assert.Equal(deals.AtEqualFollowUp(span, instant), rows.AtEqualFollowUp(span, instant, row => row.Deal).Select(pair => pair.Value));
        Assert.All(rows.AsOf(instant, row => row.Deal), pair => Assert.Equal(pair.Key.Deal.AsOf(instant), pair.Value));
    }

    [Property]
    public void Rows_are_chosen_as_their_leads_are(Lead[] leads, DateTimeOffset instant, TimeSpan span)
    {
        var rows = leads.Select((lead, index) => (Key: index % 3, Lead: lead)).ToList();
        var period = new Period(instant, instant + span + TimeSpan.FromTicks(1));
        Assert.Equal(leads.CreatedIn(period), rows.CreatedIn(period, row => row.Lead).Select(row => row.Lead));
        Assert.Equal(leads.AsOf(instant), rows.AsOf(instant, row => row.Lead).Select(pair => pair.Value));
        Assert.Equal(leads.AtEqualFollowUp(span, instant), rows.AtEqualFollowUp(span, instant, row => row.Lead).Select(pair => pair.Value));
        Assert.All(leads.SummarizeByMonth(lead => lead.Created, s_berlin), month => Assert.Equal(leads.CreatedIn(month.Key).Summarize(), month.Value));
    }

    [Fact]
    public void No_deal_is_refused_by_its_index_in_a_month_and_in_none()
    {
        var day = new DateTimeOffset(2025, 5, 1, 0, 0, 0, TimeSpan.Zero);
        Deal[] deals = [new(day, day, Outcome.Won, 1), new(day, null, Outcome.Open, 1), default];
        Assert.Contains("(index 2)", Assert.Throws<ArgumentException>(() => deals.SummarizeByMonth(deal => deal.Closed, s_berlin)).Message);
        Assert.Contains("(index 2)", Assert.Throws<ArgumentException>(() => deals.SummarizeByMonth(deal => deal == default ? day : deal.Closed, s_berlin)).Message);
        Assert.Contains("(index 1)", Assert.Throws<ArgumentException>(() => new SupportCase[] { Ticket(day), null! }.SummarizeByMonth(item => item.Opened, new(day, s_berlin, ReopenPolicy.LastResolution))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => deals[..1].SummarizeByMonth(_ => default(DateTimeOffset), s_berlin));
    }

    // Clocks that went back at 00:01 of 1 November to 23:01 of 31 October: the hour that came again belongs to November, as Period.MonthOf says.
    [Fact]
    public void An_hour_that_comes_again_after_midnight_stays_in_the_month_that_has_begun()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/St_Johns");
        var instant = new DateTimeOffset(2009, 11, 1, 2, 45, 0, TimeSpan.Zero);
        Deal[] deals = [new(instant, instant, Outcome.Won, 1)];
        var month = Assert.Single(deals.SummarizeByMonth(deal => deal.Closed, zone)).Key;
        Assert.Equal(Period.MonthOf(instant, zone), month);
        Assert.True(month.Contains(instant));
    }

    [Fact]
    public void Cases_come_by_month_of_their_rules_zone()
    {
        var last = new DateTimeOffset(2025, 5, 31, 22, 30, 0, TimeSpan.Zero);
        var rules = new ServiceRules(last.AddDays(9), s_berlin, ReopenPolicy.LastResolution);
        var months = new[] { Ticket(last), Ticket(last.AddHours(-1)) }.SummarizeByMonth(item => item.Opened, rules);
        Assert.Equal([Period.Month(2025, 5, s_berlin), Period.Month(2025, 6, s_berlin)], months.Keys);
        Assert.All(months.Values, month => Assert.Equal(1, month.Opened));
        Assert.Equal(0, months.OrEmpty(Period.Month(2025, 7, s_berlin)).Opened);
        var rows = new[] { (Agent: "Ada", Case: Ticket(last)) };
        Assert.Single(rows.OpenedIn(Period.Month(2025, 6, s_berlin), row => row.Case));
        Assert.Empty(rows.ResolvedIn(Period.Month(2025, 6, s_berlin), ReopenPolicy.LastResolution, row => row.Case));
    }

    private static SupportCase Ticket(DateTimeOffset opened) => new([new CaseEvent(opened, CaseEventKind.Opened)]);
}
