using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The rate of return of 1,000 dated flows (XIRR). Ours also proves how many rates there are, and is measured with the checks of the flows and without.</summary>
[MemoryDiagnoser]
public class DatedRateBenchmarks
{
    private DatedFlowData _data = null!;
    private DatedCashFlows _flows = null!;

    [Params(false, true)]
    public bool SignChangesOften { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _data = new DatedFlowData(1_000, SignChangesOften);
        _flows = new DatedCashFlows(_data.Flows);
    }

    [Benchmark(Baseline = true)]
    public RateOfReturn Rate() => _flows.InternalRateOfReturn();

    [Benchmark]
    public RateOfReturn RateFromNewFlows() => new DatedCashFlows(_data.Flows).InternalRateOfReturn();

    [Benchmark]
    public double MathNet() => _data.MathNetRate();
}

/// <summary>The rate of return of 120 monthly flows (IRR).</summary>
[MemoryDiagnoser]
public class PeriodicRateBenchmarks
{
    private readonly PeriodicFlowData _data = new(120);
    private CashFlows _flows = null!;

    [GlobalSetup]
    public void Setup() => _flows = new CashFlows(_data.Amounts);

    [Benchmark(Baseline = true)]
    public RateOfReturn Rate() => _flows.InternalRateOfReturn();

    [Benchmark]
    public RateOfReturn RateFromNewFlows() => new CashFlows(_data.Amounts).InternalRateOfReturn();

    [Benchmark]
    public double MathNet() => _data.MathNetRate();

    [Benchmark]
    public double MathNetHorner() => _data.MathNetHornerRate();
}
