using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>One thread against two, each with half of the deals and one merge at the end.</summary>
[MemoryDiagnoser]
public class ThreadBenchmarks
{
    private Deal[] _deals = [];

    [Params(Sizes.Usual)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _deals = DealData.Deals(Count);

    [Benchmark(Baseline = true)]
    public SalesSummary OneThread() => SalesOnThreads.One(_deals);

    [Benchmark]
    public SalesSummary TwoThreads() => SalesOnThreads.Two(_deals);
}

/// <summary>The deals summarised by one thread or by two.</summary>
public static class SalesOnThreads
{
    public static SalesSummary One(Deal[] deals) => deals.Summarize();

    public static SalesSummary Two(Deal[] deals)
    {
        var half = deals.Length / 2;
        var first = Task.Run(() => ((ReadOnlySpan<Deal>)deals.AsSpan(0, half)).Summarize());
        var second = ((ReadOnlySpan<Deal>)deals.AsSpan(half)).Summarize();
        return first.Result + second;
    }
}
