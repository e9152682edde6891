using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Merging two summaries, against adding 200 facts to one.</summary>
[MemoryDiagnoser]
public class MergeBenchmarks
{
    private readonly SummaryBuilder<Deal, SalesSummary> _builder = SalesSummary.NewBuilder();
    private Deal[] _few = [];
    private SalesSummary _left = null!;
    private SalesSummary _right = null!;

    [GlobalSetup]
    public void Setup()
    {
        var deals = DealData.Deals(200_000);
        _few = deals[..200];
        _left = deals.Take(100_000).Summarize();
        _right = deals.Skip(100_000).Summarize();
        _builder.Add(_left);
    }

    [Benchmark]
    public SalesSummary Merge() => _left + _right;

    [Benchmark(Baseline = true)]
    public void Add200Deals()
    {
        foreach (ref readonly var deal in _few.AsSpan())
            _builder.Add(in deal);
    }
}
