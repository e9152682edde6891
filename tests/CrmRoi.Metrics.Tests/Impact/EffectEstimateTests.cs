using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Internal;
using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace CrmRoi.Metrics.Tests.Impact;

[Collection("Console")] // FsCheck writes to the console here, and the tests of the pages read it.
public class EffectEstimateTests
{
    [Fact]
    public void A_given_effect_has_the_range_and_the_confidence_of_its_t()
    {
        var effect = EffectEstimate.Of(10, 4, 6);
        StudentT t = new(10, 4, 6);
        Assert.Equal((EffectMethod.Given, 10m, 4, 6), (effect.Method, effect.Estimate!.Value, effect.StandardError, effect.DegreesOfFreedom));
        Assert.Equal(t.InverseCumulativeDistribution(0.025), effect.Interval()!.Value.Lower, 1e-8);
        Assert.Equal(1 - t.CumulativeDistribution(13), effect.ConfidenceThatExceeds(13)!.Value, 1e-10);
        Assert.Equal(2 * t.CumulativeDistribution(0), effect.PValue!.Value, 1e-10);
        Assert.Null(EffectEstimate.Of(10, 4).DegreesOfFreedom);
        Assert.Equal(10 + (1.959963984540054 * 4), EffectEstimate.Of(10, 4).Interval()!.Value.Upper, 1e-12);
        Assert.Equal("10 [0.2124, 19.7876]", effect.ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => EffectEstimate.Of(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => EffectEstimate.Of(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => EffectEstimate.Of(1, 1, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => effect.Interval(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => effect.Times(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => effect.MinimumDetectable(1));
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(22, 1)]
    [InlineData(11.5, -7)]
    public void The_value_of_perfect_information_is_its_integral(double degrees, double needed)
    {
        StudentT t = new(2, 5, degrees);

        // What lies on the side that would not be chosen, from what is needed to infinity: x = needed ± u / (1 − u).
        var side = needed < 2 ? -1 : 1;
        var excess = GaussLegendreRule.Integrate(u => u / (1 - u) * t.Density(needed + (side * u / (1 - u))) / (1 - u) / (1 - u), 0, 1, 256);
        Assert.Equal(excess, EffectEstimate.Of(2, 5, degrees).ValueOfPerfectInformation((decimal)needed)!.Value, 1e-7 * excess);
    }

    [Fact]
    public void Perfect_information_is_worth_the_more_the_less_is_known_and_most_at_the_brink()
    {
        double Worth(double error, decimal needed) => EffectEstimate.Of(30, error).ValueOfPerfectInformation(needed)!.Value;
        Assert.True(Worth(60, 0) > Worth(30, 0) && Worth(60, 30) > Worth(60, 0) && Worth(60, 30) > Worth(60, 60));
        Assert.Equal(Worth(60, 0), Worth(60, 60), 1e-12);
        Assert.Equal(60 / Math.Sqrt(2 * Math.PI), Worth(60, 30), 1e-10);
        Assert.Null(EffectEstimate.Of(30, 60, 1).ValueOfPerfectInformation(0));
    }

    [Fact]
    public void No_p_value_of_the_library_exceeds_1()
    {
        foreach (var degrees in Enumerable.Range(1, 200).Select(d => (double)d).Concat([1.5, 2.2, 17.3, 1e6, StudentDistribution.Normal]))
        {
            foreach (var t in new[] { 0, double.Epsilon, 1e-300, 1e-20, 1e-16, 1e-12, 1e-9 })
                Assert.InRange(StudentDistribution.TwoSidedTail(t, degrees), 0.999999, 1);
        }

        Assert.Equal(1, new MeanComparison(Moments.Of([1, 2]), Moments.Of([1, 2])).PValue);
        Assert.Equal(1, DifferenceInDifferences.FromChanges(Moments.Of([1, 2, 4]), Moments.Of([1, 2, 4])).PValue);
        Assert.Equal(1, new ProportionComparison(new(3, 7), new(3, 7)).PooledPValue);
    }

    [Fact]
    public void The_finite_sum_and_the_integral_of_the_tail_agree_where_they_meet()
    {
        // At 64 degrees of freedom the sum ends, at a tail of 1/1000 too: a hair beside either the integral answers.
        foreach (var degrees in Enumerable.Range(1, 64))
        {
            foreach (var t in new[] { 0, 0.01, 0.5, 1, 2, 2.9 })
                Assert.Equal(1, StudentDistribution.UpperTail(t, degrees) / StudentDistribution.UpperTail(t, degrees * (1 + 1e-15) + 1e-14), 1e-12);
        }
    }

    [Fact]
    public void A_mixture_lies_between_its_parts_and_its_tails_add_up_to_1()
    {
        Prop.ForAll(
            Gen.Choose(1, 1000).Select(i => i / 100.0).ArrayOf(5).ToArbitrary(), Gen.Choose(-500, 500).Select(i => i / 10.0).ArrayOf(5).ToArbitrary(), Gen.Choose(1, 999).Select(i => i / 1000.0).ToArbitrary(),
            (scales, centres, p) =>
            {
                StudentMixture mixture = new([1, 2, 3, 0, 0.5], centres, scales, 11);
                var quantile = mixture.Quantile(p);
                var parts = scales.Zip(centres, (scale, centre) => centre + (scale * StudentDistribution.Quantile(p, 11))).ToList();
                Assert.InRange(quantile, parts.Min() - 1e-9, parts.Max() + 1e-9);
                Assert.Equal(p, mixture.LowerTail(quantile), 1e-10);
                Assert.Equal(1, mixture.LowerTail(quantile) + mixture.UpperTail(quantile), 1e-12);
                Assert.Equal(-3 * quantile, mixture.Times(-3).Quantile(1 - p), 1e-8);
            }).QuickCheckThrowOnFailure();
    }

    /// <summary>The law of total variance, by hand: half of (1 + 0.5²) and half of (4 + 0.5²).</summary>
    [Fact]
    public void The_scale_of_a_mixture_has_the_spread_of_its_centres_in_it()
    {
        StudentMixture mixture = new([1, 1], [0, 1], [1, 2], 11);
        Assert.Equal(0.5, mixture.Mean);
        Assert.Equal(Math.Sqrt(2.75), mixture.Scale, 1e-15);
    }

    [Fact]
    public void Far_tails_of_a_mixture_keep_their_digits()
    {
        StudentMixture mixture = new([1, 1], [0, 1], [1, 2], 11);
        foreach (var p in new[] { 1e-6, 1e-12, 1e-30 })
            Assert.Equal(1, mixture.LowerTail(mixture.Quantile(p)) / p, 1e-9);
    }
}
