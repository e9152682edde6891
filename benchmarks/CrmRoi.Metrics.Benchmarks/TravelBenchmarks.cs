using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A thousand summaries of fifty deals each that come from elsewhere: read and added up, against the finished metrics read as JSON, which cannot be added up.</summary>
[MemoryDiagnoser]
public class TravelBenchmarks
{
    private readonly Travellers _travellers = new();

    [Benchmark]
    public SalesSummary ReadAndMerge() => _travellers.ReadAndMerge();

    [Benchmark]
    public SalesAnswer[] ReadJson() => _travellers.ReadJson();
}
