using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>
/// The rate of return of 1,000 dated flows (XIRR). Ours also proves how many rates there are. It is solved once for each set of flows, so each set is asked once:
/// those made beforehand, and those made on the way with their checks.
/// </summary>
[MemoryDiagnoser]
[InvocationCount(1, 1)] // A second invocation would ask flows that know their rate by then.
public class DatedRateBenchmarks
{
    private const int Sets = 500;

    private DatedFlowData _data = null!;
    private DatedCashFlows[] _unsolved = [];

    [Params(false, true)]
    public bool SignChangesOften { get; set; }

    [GlobalSetup]
    public void Setup() => _data = new DatedFlowData(1_000, SignChangesOften);

    [IterationSetup(Target = nameof(Rate))]
    public void MakeFlows() => _unsolved = [.. Enumerable.Range(0, Sets).Select(_ => new DatedCashFlows(_data.Flows))];

    [Benchmark(Baseline = true, OperationsPerInvoke = Sets)]
    public double Rate() => _unsolved.Sum(flows => flows.InternalRateOfReturn().GrowthFactor!.Value);

    [Benchmark(OperationsPerInvoke = Sets)]
    public double RateFromNewFlows() => Enumerable.Range(0, Sets).Sum(_ => new DatedCashFlows(_data.Flows).InternalRateOfReturn().GrowthFactor!.Value);

    [Benchmark(OperationsPerInvoke = Sets)]
    public double MathNet() => Enumerable.Range(0, Sets).Sum(_ => _data.MathNetRate());
}

/// <summary>The rate of return of 120 monthly flows (IRR), likewise.</summary>
[MemoryDiagnoser]
[InvocationCount(1, 1)] // As above.
public class PeriodicRateBenchmarks
{
    private const int Sets = 2_000;

    private readonly PeriodicFlowData _data = new(120);
    private CashFlows[] _unsolved = [];

    [IterationSetup(Target = nameof(Rate))]
    public void MakeFlows() => _unsolved = [.. Enumerable.Range(0, Sets).Select(_ => new CashFlows(_data.Amounts))];

    [Benchmark(Baseline = true, OperationsPerInvoke = Sets)]
    public double Rate() => _unsolved.Sum(flows => flows.InternalRateOfReturn().GrowthFactor!.Value);

    [Benchmark(OperationsPerInvoke = Sets)]
    public double RateFromNewFlows() => Enumerable.Range(0, Sets).Sum(_ => new CashFlows(_data.Amounts).InternalRateOfReturn().GrowthFactor!.Value);

    [Benchmark(OperationsPerInvoke = Sets)]
    public double MathNet() => Enumerable.Range(0, Sets).Sum(_ => _data.MathNetRate());

    [Benchmark(OperationsPerInvoke = Sets)]
    public double MathNetHorner() => Enumerable.Range(0, Sets).Sum(_ => _data.MathNetHornerRate());
}
