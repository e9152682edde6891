using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Tests.Investment;

public class FlowExpansionTests
{
    /// <summary>What is called certain over a step holds at each of a hundred points of it; the values are sums over the flows, term by term.</summary>
    [Fact]
    public void What_an_expansion_calls_certain_is_so()
    {
        var random = new Random(5);
        int keeps = 0, courses = 0;
        for (var round = 0; round < 4_000; round++)
        {
            double[] amounts = [.. Enumerable.Range(0, random.Next(3, 12)).Select(_ => (random.NextDouble() * 2) - 1)];
            var expansion = new FlowExpansion();
            var decay = random.NextDouble() * 0.3;
            FlowSeries.Of(amounts).Expand(decay, expansion);
            var t = FlowExpansion.LargestStep * random.NextDouble();
            double At(double share) => amounts.Select((amount, i) => amount * Math.Exp(-i * (decay + (share * t / expansion.Reach)))).Sum();
            double[] values = [.. Enumerable.Range(0, 101).Select(i => At(i / 100.0))];
            if (expansion.KeepsSign(t))
            {
                keeps++;
                Assert.Single(values.Select(Math.Sign).Distinct());
            }

            if (expansion.Direction(t) is not 0 and var course)
            {
                courses++;
                Assert.All(values.Zip(values.Skip(1)), pair => Assert.Equal(course, Math.Sign(pair.Second - pair.First)));
            }
        }

        Assert.True(keeps > 100 && courses > 100, $"{keeps} signs and {courses} courses were certain");
    }
}
