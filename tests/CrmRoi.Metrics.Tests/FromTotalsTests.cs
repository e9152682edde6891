using System.Numerics;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests;

/// <summary>Totals that nothing can have are refused by an error that names them.</summary>
public class FromTotalsTests
{
    // That of long.MaxValue ticks at 1 %.
    private const int LastBin = 3711;

    // Two durations, of 10 and 30 ticks: bins 10 and 30.
    private static DurationDistribution Distribution(int minimum = 10, int maximum = 30, BigInteger? sum = null, BigInteger? squares = null, int firstBin = 10, int lastBin = 30, long firstCount = 1, long lastCount = 1, double relativeError = 0.01) =>
        DurationDistribution.FromTotals(
            TimeSpan.FromTicks(minimum), TimeSpan.FromTicks(maximum), sum ?? 40, squares ?? 1_000, [new(firstBin, firstCount), new(lastBin, lastCount)], relativeError);

    private static DurationDistribution CycleOf(int count) => DurationDistribution.Of(Enumerable.Range(0, count).Select(day => TimeSpan.FromDays(day)));

    private static SalesSummary Sales(
        long won = 2, DurationDistribution? salesCycle = null, long lost = 1, decimal lostAmount = 5, DurationDistribution? lostCycle = null,
        long open = 1, decimal openAmount = 7, long wonWithKnownCost = 1, decimal amountWithKnownCost = 10, decimal cost = 6) =>
        SalesSummary.FromTotals(
            Moments.FromTotals(won, won * 10, won * 100), salesCycle ?? CycleOf(2), lost, lostAmount, lostCycle ?? CycleOf(1), open, openAmount, wonWithKnownCost, amountWithKnownCost, cost);

    [Fact]
    public void Totals_that_durations_can_have_make_a_distribution()
    {
        var distribution = Distribution();
        Assert.Equal((2, TimeSpan.FromTicks(10), TimeSpan.FromTicks(30), TimeSpan.FromTicks(20)), (distribution.Count, distribution.Minimum, distribution.Maximum, distribution.Mean));
        Assert.Equal(DurationDistribution.Of([]), DurationDistribution.FromTotals(TimeSpan.Zero, TimeSpan.Zero, 0, 0, []));
    }

    [Fact]
    public void Impossible_totals_of_durations_are_refused()
    {
        Refused("minimum", "must not exceed the maximum", () => Distribution(minimum: 31));
        Refused("minimum", "first bin in use, 10", () => Distribution(minimum: 11));
        Refused("minimum", "first bin in use, 10", () => Distribution(minimum: -10));
        Refused("maximum", "last bin in use, 30, but was 00:00:00.0000029", () => Distribution(maximum: 29));
        Refused("minimum", "first bin in use, 30", () => Distribution(firstCount: 0, sum: 30, squares: 900));
        Refused("sumOfTicks", "but was 39.", () => Distribution(sum: 39));
        Refused("sumOfTicks", "but was 41.", () => Distribution(sum: 41, squares: 1_200));
        Refused("sumOfSquaredTicks", "but was 799.", () => Distribution(squares: 799));
        Refused("sumOfSquaredTicks", "but was 1001.", () => Distribution(squares: 1_001));
        Refused("sumOfSquaredTicks", "but was -1.", () => Distribution(squares: -1));
        Refused("countsByBin", "but was -1.", () => Distribution(firstCount: -1));
        Refused("countsByBin", "add up to", () => Distribution(firstCount: long.MaxValue));
        Refused("sumOfTicks", "where there is no item", () => DurationDistribution.FromTotals(TimeSpan.Zero, TimeSpan.Zero, 1, 0, []));
        Refused("sumOfSquaredTicks", "count of 0", () => DurationDistribution.FromTotals(TimeSpan.Zero, TimeSpan.Zero, 0, 1, []));
        Refused("minimum", "where there is no item", () => DurationDistribution.FromTotals(TimeSpan.FromTicks(1), TimeSpan.Zero, 0, 0, []));
        Refused("maximum", "where there is no item", () => DurationDistribution.FromTotals(TimeSpan.Zero, TimeSpan.FromTicks(1), 0, 0, []));
        Assert.Throws<ArgumentNullException>("countsByBin", () => DurationDistribution.FromTotals(TimeSpan.Zero, TimeSpan.Zero, 0, 0, null!));
        Assert.Throws<ArgumentOutOfRangeException>("relativeError", () => Distribution(relativeError: 0.3));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    [InlineData(LastBin + 1)]
    public void A_bin_that_no_duration_has_is_refused_before_anything_is_allocated_for_it(int bin)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Refused("countsByBin", "must have bins from -3712 to 3711", () => Distribution(lastBin: bin));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void Impossible_totals_of_deals_are_refused()
    {
        Assert.Equal((2, 1, 1, 4m), (Sales().Won, Sales().Lost, Sales().Open, Sales().GrossProfit));
        Refused("wonAmounts", "must be from 0 to 2, but was 3.", () => Sales(won: 3));
        Refused("lostCycle", "must hold the durations of 2 items, but was 1.", () => Sales(lost: 2));
        Refused("lost", "must not be negative", () => Sales(lost: -1));
        Refused("open", "must not be negative", () => Sales(open: -1));
        Refused("open", "must leave", () => Sales(open: long.MaxValue));
        Refused("lostAmount", "no such item", () => Sales(lost: 0, lostCycle: DurationDistribution.Empty));
        Refused("openAmount", "no such item", () => Sales(open: 0));
        Refused("wonWithKnownCost", "from 0 to 2, but was 3.", () => Sales(wonWithKnownCost: 3));
        Refused("wonWithKnownCost", "must not be negative", () => Sales(wonWithKnownCost: -1));
        Refused("amountWithKnownCost", "no such item", () => Sales(wonWithKnownCost: 0));
        Refused("amountWithKnownCost", "must be the won amount", () => Sales(wonWithKnownCost: 2));
        Refused("cost", "no such item", () => Sales(wonWithKnownCost: 0, amountWithKnownCost: 0));
        Refused("salesCycle", "negative duration", () => Sales(salesCycle: DurationDistribution.Of([TimeSpan.FromTicks(-1), TimeSpan.Zero])));
        Refused("salesCycle", "relative error", () => Sales(salesCycle: DurationDistribution.Of([TimeSpan.Zero, TimeSpan.Zero], 0.05)));
        Assert.Throws<ArgumentNullException>("salesCycle", () => SalesSummary.FromTotals(default, null!, 0, 0, DurationDistribution.Empty, 0, 0));
        Assert.Throws<ArgumentNullException>("lostCycle", () => SalesSummary.FromTotals(default, DurationDistribution.Empty, 0, 0, null!, 0, 0));
    }

    [Fact]
    public void Totals_of_nothing_are_the_empty_summary() =>
        Assert.Equal(SalesSummary.Empty, SalesSummary.FromTotals(default, DurationDistribution.Empty, 0, 0, DurationDistribution.Empty, 0, 0));

    private static void Refused(string argument, string rule, Action act)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.Equal(argument, error.ParamName);
        Assert.StartsWith($"{argument} ", error.Message);
        Assert.Contains(rule, error.Message);
    }
}
