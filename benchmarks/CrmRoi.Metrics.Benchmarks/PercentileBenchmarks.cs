using BenchmarkDotNet.Attributes;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Median and 90th percentile of cycles alone: ours and HdrHistogram to 1 %, the others exactly.</summary>
[MemoryDiagnoser]
public class PercentileBenchmarks
{
    private TimeSpan[] _cycles = [];
    private DuckDbCycles? _database;

    [Params(Sizes.Usual)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _cycles = DealData.Cycles(Count);

    [GlobalSetup(Target = nameof(DuckDb))]
    public void Load() => _database = DuckDbCycles.Load(DealData.Cycles(Count));

    [GlobalCleanup]
    public void Cleanup() => _database?.Dispose();

    [Benchmark(Baseline = true)]
    public Percentiles DurationDistribution() => Percentiles.Of(_cycles);

    [Benchmark]
    public Percentiles Builder() => Percentiles.ByBuilder(_cycles);

    [Benchmark]
    public Percentiles Sort() => Percentiles.BySorting(_cycles);

    [Benchmark]
    public Percentiles LinqOrder() => Percentiles.ByLinq(_cycles);

    [Benchmark]
    public Percentiles DuckDb() => _database!.Percentiles();

    [Benchmark]
    public Percentiles HdrHistogram() => Percentiles.ByHdrHistogram(_cycles);
}
