using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>All sales metrics in total, with the cycle distribution.</summary>
[MemoryDiagnoser]
public class SalesTotalBenchmarks
{
    private Deal[] _deals = [];
    private DuckDbSales? _database;

    [ParamsSource(nameof(Counts))]
    public int Count { get; set; }

    public static IEnumerable<int> Counts => Sizes.All;

    [GlobalSetup]
    public void Setup() => _deals = DealData.Deals(Count);

    [GlobalSetup(Target = nameof(DuckDb))]
    public void Load() => _database = DuckDbSales.Load(DealData.Rows(Count));

    [GlobalCleanup]
    public void Cleanup() => _database?.Dispose();

    [Benchmark(Baseline = true)]
    public ulong BareReadOfTheSameMemory() => BareRead.Sum(_deals);

    [Benchmark]
    public SalesSummary Summarize() => _deals.Summarize();

    [Benchmark]
    public SalesAnswer Linq() => LinqSales.Of(_deals);

    [Benchmark]
    public SalesAnswer DuckDb() => _database!.Total();
}

/// <summary>All sales metrics by 200 reps.</summary>
[MemoryDiagnoser]
public class SalesByRepBenchmarks
{
    private Row[] _rows = [];
    private DuckDbSales? _database;

    [ParamsSource(nameof(Counts))]
    public int Count { get; set; }

    public static IEnumerable<int> Counts => Sizes.All;

    [GlobalSetup]
    public void Setup() => _rows = DealData.Rows(Count);

    [GlobalSetup(Target = nameof(DuckDb))]
    public void Load() => _database = DuckDbSales.Load(DealData.Rows(Count));

    [GlobalCleanup]
    public void Cleanup() => _database?.Dispose();

    [Benchmark(Baseline = true)]
    public ulong BareReadOfTheSameMemory() => BareRead.Sum(_rows);

    [Benchmark]
    public SummaryGroups<int, SalesSummary> SummarizeBy() => _rows.SummarizeBy(row => row.Rep, row => row.Deal);

    [Benchmark]
    public Dictionary<int, SalesAnswer> LinqGroupBy() => LinqSales.ByRep(_rows);

    [Benchmark]
    public Dictionary<int, SalesAnswer> DuckDb() => _database!.ByRep();
}
