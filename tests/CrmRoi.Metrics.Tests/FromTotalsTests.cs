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
        Refused("sumOfTicks", "if there is no item", () => DurationDistribution.FromTotals(TimeSpan.Zero, TimeSpan.Zero, 1, 0, []));
        Refused("count", "must not be negative, but was -1.", () => DurationDistribution.FromTotals(-1, TimeSpan.Zero, TimeSpan.Zero, 0, null));
        Refused("count", "must not be negative, but was -1.", () => Moments.FromTotals(-1, 0));
        Refused("sumOfSquaredTicks", "count of 0", () => DurationDistribution.FromTotals(TimeSpan.Zero, TimeSpan.Zero, 0, 1, []));
        Refused("minimum", "if there is no item", () => DurationDistribution.FromTotals(TimeSpan.FromTicks(1), TimeSpan.Zero, 0, 0, []));
        Refused("maximum", "if there is no item", () => DurationDistribution.FromTotals(TimeSpan.Zero, TimeSpan.FromTicks(1), 0, 0, []));
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

    [Fact]
    public void Totals_of_figures_are_the_distribution_of_the_figures()
    {
        decimal[] figures = [10.5m, -3, 0, 10.5m, 1e20m];
        var bins = figures.GroupBy(figure => Metrics.Distribution.BinOf(figure)).Select(bin => new KeyValuePair<int, long>(bin.Key, bin.Count()));
        Assert.Equal(Metrics.Distribution.Of(figures), Metrics.Distribution.FromTotals(Moments.Of(figures), -3, 1e20m, bins));
        Assert.Equal(Metrics.Distribution.Of([]), Metrics.Distribution.FromTotals(default, 0, 0, []));
        Refused("countsByBin", "must hold the 5 items, but was 1.", () => Metrics.Distribution.FromTotals(Moments.Of(figures), -3, 1e20m, [new(0, 1)]));
        Refused("countsByBin", "must have bins from", () => Metrics.Distribution.FromTotals(Moments.Of([1m]), 1, 1, [new(int.MaxValue, 1)]));
        Refused("countsByBin", "but was -2147483648.", () => Metrics.Distribution.FromTotals(Moments.Of([1m]), 1, 1, [new(int.MinValue, 1)]));
        Refused("minimum", "first bin in use", () => Metrics.Distribution.FromTotals(Moments.Of([1m]), 2, 2, [new(Metrics.Distribution.BinOf(1), 1)]));
        Refused("moments", "items from minimum to maximum", () => Metrics.Distribution.FromTotals(Moments.Of([1m, 2]), 5, 9));
    }

    // Three amounts whose squares have 31 digits: 3 × 10,000,000,000,000.01².
    [Fact]
    public void Second_moments_hold_what_decimals_cannot()
    {
        const decimal Amount = 10_000_000_000_000.01m;
        BigInteger cents = 1_000_000_000_000_001;
        Assert.Equal(Moments.Of([Amount, Amount, Amount]), Moments.FromTotals(3, 3 * cents, 3 * cents * cents, decimals: 2));
        Refused("decimals", "from 0 to 28", () => Moments.FromTotals(1, 1, 1, 29));
        Refused("sumOfSquares", "count of 2", () => Moments.FromTotals(2, 3 * cents, cents, 2));
    }

    [Fact]
    public void Where_only_counts_and_sums_are_known_quantiles_are_undefined_and_all_else_works()
    {
        var amounts = Moments.FromTotals(3, 60);
        Assert.Equal((3L, 60m, 20m), (amounts.Count, amounts.Sum, amounts.Mean));
        Assert.Null(amounts.Variance ?? amounts.PopulationVariance ?? amounts.StandardError);
        Assert.Null(amounts.Interval());
        Assert.NotEqual(amounts, Moments.Of([20m, 20, 20]));
        var more = amounts + Moments.Of([10m, 30]);
        Assert.Equal((5L, 100m), (more.Count, more.Sum));
        Assert.Null(more.Variance);
        Assert.Equal(more, Moments.FromBytes(more.ToBytes()));
        Assert.Equal(more, Moments.Of([10m, 30]) + amounts);

        DateTimeOffset day = new(2025, 5, 1, 0, 0, 0, TimeSpan.Zero);
        var won = DurationDistribution.FromTotals(3, TimeSpan.FromDays(1), TimeSpan.FromDays(9), TimeSpan.FromDays(15).Ticks, null);
        var sales = SalesSummary.FromTotals(amounts, won, 1, 5, DurationDistribution.FromTotals(1, TimeSpan.FromDays(2), TimeSpan.FromDays(2), TimeSpan.FromDays(2).Ticks, null), 2, 70);
        var rows = new[] { new Deal(day, day.AddDays(20), Outcome.Won, 40) }.Summarize();
        foreach (var both in new[] { sales + rows, rows + sales, SalesSummary.FromBytes((sales + rows).ToBytes()) })
        {
            Assert.Equal(new Proportion(4, 5), both.WinRate);
            Assert.Equal(new Average(100, 4), both.AverageDealSize);
            Assert.Equal(TimeSpan.FromDays(35 / 4.0), both.SalesCycle.Mean);
            Assert.Equal((TimeSpan.FromDays(1), TimeSpan.FromDays(20)), (both.SalesCycle.Minimum, both.SalesCycle.Maximum));
            Assert.Null(both.SalesCycle.Median ?? both.SalesCycle.P90);
            Assert.NotNull(both.OpenSalesVelocity);
            Assert.Equal(sales + rows, both);
            Assert.Equal((sales + rows).GetHashCode(), both.GetHashCode());
        }

        Assert.NotNull(rows.SalesCycle.Median);
        Assert.Null(Metrics.Distribution.FromTotals(amounts, 1, 40).Median);
        Assert.Equal(20, Metrics.Distribution.FromTotals(amounts, 1, 40).Mean);
    }

    [Fact]
    public void Totals_without_a_histogram_obey_the_other_rules()
    {
        static void Durations(string argument, string rule, long count, int minimum, int maximum, BigInteger sum, BigInteger? squares = null) =>
            Refused(argument, rule, () => DurationDistribution.FromTotals(count, TimeSpan.FromTicks(minimum), TimeSpan.FromTicks(maximum), sum, squares));
        Durations("count", "must not be negative", -1, 0, 0, 0);
        Durations("minimum", "must not exceed the maximum", 2, 5, 4, 9);
        Durations("sumOfTicks", "2 items from minimum to maximum", 2, 1, 4, 9);
        Durations("sumOfSquaredTicks", "count of 2", 2, 1, 4, 5, 1);
        Durations("sumOfTicks", "if there is no item", 0, 0, 0, 1);
        Durations("minimum", "if there is no item", 0, 1, 1, 0);
        Refused("sum", "if there is no item", () => Moments.FromTotals(0, 1));
        Refused("count", "must not be negative", () => Moments.FromTotals(-1, 1));
        Assert.Equal(default, Moments.FromTotals(0, 0));
        Assert.Equal(DurationDistribution.Of([]), DurationDistribution.FromTotals(0, TimeSpan.Zero, TimeSpan.Zero, 0, 0));
        Assert.Throws<FormatException>(() => Moments.FromBytes([.. Moments.FromTotals(3, 60).ToBytes(), 0]));
    }

    private static void Refused(string argument, string rule, Action act)
    {
        var error = Assert.ThrowsAny<ArgumentException>(act);
        Assert.Equal(argument, error.ParamName);
        Assert.StartsWith($"{argument} ", error.Message);
        Assert.Contains(rule, error.Message);
    }
}
