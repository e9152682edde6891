using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>All sales metrics in total, with the cycle distribution.</summary>
[MemoryDiagnoser]
public class SalesTotalBenchmarks
{
    private Deal[] _deals = [];

    [Params(1_000_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _deals = [.. DealData.Rows(Count).Select(row => row.Deal)];

    [Benchmark(Baseline = true)]
    public ulong BareReadOfTheSameMemory() => BareRead.Sum(_deals);

    [Benchmark]
    public SalesSummary Summarize() => _deals.Summarize();

    [Benchmark]
    public LinqSales Linq() => LinqSales.Of(_deals);
}

/// <summary>All sales metrics by 200 reps.</summary>
[MemoryDiagnoser]
public class SalesByRepBenchmarks
{
    private Row[] _rows = [];

    [Params(1_000_000)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _rows = DealData.Rows(Count);

    [Benchmark(Baseline = true)]
    public ulong BareReadOfTheSameMemory() => BareRead.Sum(_rows);

    [Benchmark]
    public SummaryGroups<int, SalesSummary> SummarizeBy() => _rows.SummarizeBy(row => row.Rep, row => row.Deal);

    [Benchmark]
    public Dictionary<int, LinqSales> LinqGroupBy() =>
        _rows.GroupBy(row => row.Rep, row => row.Deal).ToDictionary(group => group.Key, LinqSales.Of);
}
