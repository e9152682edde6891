using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests;

/// <summary>Facts of an array, a list or a span cost no memory: ten times the same facts allocate what they do once.</summary>
public class AllocationTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Deal[] Deals = Many(random =>
        new Deal(Start, Start.AddMinutes(random.Next(1, 100_000)), (Outcome)random.Next(1, 3), random.Next(1, 1_000_000) / 100m, random.Next(1, 500_000) / 100m));

    private static readonly Lead[] Leads = Many(random =>
        new Lead(Start, Start.AddMinutes(random.Next(1, 100_000)), (Outcome)random.Next(1, 3)));

    [Fact]
    public void Arrays()
    {
        Hold(Deals, TenTimes(Deals), deals => deals.Summarize());
        Hold(Deals, TenTimes(Deals), deals => deals.SummarizeBy(deal => Side(deal.Closed), deal => deal));
        Hold(Leads, TenTimes(Leads), leads => leads.Summarize());
        Hold(Leads, TenTimes(Leads), leads => leads.SummarizeBy(lead => Side(lead.Closed), lead => lead));
    }

    [Fact]
    public void Lists()
    {
        Hold(Deals.ToList(), TenTimes(Deals).ToList(), deals => deals.Summarize());
        Hold(Deals.ToList(), TenTimes(Deals).ToList(), deals => deals.SummarizeBy(deal => Side(deal.Closed), deal => deal));
        Hold(Leads.ToList(), TenTimes(Leads).ToList(), leads => leads.Summarize());
        Hold(Leads.ToList(), TenTimes(Leads).ToList(), leads => leads.SummarizeBy(lead => Side(lead.Closed), lead => lead));
    }

#if MODERN_ASSET
    [Fact]
    public void Spans()
    {
        Hold(Deals, TenTimes(Deals), deals => deals.AsSpan(0).Summarize());
    }
#endif

    // Amounts with and without cents come in another order, so that the sums grow their decimal places at another time.
    [Fact]
    public void To_compare_two_summaries_costs_no_memory()
    {
        foreach (var count in new[] { 50, Deals.Length })
        {
            var (one, other) = (Deals.Take(count).Summarize(), Deals.Take(count).Reverse().Append(new Deal(Start, null, Outcome.Open, 3)).Summarize());
            one += new[] { new Deal(Start, null, Outcome.Open, 3) }.Summarize();
            Assert.Equal(one, other);
            Assert.Equal(0, Allocated(one, summary => summary.Equals(other) ? summary : ""));
        }
    }

    // Three centuries each: their sum passes 64 bits and the sum of their squares 128, at another deal in each order.
    [Fact]
    public void To_compare_very_large_totals_costs_no_memory()
    {
        var opened = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Deal[] deals = [.. TenTimes(Deals).Select((deal, i) => new Deal(opened, opened.AddYears(299).AddMinutes(i % 5_000), deal.Outcome, deal.Amount))];
        var (one, other) = (deals.Summarize(), deals.Take(40_000).Reverse().Summarize() + deals.Skip(40_000).Reverse().Summarize());
        Assert.Equal(one, other);
        Assert.Equal(0, Allocated(one, summary => summary.Equals(other) ? summary : ""));
    }

    // An object, for code that is not optimized boxes a key that is none.
    private static string Side(DateTimeOffset? closed) => closed < Start.AddMinutes(50_000) ? "early" : "late";

    private static T[] Many<T>(Func<Random, T> next)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 10_000).Select(_ => next(random))];
    }

    private static T[] TenTimes<T>(T[] facts) => [.. Enumerable.Repeat(facts, 10).SelectMany(same => same)];

    private static void Hold<TFacts>(TFacts once, TFacts tenTimes, Func<TFacts, object> summarize) =>
        Assert.Equal(Allocated(once, summarize), Allocated(tenTimes, summarize));

    // The least of some runs: a garbage collection in the middle counts memory that nobody asked for.
    private static long Allocated<TFacts>(TFacts facts, Func<TFacts, object> summarize) =>
        Enumerable.Range(0, 20).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            GC.KeepAlive(summarize(facts));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
}
