using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The most groups that so many deals can have: a key for each deal.</summary>
[MemoryDiagnoser]
[LongOperation]
public class KeyBenchmarks
{
    private Row[] _rows = [];

    [Params(Sizes.Usual)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _rows = DealData.RowsByKey(Count);

    [Benchmark]
    public SummaryGroups<int, SalesSummary> SummarizeBy() => _rows.SummarizeBy(row => row.Rep, row => row.Deal);

    [Benchmark]
    public Dictionary<int, SalesSums> LinqGroupBy() => SalesSums.ByRep(_rows);
}
