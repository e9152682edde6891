using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Ten times the deals: the time per deal must not grow, nor what is allocated.</summary>
[MemoryDiagnoser]
public class GrowthBenchmarks
{
    private Deal[] _deals = [];

    [Params(Sizes.Usual, Sizes.Large)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _deals = DealData.Deals(Count);

    [Benchmark]
    public SalesSummary Summarize() => _deals.Summarize();
}
