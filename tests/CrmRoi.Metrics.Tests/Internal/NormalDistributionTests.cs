using CrmRoi.Metrics.Internal;
using MathNet.Numerics.Distributions;

namespace CrmRoi.Metrics.Tests.Internal;

public class NormalDistributionTests
{
    public static TheoryData<double> Shares =>
        [1e-300, 1e-100, 1e-20, 1e-10, 1e-5, 0.001, 0.01, 0.025, 0.074, 0.076, 0.1, 0.3, 0.499, 0.5, 0.501, 0.7, 0.924, 0.926, 0.975, 0.99, 0.999999];

    [Theory, MemberData(nameof(Shares))]
    public void The_quantile_agrees_with_MathNet(double share)
    {
        var expected = Normal.InvCDF(0, 1, share);
        Assert.Equal(0, (NormalDistribution.Quantile(share) - expected) / Math.Max(1, Math.Abs(expected)), 1e-12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(0.1)]
    [InlineData(0.7)]
    [InlineData(1)]
    [InlineData(1.96)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(21)]
    [InlineData(30)]
    [InlineData(37)]
    public void The_tails_agree_with_MathNet(double z)
    {
        Assert.Equal(1, NormalDistribution.UpperTail(z) / Normal.CDF(0, 1, -z), 1e-12);
        Assert.Equal(1, NormalDistribution.UpperTail(-z) / Normal.CDF(0, 1, z), 1e-12);
        Assert.Equal(1, NormalDistribution.TwoSidedTail(-z) / (2 * Normal.CDF(0, 1, -z)), 1e-12);
    }

    [Fact]
    public void The_quantile_has_the_published_value_at_95_percent() =>
        Assert.Equal(1.959963984540054, NormalDistribution.TwoSidedQuantile(0.95), 1e-15);
}
