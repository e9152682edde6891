using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Business time between two instants, over a week and over ten years, against a walk minute by minute over the week.</summary>
[MemoryDiagnoser]
public class BusinessTimeBenchmarks
{
    private readonly DateTimeOffset _start = new(2014, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly BusinessCalendar _calendar = ServiceData.Office();

    [Benchmark(Baseline = true)]
    public TimeSpan Week() => _calendar.WorkingTimeBetween(_start, _start.AddDays(7));

    [Benchmark]
    public TimeSpan TenYears() => _calendar.WorkingTimeBetween(_start, _start.AddYears(10));

    [Benchmark]
    public TimeSpan WalkOverTheWeek() => ServiceData.Walk(_start, _start.AddDays(7));
}

/// <summary>From an event log in order of time to the cases, against grouping and ordering the same rows with LINQ, which checks nothing.</summary>
[MemoryDiagnoser]
[LongOperation]
public class CaseFoldingBenchmarks
{
    private EventRow[] _rows = [];

    [Params(1_000_000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Setup() => _rows = ServiceData.Log(Events);

    [Benchmark]
    public object FoldIntoCases() => _rows.FoldIntoCases(row => row.Case, row => row.Event);

    [Benchmark(Baseline = true)]
    public object LinqGroupBy() => ServiceData.LinqCases(_rows);
}
