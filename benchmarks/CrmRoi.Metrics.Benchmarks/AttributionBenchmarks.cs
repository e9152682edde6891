using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>From touches and sales to journeys: done once for all models.</summary>
[MemoryDiagnoser]
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
    public void Setup()
    {
        var data = new AttributionData(Touches);
        (_journeys, _linq) = (data.Journeys(), LinqAttribution.Journeys(data));
        AssertSame(AttributionModel.LastClick, LinqAttribution.LastClick(_linq));
        AssertSame(AttributionModel.Linear, LinqAttribution.Linear(_linq));
        AssertSame(AttributionModel.LinearOverChannels, LinqAttribution.OverChannels(_linq));
        AssertSame(AttributionModel.PositionBased(), LinqAttribution.Position(_linq));
        AssertSame(AttributionModel.TimeDecay(HalfLife), LinqAttribution.TimeDecay(_linq, HalfLife));
    }

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

    // Fractions of decimals differ in their last places only.
    private void AssertSame(AttributionModel model, Dictionary<string, decimal> expected)
    {
        foreach (var (channel, credit) in _journeys.Attribute(model).ByChannel)
        {
            if (Math.Abs(credit.Amount - expected[channel]) > 0.001m)
                throw new InvalidOperationException($"{model}: {channel} has {credit.Amount}, LINQ says {expected[channel]}.");
        }
    }
}
