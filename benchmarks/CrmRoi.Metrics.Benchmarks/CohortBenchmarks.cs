using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Customers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A cohort table from purchases. Ours also keeps what every other customer metric needs.</summary>
[MemoryDiagnoser]
[LongOperation]
public class CohortBenchmarks
{
    private Purchase<int>[] _purchases = [];

    [Params(Sizes.Usual)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup() => _purchases = PurchaseData.Purchases(Count);

    [Benchmark(Baseline = true)]
    public CohortTable Cohorts() => _purchases.Summarize(TimeZoneInfo.Utc).Cohorts(PurchaseData.End);

    [Benchmark]
    public object Linq() => LinqCohorts.Of(_purchases);
}
