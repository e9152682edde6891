using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>What a dashboard asks for each time it opens: a thousand deals in total, and fifty for each of 200 reps.</summary>
[MemoryDiagnoser]
public class SmallBenchmarks
{
    public const int InTotal = 1_000, ByRep = 10_000;

    private Deal[] _deals = [];
    private Row[] _rows = [];

    [GlobalSetup]
    public void Setup() => (_deals, _rows) = (DealData.Deals(InTotal), DealData.Rows(ByRep));

    [Benchmark]
    public SalesSummary Summarize() => _deals.Summarize();

    [Benchmark]
    public SalesAnswer Linq() => LinqSales.Of(_deals);

    [Benchmark]
    public SummaryGroups<int, SalesSummary> SummarizeBy() => _rows.SummarizeBy(row => row.Rep, row => row.Deal);

    [Benchmark]
    public Dictionary<int, SalesAnswer> LinqGroupBy() => LinqSales.ByRep(_rows);
}
