using System.Runtime.InteropServices;
using HdrHistogram;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The median and the 90th percentile, as each competitor finds them.</summary>
public readonly record struct Percentiles(TimeSpan Median, TimeSpan P90)
{
    private const int HdrDigits = 2;

    public static Percentiles Of(TimeSpan[] cycles) => Of(DurationDistribution.Of(cycles));

    public static Percentiles ByBuilder(TimeSpan[] cycles)
    {
        var builder = DurationDistribution.NewBuilder();
        foreach (var cycle in cycles)
            builder.Add(cycle);
        return Of(builder.ToSummary());
    }

    /// <summary>Sorts a copy as integers, without a comparer.</summary>
    public static Percentiles BySorting(TimeSpan[] cycles)
    {
        var sorted = cycles.AsSpan().ToArray();
        MemoryMarshal.Cast<TimeSpan, long>(sorted.AsSpan()).Sort();
        return At(sorted);
    }

    public static Percentiles ByLinq(TimeSpan[] cycles) => At([.. cycles.Order()]);

    public static Percentiles ByHdrHistogram(TimeSpan[] cycles)
    {
        var histogram = new LongHistogram(TimeSpan.MaxValue.Ticks / 2, HdrDigits);
        foreach (var cycle in cycles)
            histogram.RecordValue(cycle.Ticks);
        return new Percentiles(new TimeSpan(histogram.GetValueAtPercentile(50)), new TimeSpan(histogram.GetValueAtPercentile(90)));
    }

    private static Percentiles Of(DurationDistribution distribution) => new(distribution.Median!.Value, distribution.Quantile(0.9)!.Value);

    private static Percentiles At(TimeSpan[] sorted) => new(sorted[(sorted.Length - 1) / 2], sorted[(int)(0.9m * (sorted.Length - 1))]);
}
