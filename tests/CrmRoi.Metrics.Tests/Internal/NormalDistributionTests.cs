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

    [Fact]
    public void The_quantile_has_the_published_value_at_95_percent() =>
        Assert.Equal(1.959963984540054, NormalDistribution.TwoSidedQuantile(0.95), 1e-15);
}
