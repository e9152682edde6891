using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Laws;
using CrmRoi.Metrics.Tests.Vectors;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Impact;

[Properties(Arbitrary = [typeof(Generators), typeof(ImpactGenerators)])]
public class ChangeTests
{
    [Fact]
    public void Undefined_stays_undefined()
    {
        Change[] changes =
        [
            Change.Of(default(Proportion), new Proportion(1, 2)),
            Change.Of(Moments.Of([1, 2]), default(Moments)),
            Change.Of(DurationDistribution.Empty, DurationDistribution.Of([TimeSpan.FromDays(1), TimeSpan.FromDays(2)])),
            Change.Of(Distribution.Empty, Distribution.Of([1, 2])),
            Change.WithoutInterval(new Ratio(1, 2), new Ratio(1, 0)),
            Change.WithoutInterval(3, null),
            default,
        ];
        Assert.All(changes, change =>
        {
            Assert.False(change.IsDefined);
            Assert.Null(change.Absolute);
            Assert.False(change.Relative.IsDefined);
            Assert.Null(change.Interval);
            Assert.Null(change.RelativeInterval);
            Assert.Null(change.IsSignificant);
            Assert.Null(change.MinimumDetectable);
            Assert.Equal(ClaimVerdict.Unknown, change.Check(0.29m).Verdict);
            Assert.Null(change.Check(0.29m).CouldBeNoChange);
        });
    }

    [Fact]
    public void A_loss_that_shrinks_has_no_relative_change()
    {
        Assert.Equal(50, Change.WithoutInterval(-100, -50).Absolute);
        Assert.False(Change.WithoutInterval(-100, -50).Relative.IsDefined);
        Assert.False(Change.WithoutInterval(0, 50).Relative.IsDefined);
        Assert.Equal(-0.5m, Change.WithoutInterval(new Average(200, 2), new Average(50, 1)).Relative.Value);
    }

    [Fact]
    public void One_item_has_no_variance_and_equal_items_no_test()
    {
        Assert.Null(Change.Of(Moments.Of([5]), Moments.Of([6, 7])).Interval);
        var constant = new MeanComparison(Moments.Of([5, 5]), Moments.Of([6, 6]));
        Assert.Equal(0, constant.StandardError);
        Assert.Null(constant.T);
        Assert.Null(constant.PValue);
        Assert.Null(constant.Interval());
        Assert.Equal(1, constant.Difference);
        Assert.Null(new ProportionComparison(new(0, 5), new(0, 9)).PooledPValue);
    }

    [Fact]
    public void Durations_are_compared_in_days()
    {
        decimal[] before = [10, 12.5m, 31], after = [4, 5, 8.25m, 6];
        var days = Change.Of(Moments.Of(before), Moments.Of(after));
        var durations = Change.Of(DurationDistribution.Of(before.Select(Days)), DurationDistribution.Of(after.Select(Days)));
        Assert.Equal(days.Before, durations.Before);
        Assert.Equal(days.After, durations.After);
        Assert.Equal(days.Interval!.Value.Lower, durations.Interval!.Value.Lower, 1e-12);
        Assert.Equal(days.Interval.Value.Upper, durations.Interval.Value.Upper, 1e-12);
        Assert.Equal(days.MinimumDetectable!.Value, durations.MinimumDetectable!.Value, 1e-12);
        static TimeSpan Days(decimal days) => TimeSpan.FromTicks((long)(days * TimeSpan.TicksPerDay));
    }

    [Property]
    public void Turning_a_comparison_of_proportions_round_turns_its_interval_round(Proportion a, Proportion b)
    {
        if (new ProportionComparison(a, b).NewcombeInterval() is not { } there)
        {
            Assert.True(!a.IsDefined || !b.IsDefined);
            return;
        }

        var back = new ProportionComparison(b, a).NewcombeInterval()!.Value;
        Assert.Equal(there.Lower, -back.Upper, 1e-12);
        Assert.Equal(there.Upper, -back.Lower, 1e-12);
        Assert.InRange((double)(b.Value - a.Value)!.Value, there.Lower - 1e-12, there.Upper + 1e-12);
        var corrected = new ProportionComparison(a, b).NewcombeIntervalWithContinuityCorrection()!.Value;
        Assert.True(corrected.Lower <= there.Lower + 1e-12 && there.Upper <= corrected.Upper + 1e-12);
    }

    [Property]
    public void A_relative_interval_excludes_no_change_where_the_absolute_one_does(Proportion a, Proportion b, decimal[] before, decimal[] after)
    {
        AssertConsistent(Change.Of(a, b));
        AssertConsistent(Change.Of(Moments.Of(before), Moments.Of(after)));
        static void AssertConsistent(Change change)
        {
            if (change.RelativeInterval is not { } relative || change.Interval is not { } absolute || OnTheEdge(relative) || OnTheEdge(absolute))
                return;
            Assert.Equal(absolute.Contains(0), relative.Contains(0));
            Assert.Equal(absolute.Lower > 0, relative.Lower > 0);
        }

        static bool OnTheEdge(ConfidenceInterval interval) => Math.Abs(interval.Lower) < 1e-9 || Math.Abs(interval.Upper) < 1e-9;
    }

    [Property]
    public void Every_factor_on_the_bound_of_the_relative_interval_puts_zero_on_the_bound_of_the_difference(Proportion a, Proportion b)
    {
        if (new ProportionComparison(a, b).RelativeInterval() is not { } interval)
            return;
        ConfidenceInterval before = a.WilsonInterval()!.Value, after = b.WilsonInterval()!.Value;
        double p0 = (double)a.Value!.Value, p1 = (double)b.Value!.Value;
        double low = interval.Lower + 1, high = interval.Upper + 1;

        // A factor near 0 was stored as a change near -1, to the spacing of doubles there.
        const double Spacing = 2.3e-16;
        Assert.Equal(Square(p1 - after.Lower) + Square(low * (before.Upper - p0)), Square(p1 - (low * p0)), 1e-12);
        Assert.Equal(Square(after.Upper - p1) + Square(high * (p0 - before.Lower)), Square(p1 - (high * p0)), (1e-12 * Square(high)) + (4 * high * Spacing));
        static double Square(double x) => x * x;
    }

    // A change of a few parts in a hundred thousand: its digits are the last ones of a factor next to 1.
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    [InlineData(0.95)]
    public void A_small_relative_change_of_large_figures_keeps_nine_digits(double confidence)
    {
        decimal[] before = [1_002_988.56m, 1_002_953.78m, 1_002_988.34m, 1_002_933.02m, 1_002_994.16m], after = [1_002_952.22m, 1_002_968.51m, 1_003_012.68m];
        var comparison = new MeanComparison(Moments.Of(before), Moments.Of(after));
        var t = (decimal)StudentDistribution.TwoSidedQuantile(confidence, comparison.DegreesOfFreedom!.Value);
        var interval = comparison.RelativeInterval(confidence)!.Value;

        foreach (var bound in new[] { interval.Lower, interval.Upper })
        {
            Assert.InRange(Math.Abs(bound), 1e-7, 1e-3);
            Assert.NotEqual(Math.Sign(Excess((decimal)bound * (1 - 1e-9m))), Math.Sign(Excess((decimal)bound * (1 + 1e-9m))));
        }

        // Above 0 if the test of after − (1 + change) × before rejects.
        decimal Excess(decimal change)
        {
            var difference = after.Average() - before.Average() - (change * before.Average());
            return (difference * difference) - (t * t * (VarianceOfMean(after) + ((1 + change) * (1 + change) * VarianceOfMean(before))));
        }

        static decimal VarianceOfMean(decimal[] figures) => figures.Sum(figure => (figure - figures.Average()) * (figure - figures.Average())) / figures.Length / (figures.Length - 1);
    }

    [Theory]
    // R: power.prop.test(n = 50, p1 = .5, p2 = .75) gives power = 0.7401659; power.prop.test(p1 = .5, p2 = .75, power = .9) gives n = 76.7 (rounded here).
    [InlineData(25, 50, 50, 0.7401659, 0.25, 1e-6)]
    [InlineData(10_000, 20_000, 20_000, 0.8, 0.0140039, 2e-5)]
    public void The_smallest_detectable_rise_is_the_published_one(long won, long before, long after, double power, double expected, double tolerance) =>
        Assert.Equal(expected, new ProportionComparison(new(won, before), new(won * after / before, after)).MinimumDetectableIncrease(power)!.Value, tolerance);

    [Fact]
    public void The_smallest_detectable_difference_of_means_agrees_with_the_exact_power_to_a_percent()
    {
        // R: power.t.test(n = 20, delta = 1, sd = 1) gives power = 0.8689528.
        decimal[] unit = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? 1m : -1m)];
        var scale = 1 / Moments.Of(unit).StandardDeviation!.Value;
        var comparison = new MeanComparison(Moments.Of(unit), Moments.Of(unit));
        Assert.Equal(1, comparison.MinimumDetectableDifference(0.8689528)!.Value * scale, 0.01);
    }

    [Property]
    public void What_could_have_been_shown_shrinks_as_data_grow(Proportion a)
    {
        if (!a.IsDefined)
            return;
        var larger = new Proportion(a.Successes * 4, a.Trials * 4);
        if (new ProportionComparison(a, a).MinimumDetectableIncrease() is { } small)
            Assert.True(new ProportionComparison(larger, larger).MinimumDetectableIncrease() < small);
        Assert.Equal(
            new ProportionComparison(a, a).MinimumDetectableDecrease(),
            new ProportionComparison(a.Complement, a.Complement).MinimumDetectableIncrease());
    }

    [Fact]
    public void A_claim_may_be_a_fall_by_all_and_no_more()
    {
        var change = Change.Of(new Proportion(50, 100), new Proportion(40, 100));
        Assert.Equal(-1, change.Check(-1).Claimed);
        Assert.Throws<ArgumentOutOfRangeException>("claimedRelativeChange", () => change.Check(-1.01m));
        Assert.Throws<ArgumentOutOfRangeException>("claimedRelativeChange", () => change.Check(0));
    }

    [Theory]
    [InlineData(0.05, ClaimVerdict.Exceeds)]
    [InlineData(0.3, ClaimVerdict.Compatible)]
    [InlineData(3, ClaimVerdict.FallsShort)]
    [InlineData(-0.5, ClaimVerdict.FallsShort)]
    public void A_claim_is_held_against_the_interval(decimal claim, ClaimVerdict verdict)
    {
        var change = Change.Of(new Proportion(480, 800), new Proportion(560, 700));
        Assert.Equal(verdict, change.Check(claim).Verdict);
        Assert.False(change.Check(claim).CouldBeNoChange);
    }

    [Fact]
    public void A_claimed_fall_is_exceeded_by_a_deeper_one()
    {
        var change = Change.Of(new Proportion(560, 700), new Proportion(480, 800)); // a quarter less
        Assert.Equal(ClaimVerdict.Exceeds, change.Check(-0.05m).Verdict);
        Assert.Equal("Unknown: claimed 29%, observed 100% without interval", Change.WithoutInterval(1, 2).Check(0.29m).ToString());
        Assert.Equal(ClaimVerdict.FallsShort, change.Check(-0.5m).Verdict);
        Assert.Throws<ArgumentOutOfRangeException>(() => change.Check(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => change.Check(-1.1m));
    }

    [Property]
    public void The_degrees_of_freedom_lie_between_the_lesser_and_the_sum(decimal[] before, decimal[] after)
    {
        var comparison = new MeanComparison(Moments.Of(before), Moments.Of(after));
        if (comparison.DegreesOfFreedom is { } degrees)
            Assert.InRange(degrees, Math.Min(before.Length, after.Length) - 1 - 1e-9, before.Length + after.Length - 2 + 1e-9);
    }

    [Fact]
    public void A_change_and_its_interval_stand_in_the_same_kind()
    {
        Assert.Equal("60% → 80%: +20 points [5.24, 33.39]", Change.Of(new Proportion(48, 80), new Proportion(56, 70)).ToString());
        Assert.Equal("1000 → 850: -150 [-376.6958, 76.6958]", Change.Of(Moments.Of([900, 1_000, 1_100]), Moments.Of([750, 850, 950])).ToString());
        Assert.Equal("100 → 129: +29 (29%)", Change.WithoutInterval(100, 129).ToString());
        Assert.Equal("25% → 20%: -5 points (-20%)", Change.WithoutInterval(new Ratio(1, 4), new Ratio(1, 5)).ToString());
        Assert.Equal("25% → n/a: n/a", Change.WithoutInterval(new Ratio(1, 4), default).ToString());
        Assert.Equal("30 → 60: +30 points [9.57, 49.55]", Change.Of(new NetPromoterScore(50, 30, 20), new NetPromoterScore(70, 20, 10)).ToString());
    }

    [Fact]
    public void An_interval_names_what_it_takes_as_independent()
    {
        Assert.Equal("trial", Change.Of(new Proportion(1, 2), new Proportion(1, 2)).SamplingUnit);
        Assert.Equal("item", Change.Of(Moments.Of([1, 2]), Moments.Of([1, 3])).SamplingUnit);
        Assert.Equal("answer", Change.Of(new NetPromoterScore(1, 2, 3), new NetPromoterScore(1, 2, 3)).SamplingUnit);
        Assert.Null(Change.WithoutInterval(1, 2).SamplingUnit);
    }

    [Theory]
    [InlineData(50, 30, 20, 70, 20, 10, "nps_change_100")]
    [InlineData(9, 1, 0, 30, 0, 0, "nps_change_10")]
    public void A_change_of_a_net_promoter_score_has_its_interval(long p0, long n0, long d0, long p1, long n1, long d1, string vector)
    {
        var expected = VectorFile.Case("units", vector)["expected"]!;
        var change = Change.Of(new NetPromoterScore(p0, n0, d0), new NetPromoterScore(p1, n1, d1));
        Assert.Equal((double)expected["lower"]!, change.Interval!.Value.Lower, 1e-9);
        Assert.Equal((double)expected["upper"]!, change.Interval.Value.Upper, 1e-9);
        Assert.False(change.Relative.IsDefined);
        Assert.Null(change.RelativeInterval);
        Assert.Null(Change.Of(default, new NetPromoterScore(1, 2, 3)).Interval);
    }

    [Theory]
    // R 4.2.2: prop.test(x, n, correct = FALSE), z = sqrt(statistic) with the sign of after - before.
    [InlineData(15, 100, 25, 120, 1.11699829238239, 0.263995055315928)]
    [InlineData(48, 80, 56, 70, 2.65017195125853, 0.00804508136819656)]
    [InlineData(1, 10, 9, 1000, -2.89202524193687, 0.00382767193017527)]
    public void The_pooled_test_is_that_of_R(long won0, long decided0, long won1, long decided1, double z, double p)
    {
        var comparison = new ProportionComparison(new(won0, decided0), new(won1, decided1));
        Assert.Equal(z, comparison.PooledZ!.Value, 1e-10);
        Assert.Equal(p, comparison.PooledPValue!.Value, 1e-10);
    }

    [Property]
    public void A_probability_is_never_above_one(Proportion a, decimal[] values)
    {
        Assert.True(new ProportionComparison(a, a).PooledPValue is not { } pooled || pooled <= 1);
        Assert.True(new ProportionComparison(a, a).UnpooledPValue is not { } unpooled || unpooled <= 1);
        Assert.True(new MeanComparison(Moments.Of(values), Moments.Of(values)).PValue is not { } welch || welch <= 1);
    }

    [Fact]
    public void Two_values_against_themselves_have_a_probability_of_one() =>
        Assert.Equal(1, new MeanComparison(Moments.Of([1, 2]), Moments.Of([1, 2])).PValue);

    [Fact]
    public void Few_data_cannot_tell_a_claim_from_no_change()
    {
        var few = Change.Of(new Proportion(20, 60), new Proportion(22, 60));
        Assert.True(few.Check(0.29m).CouldBeNoChange);
        Assert.Equal(ClaimVerdict.CannotTell, few.Check(0.29m).Verdict);
        Assert.Equal(ClaimVerdict.FallsShort, few.Check(3m).Verdict);
    }
}
