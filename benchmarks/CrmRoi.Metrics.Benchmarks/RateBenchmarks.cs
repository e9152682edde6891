using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>
/// The rate of return of 1,000 dated flows (XIRR). Ours also proves how many rates there are. It is solved once for each set of flows, and asked of new ones each time:
/// those made beforehand, and those made on the way with their checks.
/// </summary>
[MemoryDiagnoser]
public class DatedRateBenchmarks
{
    private const int Sets = 500;

    private DatedFlowData _data = null!;
    private DatedCashFlows[] _unsolved = [];

    [Params(false, true)]
    public bool SignChangesOften { get; set; }

    [GlobalSetup]
    public void Setup() => _data = new DatedFlowData(1_000, SignChangesOften);

    // An answer is kept with the flows: flows that were asked already would measure a look-up.
    [IterationSetup(Target = nameof(Rate))]
    public void MakeFlows() => _unsolved = [.. Enumerable.Range(0, Sets).Select(_ => new DatedCashFlows(_data.Flows))];

    [Benchmark(Baseline = true, OperationsPerInvoke = Sets)]
    public double Rate() => _unsolved.Sum(flows => flows.InternalRateOfReturn().GrowthFactor!.Value);

    [Benchmark]
    public RateOfReturn RateFromNewFlows() => new DatedCashFlows(_data.Flows).InternalRateOfReturn();

    [Benchmark]
    public double MathNet() => _data.MathNetRate();
}

/// <summary>The rate of return of 120 monthly flows (IRR), likewise.</summary>
[MemoryDiagnoser]
public class PeriodicRateBenchmarks
{
    private const int Sets = 20_000;

    private readonly PeriodicFlowData _data = new(120);
    private CashFlows[] _unsolved = [];

    [IterationSetup(Target = nameof(Rate))]
    public void MakeFlows() => _unsolved = [.. Enumerable.Range(0, Sets).Select(_ => new CashFlows(_data.Amounts))];

    [Benchmark(Baseline = true, OperationsPerInvoke = Sets)]
    public double Rate() => _unsolved.Sum(flows => flows.InternalRateOfReturn().GrowthFactor!.Value);

    [Benchmark]
    public RateOfReturn RateFromNewFlows() => new CashFlows(_data.Amounts).InternalRateOfReturn();

    [Benchmark]
    public double MathNet() => _data.MathNetRate();

    [Benchmark]
    public double MathNetHorner() => _data.MathNetHornerRate();
}
