using System.Globalization;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Tests.Vectors;

namespace CrmRoi.Metrics.Tests.Marketing;

/// <summary>The published answers of attribution. A case whose model no test knows fails.</summary>
public class AttributionVectorTests
{
    private static readonly DateTimeOffset SaleDay = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => VectorFile.Names("attribution");

    [Theory, MemberData(nameof(Names))]
    public void Case_agrees(string name)
    {
        var vector = VectorFile.Case("attribution", name);
        var tolerance = (double?)vector["tolerance"] ?? 0;
        switch ((string)vector["model"]!)
        {
            case "time_decay":
                AssertConversions(vector, TimedJourneys(vector["inputs"]!).Attribute(AttributionModel.TimeDecay(HalfLife(vector["inputs"]!))), tolerance);
                break;
            case "markov_order1" when vector["inputs"] is { } inputs:
                AssertMarkov(vector, MarkovChain.Of(Paths(inputs).ToJourneys()), tolerance);
                break;
            case "markov_order1":
                AssertRemovalEffectIsTheShareOfConvertingWalks();
                break;
            case "markov_removal_formula":
                AssertRemovalFormula(vector, tolerance);
                break;
            case "shapley" when vector["inputs"] is { } inputs:
                AssertConversions(vector, GameAsPaths(inputs).ToJourneys().Attribute(AttributionModel.LinearOverChannels), tolerance, byAmount: true);
                break;
            case "shapley":
                AssertShapleyProperties();
                break;
            default:
                AssertConversions(vector, Paths(vector["inputs"]!).ToJourneys().Attribute(Model((string)vector["model"]!)), tolerance);
                break;
        }
    }

    private static AttributionModel Model(string name) => name switch
    {
        "first" => AttributionModel.FirstTouch,
        "last" => AttributionModel.LastTouch,
        "linear" => AttributionModel.Linear,
        "rank_decay" => new RankDecay(),
        _ when name.Split('_') is ["position", var first, _, var last] =>
            AttributionModel.PositionBased(int.Parse(first, CultureInfo.InvariantCulture) / 100m, int.Parse(last, CultureInfo.InvariantCulture) / 100m),
        _ => throw new NotSupportedException($"No test knows the model {name}."),
    };

    private static IEnumerable<ConversionPath> Paths(JsonNode inputs) =>
        inputs["paths"]!.AsArray().Select(path => new ConversionPath(
            path!["path"]!.AsArray().Select(channel => (string)channel!), (long)path["conversions"]!, amount: 0, nulls: (long?)path["nulls"] ?? 0));

    private static JourneySet TimedJourneys(JsonNode inputs)
    {
        var unit = inputs["half_life_hours"] is null ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);
        var builder = new JourneyBuilder<int>();
        foreach (var touch in inputs["touches"]!.AsArray())
        {
            // One tick earlier: a touch at the very instant of the sale would come after it.
            builder.AddTouch(1, (string)touch![0]!, new Touch(SaleDay - (unit * (double)touch[1]!) - TimeSpan.FromTicks(1)));
        }

        builder.AddSale(1, new Sale(SaleDay, 100));
        return builder.ToJourneys();
    }

    private static TimeSpan HalfLife(JsonNode inputs) =>
        inputs["half_life_hours"] is { } hours ? TimeSpan.FromHours((double)hours) : TimeSpan.FromDays((double)inputs["half_life_days"]!);

    private static void AssertConversions(JsonObject vector, Attribution credits, double tolerance, bool byAmount = false)
    {
        var expected = vector["expected"]!.AsObject();
        foreach (var (channel, figure) in expected)
        {
            var credit = credits.ByChannel.TryGetValue(channel, out var found) ? found : Credit.Empty;
            Assert.Equal((double)figure!, (double)(byAmount ? credit.Amount : credit.Conversions), tolerance);
        }

        // What is expected for no channel is zero.
        foreach (var (channel, credit) in credits.ByChannel)
            Assert.True(expected.ContainsKey(channel) || credit.Equals(Credit.Empty));
    }

    private static void AssertMarkov(JsonObject vector, MarkovChain chain, double tolerance)
    {
        var expected = vector["expected"]!;
        Assert.Equal((double)expected["p_conversion"]!, chain.ConversionProbability!.Value, tolerance);
        Assert.Equal(expected["removal_effect"]!.AsObject().Select(item => item.Key).Order(StringComparer.Ordinal), chain.Channels);
        foreach (var channel in chain.Channels)
        {
            Assert.Equal((double)expected["removal_effect"]![channel]!, chain.RemovalEffectOf(channel)!.Value, tolerance);
            Assert.Equal((double)expected["share"]![channel]!, chain.ShareOf(channel)!.Value, tolerance);
            Assert.Equal((double)expected["conversions"]![channel]!, (double)chain.Credits.ByChannel[channel].Conversions, tolerance);
        }
    }

    // Two channels, a before b if a walk visits both: who wins without b won through a alone, and so on; out of ten thousand walks.
    private static void AssertRemovalFormula(JsonObject vector, double tolerance)
    {
        var (all, without) = ((decimal)vector["inputs"]!["p_all"]!, vector["inputs"]!["p_without"]!.AsObject());
        var ((a, withoutA), (b, withoutB)) = (without.ElementAt(0), without.ElementAt(1));
        long Walks(decimal probability) => (long)(probability * 10_000);
        var (onlyB, onlyA) = (Walks((decimal)withoutA!), Walks((decimal)withoutB!));
        ConversionPath[] paths =
        [
            new([a], onlyA, 0, nulls: 10_000 - Walks(all)),
            new([b], onlyB, 0),
            new([a, b], Walks(all) - onlyA - onlyB, 0),
        ];

        var chain = MarkovChain.Of(paths.ToJourneys());

        Assert.Equal((double)all, chain.ConversionProbability!.Value, tolerance);
        Assert.Equal((double)vector["expected"]![a]!, chain.RemovalEffectOf(a)!.Value, tolerance);
        Assert.Equal((double)vector["expected"]![b]!, chain.RemovalEffectOf(b)!.Value, tolerance);
    }

    // Every game is a sum of unanimity games: the worth of a coalition less that of all its parts is what needs all of it, a path through just its members.
    private static IEnumerable<ConversionPath> GameAsPaths(JsonNode inputs)
    {
        var worth = inputs["v"]!.AsObject().ToDictionary(item => new HashSet<string>(item.Key.Split(',')), item => (decimal)item.Value!, HashSet<string>.CreateSetComparer());
        string[] players = [.. inputs["players"]!.AsArray().Select(player => (string)player!)];
        var dividends = new List<(HashSet<string> Members, decimal Worth)>();
        foreach (var mask in Enumerable.Range(1, (1 << players.Length) - 1))
        {
            HashSet<string> members = [.. players.Where((_, i) => (mask & (1 << i)) != 0)];
            dividends.Add((members, worth.GetValueOrDefault(members) - dividends.Where(part => part.Members.IsSubsetOf(members)).Sum(part => part.Worth)));
        }

        return dividends.Select(part => new ConversionPath(part.Members, conversions: 0, part.Worth));
    }

    // Efficiency, symmetry and the null player, against the definition over all coalitions.
    private static void AssertShapleyProperties()
    {
        ConversionPath[] paths = [new(["a", "b", "a"], 3, 0), new(["b", "c"], 2, 0), new(["a"], 4, 0), new(["c", "b"], 1, 0), new(["d"], 0, 0, nulls: 5)];
        var credits = paths.ToJourneys().Attribute(AttributionModel.LinearOverChannels);

        var exact = AttributionOracle.Shapley(["a", "b", "c", "d"], coalition => paths.Where(path => path.Channels.All(coalition.Contains)).Sum(path => path.Conversions));

        foreach (var (channel, value) in exact)
            Assert.Equal(value, new Rational(credits.ByChannel[channel].ExactConversions.Numerator, credits.ByChannel[channel].ExactConversions.Denominator));
        Assert.Equal(10, credits.Total.Conversions);
        Assert.Equal(Credit.Empty, credits.ByChannel["d"]);
    }

    // By the definition: of the walks that convert, the share that visits the channel, counted over all walks of a chain without loops.
    private static void AssertRemovalEffectIsTheShareOfConvertingWalks()
    {
        ConversionPath[] paths = [new(["a", "b", "c"], 3, 0, nulls: 1), new(["a", "c"], 2, 0, nulls: 4), new(["b"], 5, 0, nulls: 2)];

        var chain = MarkovChain.Of(paths.ToJourneys());

        // From a: 4 of 10 to b, 6 to c. From b: 4 of 11 to c, 5 to a sale, 2 to none. From c: 5 of 10 to a sale. Start: a 10 of 17, b 7.
        var (fromC, fromB) = (5 / 10.0, (5 + (4 * 5 / 10.0)) / 11);
        var visitB = (7 + (10 * 4 / 10.0)) / 17;
        var visitC = ((10 * 6 / 10.0) / 17) + (visitB * 4 / 11);
        var won = (visitB * 5 / 11) + (visitC * fromC);
        Assert.Equal(won, chain.ConversionProbability!.Value, 1e-12);
        Assert.Equal((10 / 17.0) * ((0.4 * fromB) + (0.6 * fromC)) / won, chain.RemovalEffectOf("a")!.Value, 1e-12);
        Assert.Equal(visitB * fromB / won, chain.RemovalEffectOf("b")!.Value, 1e-12);
        Assert.Equal(visitC * fromC / won, chain.RemovalEffectOf("c")!.Value, 1e-12);
    }
}
