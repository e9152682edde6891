using CrmRoi.Metrics.Sales;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(Generators)])]
public class SalesLaws
{
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
        Assert.Null(SalesSummary.Kind.TotalsOf(deals.Summarize()).FindViolation());
        foreach (var deal in deals)
            Assert.Null(SalesSummary.Kind.TotalsOf(new[] { deal }.Summarize()).FindViolation());
    }

    // A sequence that is neither array nor list is added deal by deal: the plain way, which judges the blocks.
    [Property]
    public void Deals_in_blocks_make_the_same_summary_as_deal_by_deal(Deal[] deals, int seed)
    {
        if (deals.Length == 0)
            return;

        var random = new Random(seed);
        Deal[] many = [.. Enumerable.Range(0, 2_000).Select(_ => Usual(random)), .. Enumerable.Range(0, 1_000).Select(_ => deals[random.Next(deals.Length)])];
        random.Shuffle(many);
        var expected = many.Select(deal => deal).Summarize();

        Assert.Equal(expected, many.Summarize());
        Assert.Equal(expected, many.ToList().Summarize());
        Assert.Equal(expected, SummarizeAny(many));
        Assert.Equal(expected.ToBytes(), many.Summarize().ToBytes());

        // Groups with a block, groups without one, and groups that get theirs in the middle.
        var groups = many.SummarizeBy(Group, fact => fact);
        Assert.Equal(expected, groups.Total);
        Assert.Equal(many.Select(Group).Distinct(), groups.Select(group => group.Key));
        Assert.All(groups, group => Assert.Equal(many.Where(deal => Group(deal) == group.Key).Summarize(), group.Value));
        Assert.Equal(groups, many.SummarizeBy(Group, deal => deal));

        static int Group(Deal deal) => int.Log2((int)(deal.Opened.Ticks / TimeSpan.TicksPerSecond % 10_000) + 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(1_999)]
    public void No_deal_among_many_is_refused_by_its_position(int position)
    {
        var random = new Random(position);
        Deal[] deals = [.. Enumerable.Range(0, 2_000).Select(_ => Usual(random))];
        deals[position] = default;

        Assert.Contains($"(index {position})", Assert.Throws<ArgumentException>(() => deals.Summarize()).Message, StringComparison.Ordinal);
    }

    private static SalesSummary SummarizeAny(IEnumerable<Deal> deals) => deals.Summarize();

    private static Deal Usual(Random random)
    {
        var opened = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(random.Next(-2, 3))).AddSeconds(random.Next(40_000_000));
        var outcome = (Outcome)random.Next(3);
        var amount = new decimal(random.Next(5_000_000), 0, 0, random.Next(50) == 0, (byte)random.Next(1, 3));
        return new Deal(opened, outcome == Outcome.Open ? null : opened.AddSeconds(random.Next(10_000_000)), outcome, random.Next(30) == 0 ? null : amount, random.Next(3) == 0 ? null : amount / 2);
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
