using static CrmRoi.Metrics.Benchmarks.SameAnswers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares the percentiles of all competitors with the sorted cycles.</summary>
public static class PercentileAnswers
{
    private const double Error = Distribution.DefaultRelativeError;

    public static void Check()
    {
        var cycles = DealData.Cycles(10_000);
        var exact = Percentiles.ByLinq(cycles);
        Equal(exact, Percentiles.BySorting(cycles));
        Near(exact, Percentiles.Of(cycles));
        Equal(Percentiles.Of(cycles), Percentiles.ByBuilder(cycles));

        // These two take the rank ⌈share × count⌉.
        TimeSpan[] sorted = [.. cycles.Order()];
        exact = new Percentiles(sorted[((cycles.Length + 1) / 2) - 1], sorted[(((9 * cycles.Length) + 9) / 10) - 1]);
        using var database = DuckDbCycles.Load(cycles);
        Equal(exact, database.Percentiles());
        Near(exact, Percentiles.ByHdrHistogram(cycles));
    }

    private static void Near(Percentiles expected, Percentiles actual)
    {
        SameAnswers.Near(expected.Median.Ticks, actual.Median.Ticks, Error);
        SameAnswers.Near(expected.P90.Ticks, actual.P90.Ticks, Error);
    }
}
