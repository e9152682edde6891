using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;
using MathNet.Numerics.Statistics;

namespace CrmRoi.Metrics.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public class MomentsTests
{
    [Property]
    public void Moments_merge_exactly(decimal[] values, int cut)
    {
        var at = values.Length == 0 ? 0 : Math.Abs(cut % values.Length);
        var whole = Moments.Of(values);
        Assert.Equal(whole, Moments.Of(values.Take(at)) + Moments.Of(values.Skip(at)));
        Assert.Equal(whole, Moments.Of(values.Reverse()));
        Assert.Equal(whole, whole + default(Moments));
    }

    [Property]
    public void Mean_and_variance_are_those_of_exact_fractions(decimal[] values)
    {
        var moments = Moments.Of(values);
        Assert.Equal(values.Length > 0, moments.IsDefined);
        if (values.Length == 0)
            return;

        var n = (Rational)values.Length;
        var mean = values.Aggregate(Rational.Zero, (sum, value) => sum + value) / n;
        Assert.True(mean.RoundsTo(moments.Mean!.Value));
        if (values.Length == 1)
        {
            Assert.Null(moments.Variance);
            return;
        }

        var variance = values.Aggregate(Rational.Zero, (sum, value) => sum + (((Rational)value - mean) * ((Rational)value - mean))) / (n - 1);
        Assert.Equal(variance.Numerator.IsZero ? 0 : variance.ToDouble(), moments.Variance!.Value, 1e-11 * moments.Variance.Value);
    }

    [Fact]
    public void A_small_variance_on_a_large_mean_is_not_lost()
    {
        var moments = Moments.Of([1e15m + 1, 1e15m + 2, 1e15m + 3]);
        Assert.Equal(1.0, moments.Variance);
        Assert.Equal(1e15m + 2, moments.Mean);
    }

    [Fact]
    public void The_spread_agrees_with_MathNet()
    {
        decimal[] values = [2, 4, 4, 4, 5, 5, 7, 9.5m];
        double[] doubles = [.. values.Select(value => (double)value)];
        var moments = Moments.Of(values);
        Assert.Equal(doubles.Variance(), moments.Variance!.Value, 1e-13);
        Assert.Equal(doubles.PopulationVariance(), moments.PopulationVariance!.Value, 1e-13);
        Assert.Equal(doubles.StandardDeviation(), moments.StandardDeviation!.Value, 1e-13);
        Assert.Equal(doubles.StandardDeviation() / Math.Sqrt(8), moments.StandardError!.Value, 1e-13);
    }

    [Fact]
    public void Totals_made_elsewhere_give_the_same_moments()
    {
        Assert.Equal(Moments.Of([1, 2, 3.5m]), Moments.FromTotals(3, 6.5m, 17.25m));
        Assert.Equal(Moments.Of([1, 2]), Moments.FromTotals(2, 3, 5, decimals: 0));
        Assert.Equal(Moments.Of([0.0000000000000000000000000001m, 0.0000000000000000000000000002m]), Moments.FromTotals(2, 3, 5, decimals: 28));
        Assert.Equal(default, Moments.FromTotals(0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Moments.FromTotals(-1, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("sum", () => Moments.FromTotals(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("sumOfSquares", () => Moments.FromTotals(2, 2, 1.99m));
        Assert.Throws<ArgumentOutOfRangeException>("sumOfSquares", () => Moments.FromTotals(1, 2, 4.01m));
        Assert.Throws<ArgumentOutOfRangeException>("sumOfSquares", () => Moments.FromTotals(0, 0, -1));
    }

    [Theory]
    // R 4.2.2: t.test(c(1.5, 2, 4.25, -3, 7), conf.level = ...).
    [InlineData(0.95, -2.2416392170611, 6.9416392170611)]
    [InlineData(0.8, -0.185591300772955, 4.88559130077296)]
    public void The_interval_of_a_mean_is_Students(double confidence, double lower, double upper)
    {
        var interval = Moments.Of([1.5m, 2, 4.25m, -3, 7]).Interval(confidence)!.Value;
        Assert.Equal(lower, interval.Lower, 1e-12);
        Assert.Equal(upper, interval.Upper, 1e-12);
        Assert.Null(Moments.Of([3]).Interval());
        Assert.Null(Moments.Of([3, 3]).Interval());
    }
}
