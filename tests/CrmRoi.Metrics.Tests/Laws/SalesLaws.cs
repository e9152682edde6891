using CrmRoi.Metrics.Sales;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(Generators)])]
public class SalesLaws
{
    [Property]
    public void Sales_summaries_merge_exactly(Deal[] deals, int seed) =>
        SummaryLaws.Hold(deals, seed, facts => facts.Summarize(), () => new SalesSummary.Builder());

    [Property]
    public void Groups_of_sales_add_up_to_the_whole(Deal[] deals, int seed) =>
        SummaryLaws.HoldForGroups(deals, seed, deal => deal.Opened.Year % 5, facts => facts.Summarize(), facts => facts.SummarizeBy(deal => deal.Opened.Year % 5));

    [Property]
    public void Counts_partition_the_deals(Deal[] deals)
    {
        var summary = deals.Summarize();
        Assert.Equal(deals.Length, summary.Won + summary.Lost + summary.Open);
        Assert.Equal(summary.Won, summary.SalesCycle.Count);
        Assert.Equal(summary.Lost, summary.LostCycle.Count);
        Assert.True(summary.WonWithKnownCost <= summary.Won);
    }

    [Property]
    public void Totals_of_deals_are_never_refused(Deal[] deals)
    {
        Assert.Null(deals.Summarize().Totals.FindViolation());
        foreach (var deal in deals)
            Assert.Null(new[] { deal }.Summarize().Totals.FindViolation());
    }

    [Property]
    public void Span_list_and_sequence_agree_with_the_array(Deal[] deals)
    {
        var expected = deals.Summarize();
        Assert.Equal(expected, deals.AsEnumerable().Summarize());
        Assert.Equal(expected, deals.ToList().Summarize());
        Assert.Equal(expected, deals.Select(deal => deal).Summarize());
        Assert.Equal(expected, deals.AsSpan().Slice(0).ToArray().Summarize());
    }
}
