using CrmRoi.Metrics.Tests.Laws;
using CrmRoi.Metrics.Tests.Vectors;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests;

[Properties(Arbitrary = [typeof(Generators)])]
public class DistributionTests
{
    private static readonly double[] Shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

    [Property]
    public void Quantiles_are_the_lower_order_statistic_within_the_error(decimal[] values)
    {
        foreach (var error in new[] { 0.05, 0.01, 0.001 })
            AssertQuantiles(values, error);
    }

    // A builder adds one by one: the plain way, which judges the blocks.
    [Property]
    public void Durations_in_blocks_make_the_same_distribution_as_one_by_one(TimeSpan[] values, int seed, bool fine)
    {
        var random = new Random(seed);
        var error = fine ? 0.0005 : 0.01;
        TimeSpan[] many = [.. Enumerable.Range(0, 1_500).Select(_ => TimeSpan.FromSeconds(random.Next(40_000_000))), .. values, .. values, TimeSpan.FromTicks(-random.Next(9)), TimeSpan.MaxValue];
        random.Shuffle(many);
        var builder = DurationDistribution.NewBuilder(error);
        foreach (var value in many)
            builder.Add(value);

        var expected = builder.ToSummary();
        Assert.Equal(expected, DurationDistribution.Of(many, error));
        Assert.Equal(expected, DurationDistribution.Of(many.ToList(), error));
        Assert.Equal(expected.ToBytes(), DurationDistribution.Of(many, error).ToBytes());
    }

    [Property]
    public void Quantiles_of_durations_are_the_lower_order_statistic_within_the_error(TimeSpan[] values)
    {
        var distribution = DurationDistribution.Of(values);
        TimeSpan[] sorted = [.. values.Order()];
        Assert.Equal(sorted.Length, distribution.Count);
        if (sorted.Length == 0)
        {
            Assert.Null(distribution.Median);
            return;
        }

        Assert.Equal(sorted[0], distribution.Minimum);
        Assert.Equal(sorted[^1], distribution.Maximum);
        Assert.True((sorted.Aggregate(Rational.Zero, (sum, value) => sum + value.Ticks) / sorted.Length / TimeSpan.TicksPerDay).RoundsTo(distribution.MeanDays!.Value));
        foreach (var share in Shares)
        {
            var expected = sorted[(int)((decimal)share * (sorted.Length - 1))];
            Assert.True((distribution.Quantile(share)!.Value - expected).Duration() <= expected * distribution.RelativeError, $"{share}: {expected}");
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1000)]
    public void Quantiles_hold_for_many_shapes_and_sizes(int size)
    {
        var random = new Random(size);
        foreach (var shape in new Func<decimal>[] { () => (decimal)(random.NextDouble() * 1000), () => (decimal)Math.Exp(10 * random.NextDouble()), () => random.Next(-50, 50), () => (decimal)Math.Tan(random.NextDouble()), () => 7 })
            AssertQuantiles([.. Enumerable.Range(0, size).Select(_ => shape())], 0.05);
    }

    [Fact]
    public void Published_edge_data_sets_keep_the_bound()
    {
        foreach (var values in VectorFile.Case("ddsketch", "edge_datasets")["inputs"]!.AsArray())
            AssertQuantiles([.. values!.AsArray().Select(value => (decimal)value!)], 0.01);
    }

    [Fact]
    public void Weighted_values_keep_the_published_median_count_and_mean()
    {
        // 0 to 99 with weight 1.1 each, then 100 with weight 110: here ten times as many whole items.
        var distribution = Distribution.Of(Enumerable.Range(0, 100).SelectMany(value => Enumerable.Repeat((decimal)value, 11)).Concat(Enumerable.Repeat(100m, 1100)), 0.05);
        var expected = VectorFile.Case("ddsketch", "weighted_add_decimal")["expected"]!;
        Assert.Equal((decimal)expected["count"]! * 10, distribution.Count);
        Assert.Equal((decimal)expected["sum"]! * 10, distribution.Sum);
        Assert.Equal((decimal)expected["avg"]!, distribution.Mean);
        Assert.Equal(1, (double)distribution.Median! / (double)expected["median_within_5pct_of"]!, 0.05);
    }

    [Fact]
    public void Different_relative_errors_do_not_merge_but_nothing_is_always_neutral()
    {
        var fine = Distribution.Of([1, 2], 0.001);
        Assert.Equal(fine, fine + Distribution.Empty);
        Assert.Equal(fine, Distribution.Empty + fine);
        Assert.Contains("relative error", Assert.Throws<ArgumentException>(() => fine + Distribution.Of([3])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Positive_durations_take_at_most_32_KB_and_a_narrow_group_far_less()
    {
        var every = Enumerable.Range(0, 62).Select(octave => TimeSpan.FromTicks(1L << octave)).Prepend(TimeSpan.MaxValue).Prepend(TimeSpan.Zero).ToArray();
        Assert.InRange(Allocated(() => DurationDistribution.Of(every)), 0, 3 * 32 * 1024); // the window grows and a snapshot is taken
        Assert.InRange(Allocated(() => DurationDistribution.Of([TimeSpan.FromDays(30), TimeSpan.FromDays(40)])), 0, 4 * 1024);

        static long Allocated(Func<DurationDistribution> make)
        {
            make();
            var before = GC.GetAllocatedBytesForCurrentThread();
            make();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_share_is_from_none_to_all(double share)
    {
        Assert.Throws<ArgumentOutOfRangeException>("share", () => Distribution.Empty.Quantile(share));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => DurationDistribution.Empty.Quantile(share));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => SampleQuantile.At([1], share));
    }

    [Fact]
    public void A_builder_goes_on_after_a_summary_without_changing_it()
    {
        var builder = Distribution.NewBuilder();
        builder.Add(1);
        var one = builder.ToSummary();
        builder.Add(1000);
        Assert.Equal(1, one.Count);
        Assert.Equal(1, one.Maximum);
        Assert.Equal(2, builder.ToSummary().Count);
    }

    public static TheoryData<string> PublishedQuantiles => VectorFile.Names("quantiles");

    [Theory, MemberData(nameof(PublishedQuantiles))]
    public void Sample_quantiles_are_the_published_ones(string name)
    {
        var vector = VectorFile.Case("quantiles", name);
        decimal[] data = [.. vector["inputs"]!["data"]!.AsArray().Select(value => (decimal)value!)];
        var share = (double)vector["inputs"]!["p"]!;
        if (vector["expected"]!.GetValueKind() == System.Text.Json.JsonValueKind.String)
            Assert.Throws<ArgumentOutOfRangeException>(() => SampleQuantile.At(data, share));
        else
            Assert.Equal((decimal)vector["expected"]!, SampleQuantile.At(data, share));
    }

    [Fact]
    public void The_median_of_a_sample_is_the_middle_or_the_mean_of_the_two_middle_values()
    {
        Assert.Null(SampleQuantile.Median([]));
        Assert.Equal(5, SampleQuantile.Median([9, 5, 1]));
        Assert.Equal(3.5m, SampleQuantile.Median([6, 1, 5, 2]));
    }

    private static void AssertQuantiles(decimal[] values, double error)
    {
        var distribution = Distribution.Of(values, error);
        decimal[] sorted = [.. values.Order()];
        Assert.Equal(sorted.Length, distribution.Count);
        if (sorted.Length == 0)
        {
            Assert.Null(distribution.Median);
            Assert.Null(distribution.Mean);
            return;
        }

        Assert.Equal(sorted[0], distribution.Minimum);
        Assert.Equal(sorted[^1], distribution.Maximum);
        var bound = new Rational(1, (long)Math.Round(1 / distribution.RelativeError));
        foreach (var share in Shares)
        {
            var expected = (Rational)sorted[(int)((decimal)share * (sorted.Length - 1))];
            // The estimate itself is rounded to the 28 digits of a decimal.
            var allowed = (expected.Abs() * bound) + ((expected.Abs() + 1) * 1e-28m);
            Assert.True(((Rational)distribution.Quantile(share)!.Value - expected).Abs() <= allowed, $"{share} of {values.Length}");
        }
    }
}
