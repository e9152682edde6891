using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Tests.Marketing;

public class LeadTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_the_constructor_throws_the_check_returns()
    {
        AssertRefused("closed must be null for an open lead", Day, Day, Outcome.Open, null);
        AssertRefused("closed must be given for a won or lost lead", Day, null, Outcome.Lost, null);
        AssertRefused("closed must not lie before the lead was created", Day, Day.AddTicks(-1), Outcome.Won, null);
        AssertRefused("firstContact must not lie before the lead was created", Day, null, Outcome.Open, Day.AddTicks(-1));
        AssertRefused("outcome must be open, won or lost, but was 3", Day, Day, (Outcome)3, null);
    }

    [Fact]
    public void No_lead_is_refused_with_its_position()
    {
        var error = Assert.Throws<ArgumentException>(() => new[] { new Lead(Day, null, Outcome.Open), default }.Summarize());
        Assert.Contains("index 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_follow_up_leaves_out_leads_not_observed_for_long_enough()
    {
        Lead[] leads =
        [
            new(Day, Day.AddDays(5), Outcome.Won),
            new(Day, Day.AddDays(40), Outcome.Won),
            new(Day.AddDays(50), Day.AddDays(51), Outcome.Won),
        ];

        var summary = leads.AtEqualFollowUp(TimeSpan.FromDays(30), observedUntil: Day.AddDays(60)).Summarize();

        Assert.Equal(new Proportion(1, 2), summary.ConversionRate);
        Assert.Equal(2, leads.CreatedIn(Period.Month(2026, 3, TimeZoneInfo.Utc)).Count());
        Assert.Equal(1, leads.AsOf(Day.AddDays(5)).Summarize().Won);
    }

    [Fact]
    public void A_paid_source_without_leads_keeps_its_spend_in_the_pool()
    {
        var bySource = Enumerable.Repeat(new Lead(Day, null, Outcome.Open), 4).SummarizeBy(_ => "search", _ => _);
        var costs = bySource.CostPerLead(new Dictionary<string, decimal> { ["search"] = 100, ["fair"] = 60 });

        Assert.Equal(25, costs["search"].Value);
        Assert.Null(costs["fair"].Value);
        Assert.Equal(40, (costs["search"] + costs["fair"]).Value);
        Assert.Throws<ArgumentOutOfRangeException>(() => bySource.CostPerLead(new Dictionary<string, decimal> { ["search"] = -1 }));
    }

    [Fact]
    public void Acquisition_costs_and_returns_pool_by_their_parts()
    {
        Assert.Equal(new AcquisitionCost(40, 60, 5), new AcquisitionCost(10, 0, 1) + new AcquisitionCost(30, 60, 4));
        Assert.Equal(20, new AcquisitionCost(40, 60, 5).CostPerCustomer.Value);
        Assert.Null(new AcquisitionCost(40, 60, 0).CostPerCustomer.Value);
        Assert.Equal(default(AcquisitionCost) + new AcquisitionCost(1, 2, 3), new AcquisitionCost(1, 2, 3));

        var total = new MarketingReturn(100, 900, 300) + new MarketingReturn(300, 100, 20);
        Assert.Equal(new Ratio(-80, 400), total.ReturnOnMarketingSpend);
        Assert.Equal(new Ratio(1000, 400), total.ReturnOnAdSpend);
        Assert.Equal("n/a", new MarketingReturn(0, 5, 5).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => new MarketingReturn(-1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AcquisitionCost(0, 0, -1));
    }

    [Fact]
    public void Rows_that_are_not_there_are_refused_at_once()
    {
        Period period = new(Day, Day.AddDays(1));
        IEnumerable<Lead> none = null!, some = [];
        Assert.Throws<ArgumentNullException>("rows", () => none.CreatedIn(period, row => row));
        Assert.Throws<ArgumentNullException>("rows", () => none.AsOf(Day, row => row));
        Assert.Throws<ArgumentNullException>("rows", () => none.AtEqualFollowUp(TimeSpan.Zero, Day, row => row));
        Assert.Throws<ArgumentNullException>("lead", () => some.CreatedIn(period, null!));
        Assert.Throws<ArgumentNullException>("lead", () => some.AsOf(Day, null!));
        Assert.Throws<ArgumentNullException>("lead", () => some.AtEqualFollowUp(TimeSpan.Zero, Day, null!));
        Assert.Throws<ArgumentNullException>("leads", () => none.AtEqualFollowUp(TimeSpan.Zero, Day));
        Assert.Throws<ArgumentOutOfRangeException>("followUp", () => some.AtEqualFollowUp(TimeSpan.FromTicks(-1), Day, row => row));
        Assert.Throws<ArgumentOutOfRangeException>("followUp", () => some.AtEqualFollowUp(TimeSpan.FromTicks(-1), Day));
    }

    private static void AssertRefused(string reason, DateTimeOffset created, DateTimeOffset? closed, Outcome outcome, DateTimeOffset? firstContact)
    {
        var error = Lead.Check(created, closed, outcome, firstContact).Error;
        Assert.StartsWith(reason, error, StringComparison.Ordinal);
        var thrown = Assert.ThrowsAny<ArgumentException>(() => new Lead(created, closed, outcome, firstContact));
        Assert.StartsWith(error!, thrown.Message, StringComparison.Ordinal);
    }
}
