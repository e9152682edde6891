using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;
using MathNet.Numerics;

namespace CrmRoi.Metrics.Tests.Impact;

[Properties(Arbitrary = [typeof(Generators), typeof(ImpactGenerators)])]
public class ControlGroupTests
{
    [Fact]
    public void Changes_of_units_make_Welchs_test_of_the_changes()
    {
        Moments treated = Moments.Of([3, 5, 4.5m, 6]), control = Moments.Of([1, 0.5m, 2]);
        var effect = DifferenceInDifferences.FromChanges(treated, control);
        var welch = new MeanComparison(before: control, after: treated);
        Assert.Equal(welch.Difference, effect.Estimate);
        Assert.Equal(welch.StandardError!.Value, effect.StandardError!.Value, 1e-14);
        Assert.Equal(welch.DegreesOfFreedom, effect.DegreesOfFreedom);
        Assert.Equal(welch.PValue!.Value, effect.PValue!.Value, 1e-13);
        Assert.Equal(welch.Interval()!.Value.Lower, effect.Interval()!.Value.Lower, 1e-12);
        Assert.Equal(welch.MinimumDetectableDifference()!.Value, effect.MinimumDetectableEffect()!.Value, 1e-12);

        var four = effect.Times(4);
        Assert.Equal((4 * effect.Estimate, 4 * effect.StandardError, effect.DegreesOfFreedom), (four.Estimate, four.StandardError, four.DegreesOfFreedom));
        Assert.Throws<ArgumentOutOfRangeException>(() => effect.Times(0));
    }

    [Property]
    public void The_estimate_of_four_cells_is_the_difference_of_their_changes(decimal[] a, decimal[] b, decimal[] c, decimal[] d)
    {
        Moments[] cells = [Moments.Of(a), Moments.Of(b), Moments.Of(c), Moments.Of(d)];
        var effect = DifferenceInDifferences.FromDifferentUnits(cells[0], cells[1], cells[2], cells[3]);
        Assert.Equal(cells.All(cell => cell.IsDefined), effect.Estimate.HasValue);
        Assert.Equal(cells.All(cell => cell.Count > 1), effect.StandardError.HasValue);
        if (effect.Estimate is { } estimate)
            Assert.Equal(cells[1].Mean!.Value - cells[0].Mean!.Value - (cells[3].Mean!.Value - cells[2].Mean!.Value), estimate);
        if (effect.StandardError is { } error)
        {
            var expected = Math.Sqrt(new[] { a, b, c, d }.Sum(cell => Squares(cell) / (cell.Length - 1) / cell.Length));
            Assert.Equal(1, (error + 1e-300) / (expected + 1e-300), 1e-9);
        }

        // By hand in doubles, from the deviations.
        static double Squares(decimal[] figures)
        {
            var mean = Moments.Of(figures).Mean!.Value;
            return figures.Sum(figure => (double)(figure - mean) * (double)(figure - mean));
        }
    }

    [Fact]
    public void Proportions_have_an_effect_with_the_unpooled_error()
    {
        var effect = DifferenceInDifferences.FromCells(new(30, 100), new(50, 100), new Proportion(40, 200), new(50, 200));
        Assert.Equal(0.15m, effect.Estimate);
        Assert.Equal(Math.Sqrt((0.21 / 100) + (0.25 / 100) + (0.16 / 200) + (0.1875 / 200)), effect.StandardError!.Value, 1e-15);
        Assert.Null(effect.DegreesOfFreedom);
        Assert.False(DifferenceInDifferences.FromCells(default, new(1, 2), new Proportion(1, 2), new(1, 2)).Estimate.HasValue);
    }

    [Fact]
    public void Deals_of_periods_that_are_not_equally_long_are_refused()
    {
        var goLive = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        ComparisonPeriods unequal = new(new(goLive.AddMonths(-3), goLive), new(goLive, goLive.AddMonths(1)), goLive, TimeZoneInfo.Utc);
        var error = Assert.Throws<ArgumentException>("periods", () => ControlGroup.OfGrossProfit(Array.Empty<Deal>(), _ => "north", _ => true, deal => deal, unequal));
        Assert.Contains("must be equally long", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_unknown_stays_unknown()
    {
        Assert.Null(default(DifferenceInDifferences).Estimate);
        Assert.Null(default(DifferenceInDifferences).Interval());
        Assert.Null(new DifferenceInDifferences(1, null, 1, 1).StandardError);
        Assert.Null(new DifferenceInDifferences(1, 2, 1).PValue);
        Assert.Equal(0, DifferenceInDifferences.FromChanges(Moments.Of([1, 1]), Moments.Of([2, 2])).StandardError);
        Assert.Null(DifferenceInDifferences.FromChanges(Moments.Of([1, 1]), Moments.Of([2, 2])).PValue);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DifferenceInDifferences(1, 2, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DifferenceInDifferences(1, 2, 1, double.NaN));
    }

    [Fact]
    public void The_trend_of_the_gap_is_the_least_squares_line()
    {
        decimal[] treated = [10, 12, 13, 17, 18.5m], control = [9, 9.5m, 11, 12, 12.5m];
        double[] gaps = [.. treated.Zip(control, (a, b) => (double)(a - b))], periods = [0, 1, 2, 3, 4];
        var check = new ParallelTrendCheck(treated, control);
        var (intercept, slope) = Fit.Line(periods, gaps);
        var residual = periods.Zip(gaps, (x, y) => y - intercept - (slope * x)).Sum(r => r * r);
        Assert.Equal(slope, (double)check.GapGrowth!.Value, 1e-12);
        var independent = check.GrowthIfIndependent;
        Assert.Equal(Math.Sqrt(residual / 3 / 10), independent.StandardError!.Value, 1e-12);
        Assert.Equal(2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 3, -slope / independent.StandardError.Value), independent.PValue!.Value, 1e-12);
        Assert.True(independent.Interval()!.Value.Contains(slope));
        Assert.Equal((check.GapGrowth, NoIntervalReason.TooFewMonths), (check.Growth.Estimate, check.Growth.ReasonWithoutInterval));
    }

    [Fact]
    public void Where_periods_may_follow_each_other_the_trend_is_less_sure()
    {
        decimal[] treated = [10, 12, 13, 17, 18, 18, 21, 25, 24, 29, 30, 31], control = [9, 9, 11, 12, 12, 14, 15, 15, 18, 18, 19, 21];
        ParallelTrendCheck check = new(treated, control);
        Assert.True(check.Growth.PValue > check.GrowthIfIndependent.PValue);
        Assert.True(check.Growth.MinimumDetectable() > check.GrowthIfIndependent.MinimumDetectable());
        Assert.InRange(check.Growth.Correlation!.Value, 0, 0.95);
    }

    [Fact]
    public void Few_periods_say_little()
    {
        Assert.Null(new ParallelTrendCheck([1], [2]).GapGrowth);
        Assert.Equal(2, new ParallelTrendCheck([1, 3], [2, 2]).GapGrowth);
        Assert.Null(new ParallelTrendCheck([1, 3], [2, 2]).GrowthIfIndependent.StandardError);
        var parallel = new ParallelTrendCheck([1, 3, 4], [2, 4, 5]);
        Assert.Equal(0, parallel.GapGrowth);
        Assert.Equal(NoIntervalReason.NothingVaries, parallel.GrowthIfIndependent.ReasonWithoutInterval);
        Assert.Equal(NoIntervalReason.Undefined, new ParallelTrendCheck([], []).Growth.ReasonWithoutInterval);
        Assert.Equal(NoIntervalReason.NothingVaries, new ParallelTrendCheck([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 7]).Growth.ReasonWithoutInterval);
        Assert.Throws<ArgumentException>(() => new ParallelTrendCheck([1], [2, 3]));
    }
}
