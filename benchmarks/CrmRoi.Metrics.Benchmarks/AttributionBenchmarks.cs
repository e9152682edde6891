using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>From touches and sales to journeys: done once for all models.</summary>
[MemoryDiagnoser]
[LongOperation]
public class JourneyBenchmarks
{
    private AttributionData _data = null!;

    [Params(1_000_000)]
    public int Touches { get; set; }

    [GlobalSetup]
    public void Setup() => _data = new AttributionData(Touches);

    [Benchmark]
    public JourneySet Journeys() => _data.Journeys();

    [Benchmark(Baseline = true)]
    public object Linq() => LinqAttribution.Journeys(_data);
}

/// <summary>Each model over journeys that are made already, ours with exact credits of sales and amounts, LINQ with decimals of amounts only.</summary>
[MemoryDiagnoser]
public class AttributionBenchmarks
{
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(7);

    private JourneySet _journeys = null!;
    private List<(Sale Sale, TouchRow[] Touches)> _linq = null!;

    [Params(1_000_000)]
    public int Touches { get; set; }

    [GlobalSetup]
    public void Setup() => _journeys = new AttributionData(Touches).Journeys();

    [GlobalSetup(Targets = [nameof(LinqLastClick), nameof(LinqLinear), nameof(LinqOverChannels), nameof(LinqPositionBased), nameof(LinqTimeDecay)])]
    public void SetupLinq() => _linq = LinqAttribution.Journeys(new AttributionData(Touches));

    [Benchmark]
    public Attribution LastClick() => _journeys.Attribute(AttributionModel.LastClick);

    [Benchmark]
    public object LinqLastClick() => LinqAttribution.LastClick(_linq);

    [Benchmark]
    public Attribution Linear() => _journeys.Attribute(AttributionModel.Linear);

    [Benchmark]
    public object LinqLinear() => LinqAttribution.Linear(_linq);

    [Benchmark]
    public Attribution OverChannels() => _journeys.Attribute(AttributionModel.LinearOverChannels);

    [Benchmark]
    public object LinqOverChannels() => LinqAttribution.OverChannels(_linq);

    [Benchmark]
    public Attribution PositionBased() => _journeys.Attribute(AttributionModel.PositionBased());

    [Benchmark]
    public object LinqPositionBased() => LinqAttribution.Position(_linq);

    [Benchmark]
    public Attribution TimeDecay() => _journeys.Attribute(AttributionModel.TimeDecay(HalfLife));

    [Benchmark]
    public object LinqTimeDecay() => LinqAttribution.TimeDecay(_linq, HalfLife);

    [Benchmark]
    public MarkovChain Markov() => MarkovChain.Of(_journeys);
}
