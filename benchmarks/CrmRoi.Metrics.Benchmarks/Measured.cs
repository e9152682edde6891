using BenchmarkDotNet.Reports;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>What is read off a benchmark's report.</summary>
public enum Figure
{
    Time,
    TimePerFact,
    Bytes,
    BytesPerFact,
}

/// <summary>A benchmark, by its class, its method and the value of its parameter where it has several, and the figure that is read off its report.</summary>
public sealed record Measured(Type Class, string Method, object? Parameter = null, Figure Figure = Figure.Time)
{
    /// <summary>The figure, in nanoseconds (the median of the iterations) or bytes; null where the benchmark did not run, no number where it failed.</summary>
    public double? Find(IEnumerable<BenchmarkReport> reports)
    {
        var report = reports.FirstOrDefault(report =>
            report.BenchmarkCase.Descriptor.Type == Class
            && report.BenchmarkCase.Descriptor.WorkloadMethod.Name == Method
            && (Parameter is null || report.BenchmarkCase.Parameters.Items.All(item => Parameter.Equals(item.Value))));
        if (report is null)
            return null;
        var time = report.ResultStatistics?.Median ?? double.NaN;
        return Figure switch
        {
            Figure.TimePerFact => time / (int)Parameter!,
            Figure.BytesPerFact => (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN) / (int)Parameter!,
            Figure.Bytes => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? double.NaN,
            _ => time,
        };
    }

    public string Show(double value) => value switch
    {
        double.NaN => "failed",
        _ when Figure is Figure.Bytes or Figure.BytesPerFact => FormattableString.Invariant($"{value:N0} B"),
        < 1e3 => Show(value, "ns"),
        < 1e6 => Show(value / 1e3, "µs"),
        < 1e9 => Show(value / 1e6, "ms"),
        _ => Show(value / 1e9, "s"),
    };

    private static string Show(double value, string unit) => FormattableString.Invariant($"{(value < 100 ? Math.Round(value, 1) : Math.Round(value))} {unit}");
}
