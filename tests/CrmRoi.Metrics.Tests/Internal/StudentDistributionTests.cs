using System.Numerics;
using CrmRoi.Metrics.Internal;
using MathNet.Numerics.Distributions;

namespace CrmRoi.Metrics.Tests.Internal;

public class StudentDistributionTests
{
    private static readonly double[] Degrees = [1, 1.2, 1.5, 2, 2.7, 3, 4, 5.5, 8, 13, 17.776, 29, 40];

    private static readonly double[] Ts = [0, 1e-6, 0.01, 0.1, 0.3, 0.7, 1, 1.4, 1.96, 2.5, 3, 4, 6, 9, 15, 30, 100, 1e4, 1e8];

    private static readonly double[] Shares = [1e-100, 1e-30, 1e-10, 1e-6, 1e-3, 0.005, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.45, 0.49, 0.4999, 0.5, 0.51, 0.6, 0.8, 0.9, 0.975, 0.999];

    // Near the centre, and at many degrees, MathNet itself loses the digits of ν / (ν + t²) and of its log-gamma; there the closed form judges.
    public static MatrixTheoryData<double, double> Tails => new(Ts.Where(t => t is 0 or >= 0.7), Degrees);

    public static TheoryData<double> Degrees_of_all_sizes => [.. Degrees, 99, 1001.5, 1e5, 1e9, 1e18];

    public static MatrixTheoryData<double, double> Quantiles => new(Shares.Where(share => share is <= 0.3 or 0.5 or >= 0.8), Degrees);

    [Theory, MemberData(nameof(Tails))]
    public void The_tail_agrees_with_MathNet(double t, double degrees)
    {
        AssertClose(StudentT.CDF(0, 1, degrees, -t), StudentDistribution.UpperTail(t, degrees));
        AssertClose(StudentT.CDF(0, 1, degrees, t), StudentDistribution.UpperTail(-t, degrees));
    }

    [Theory, MemberData(nameof(Quantiles))]
    public void MathNet_gives_the_share_back_at_the_quantile(double share, double degrees) =>
        AssertClose(share, StudentT.CDF(0, 1, degrees, StudentDistribution.Quantile(share, degrees)));

    /// <summary>For whole degrees of freedom the tail has a closed form (M. Abramowitz, I. A. Stegun, 26.7.3 and 26.7.4): an oracle of another kind, and one that serves many degrees.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(1001)]
    [InlineData(5000)]
    public void The_tail_agrees_with_the_closed_form(int degrees)
    {
        foreach (var t in Ts.Where(t => t <= 2.5))
            AssertClose(ClosedForm(t, degrees), StudentDistribution.UpperTail(t, degrees));
    }

    [Fact]
    public void Between_many_degrees_and_the_normal_distribution_lies_what_its_expansion_says()
    {
        // P(T > t) = P(Z > t) + φ(t) t (t² + 1) / (4ν) + O(1/ν²): M. Abramowitz, I. A. Stegun, 26.7.8, turned round.
        foreach (var degrees in new[] { 1e8, 1e9, 1e12, 1e15 })
        {
            foreach (var t in Ts.Where(t => t <= 4))
            {
                var density = Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI);
                AssertClose(NormalDistribution.UpperTail(t) + (density * t * ((t * t) + 1) / (4 * degrees)), StudentDistribution.UpperTail(t, degrees));
            }
        }
    }

    [Theory]
    [InlineData(1, 1e-300, 3.183098861837907e299)]
    [InlineData(2, 1e-300, 7.0710678118654752e149)]
    public void The_quantile_reaches_the_farthest_tails(double degrees, double share, double expected) =>
        AssertClose(expected, -StudentDistribution.Quantile(share, degrees));

    [Fact]
    public void The_tail_falls_off_to_zero_without_becoming_undefined()
    {
        Assert.Equal(0, StudentDistribution.UpperTail(double.MaxValue, 30));
        Assert.Equal(0, StudentDistribution.UpperTail(double.PositiveInfinity, 1));
        Assert.Equal(1, StudentDistribution.UpperTail(double.NegativeInfinity, 1e6));
        Assert.Equal(0.5, StudentDistribution.UpperTail(0, 1e18), 1e-14);
    }

    [Theory, MemberData(nameof(Degrees_of_all_sizes))]
    public void The_tail_gives_the_share_back_at_the_quantile(double degrees)
    {
        foreach (var share in Shares)
            AssertClose(share, StudentDistribution.UpperTail(-StudentDistribution.Quantile(share, degrees), degrees));
    }

    [Fact]
    public void The_quantile_has_the_published_values()
    {
        // Two-sided 95 %, M. Abramowitz, I. A. Stegun, table 26.10.
        Assert.Equal(12.706, StudentDistribution.TwoSidedQuantile(0.95, 1), 5e-4);
        Assert.Equal(2.228, StudentDistribution.TwoSidedQuantile(0.95, 10), 5e-4);
        Assert.Equal(1.980, StudentDistribution.TwoSidedQuantile(0.95, 120), 5e-4);
        Assert.Equal(NormalDistribution.TwoSidedQuantile(0.95), StudentDistribution.TwoSidedQuantile(0.95, StudentDistribution.Normal), 1e-14);
    }

    /// <summary>For an even number ν of degrees of freedom the density at 0 is (ν − 1)!! / (2^(ν/2) (ν/2 − 1)! √ν), here in whole numbers.</summary>
    [Theory]
    [InlineData(40)]
    [InlineData(44)]
    [InlineData(100)]
    public void The_density_at_0_keeps_its_last_digits(int degrees)
    {
        var odd = Enumerable.Range(0, degrees / 2).Aggregate(BigInteger.One, (product, i) => product * ((2 * i) + 1));
        var even = Enumerable.Range(1, (degrees / 2) - 1).Aggregate(BigInteger.Pow(2, degrees / 2), (product, i) => product * i);
        var expected = new Rational(odd, even).ToDouble() / Math.Sqrt(degrees);
        Assert.Equal(1, StudentDistribution.Density(0, degrees) / expected, 1e-15);
    }

    private static double ClosedForm(double t, int degrees)
    {
        double angle = Math.Atan(t / Math.Sqrt(degrees)), cosine = Math.Cos(angle), sine = Math.Sin(angle);
        double term = degrees % 2 == 0 ? 1 : cosine, sum = degrees == 1 ? 0 : term;
        for (var k = degrees % 2 == 0 ? 2 : 3; k <= degrees - 2; k += 2)
        {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }

        var within = degrees % 2 == 0 ? sine * sum : 2 / Math.PI * (angle + (sine * sum));
        return (1 - within) / 2;
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.Equal(0, (actual - expected) / Math.Abs(expected), 1e-12);
}
