using System.Numerics;
using CrmRoi.Metrics.Internal;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Internal;

public class PartialMomentsTests
{
    private const int Most = 512;

    [Property]
    public void Sums_are_those_of_big_integers(int seed)
    {
        var random = new Random(seed);
        Hold([.. Enumerable.Range(0, random.Next(Most + 1)).Select(_ => random.NextInt64((long)PartialMoments.Limit) >> random.Next(54))]);
    }

    [Fact]
    public void The_most_and_the_largest_integers_fit() => Hold([.. Enumerable.Repeat((long)PartialMoments.Limit - 1, Most)]);

    [Fact]
    public void Negative_integers_have_positive_squares() => Hold([-1, -(1L << 40), 1 - (long)PartialMoments.Limit]);

    private static void Hold(long[] values)
    {
        var moments = new PartialMoments();
        foreach (var value in values)
            moments.Add(value);

        var high = moments.Squares(out var low);
        Assert.Equal(values.Aggregate(BigInteger.Zero, (sum, value) => sum + value), moments.Sum);
        Assert.Equal(values.Aggregate(BigInteger.Zero, (sum, value) => sum + ((BigInteger)value * value)), ((BigInteger)high << 64) + low);
    }
}
