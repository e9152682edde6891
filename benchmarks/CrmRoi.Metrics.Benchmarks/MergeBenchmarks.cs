using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Merging and comparing two summaries, against adding some facts to one. What it costs depends on how many bins the cycles fill, not on how many deals there are.</summary>
[MemoryDiagnoser]
public class MergeBenchmarks
{
    public const int Few = 50, Many = 500_000;

    private readonly SummaryBuilder<Deal, SalesSummary> _builder = SalesSummary.NewBuilder();
    private Deal[] _deals = [];
    private SalesSummary _left = null!;
    private SalesSummary _right = null!;
    private SalesSummary _same = null!;

    /// <summary>The deals of each summary.</summary>
    [Params(Few, Many)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var deals = DealData.Deals(2 * Count);
        _deals = DealData.Deals(Count == Few ? 60 : 400);
        _left = deals.Take(Count).Summarize();
        _right = deals.Skip(Count).Summarize();
        _same = deals.Take(Count).Reverse().Summarize();
        _builder.Add(_left);
    }

    [Benchmark]
    public SalesSummary Merge() => _left + _right;

    [Benchmark]
    public bool Equality() => _left.Equals(_same);

    /// <summary>60 deals where few are merged, 400 where many are.</summary>
    [Benchmark(Baseline = true)]
    public void AddDeals()
    {
        foreach (ref readonly var deal in _deals.AsSpan())
            _builder.Add(in deal);
    }
}
