using System.Text.Json;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests;

/// <summary>What no facts can have is refused on reading, and what no form can hold on writing.</summary>
public class RefusedJsonFormTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PipelineStages Stages = new("Lead", "Offer");

    [Theory]
    [InlineData("won.first", "-1", "won must lie on the days from 0 to 3652058, but was \"-1 to -1\"")]
    [InlineData("won.first", "3652059", "won must lie on the days from 0 to 3652058")]
    [InlineData("lost.counts", "[3,-1]", "lost must not hold a negative count, but was -1")]
    [InlineData("lost.counts", "[9223372036854775807,1]", "lost must not hold more than 9223372036854775807 items")]
    [InlineData("notYetOpened", "9223372036854775807", "notYetOpened must leave the number of all items within 9223372036854775807")]
    public void Times_to_win_of_no_deals(string path, string value, string message)
    {
        var builder = new TimeToWinSummary.Builder(Start);
        builder.AddDay(3_652_058, 1, 0, 0);
        builder.AddDay(0, 0, 2, 0);
        AssertRefused(builder.ToSummary(), path, value, message);
    }

    [Theory]
    [InlineData("stages.0.lost", "2", "lost must be from 0 to 1, but was 2")]
    [InlineData("stages.0.open", "3", "stages of Lead must hold the times of 3 to 5 deals, but was 1")]
    [InlineData("stages.1.open", "0", "stages of Offer must hold the times of 0 to 1 deals, but was 2")]
    [InlineData("stages.0.open", "1", "stages must hold each of the 2 open deals once, but was 1")]
    [InlineData("won", "9", "stages must have been visited by each of the 9 won deals, but was 2")]
    [InlineData("stages.1.lost", "7", "lost must be from 0 to 1, but was 7")]
    [InlineData("stages.1.name", "\"Lead\"", "names must name each stage, and each once")]
    [InlineData("stages.1.name", "\"\"", "names must name each stage, and each once")]
    [InlineData("stages", "[]", "names must name at least one stage")]
    public void A_funnel_of_no_deals(string path, string value, string message) => AssertRefused(
        new[]
        {
            new StageHistory(Stages, [new StageChange("Lead", Start), new StageChange("Offer", Start.AddDays(1))], null, Outcome.Open),
            new StageHistory(Stages, [new StageChange("Offer", Start)], Start.AddDays(2), Outcome.Won),
        }.SummarizeFunnel(Stages, Start.AddDays(9)),
        path,
        value,
        message);

    [Theory]
    [InlineData("channels.0.conversions", "\"-1/2\"", "conversions must not be negative")]
    [InlineData("channels.0.conversions", "\"1/0\"", "must have a fraction as channels.conversions")]
    [InlineData("channels.0.conversions", "\"0.5\"", "must have a fraction as channels.conversions")]
    [InlineData("channels.0.conversions", "0.5", "must have a string as channels.conversions")]
    [InlineData("channels.1.channel", "\"email\"", "channels must name each channel once, but was \"email\"")]
    [InlineData("unattributed", "{\"conversions\":\"1\"}", "has no unattributed.amount")]
    public void An_attribution_of_no_sales(string path, string value, string message) => AssertRefused(
        new[] { new ConversionPath(["email", "search"], 1, 10) }.ToJourneys().Attribute(AttributionModel.Linear), path, value, message);

    // Touches that share the credit, in numbers whose common multiple is that of all numbers up to 5,000; amounts with as many places as there can be.
    [Fact]
    public void Journeys_of_up_to_5000_touches_travel()
    {
        foreach (var (model, ends) in new[] { (AttributionModel.Linear, 0), (AttributionModel.PositionBased(0.333333333m, 0.1m), 2) })
        {
            var attribution = Enumerable.Range(2, 4999).Where(IsPrime).Select(prime => (int)Math.Pow(prime, (int)(Math.Log(5000.5) / Math.Log(prime))))
                .Select(number => new ConversionPath(Enumerable.Repeat("email", number + ends - 1).Append("search"), 1, 0.0000000000000000000000000001m * number))
                .ToJourneys().Attribute(model);
            Assert.Equal(attribution, Attribution.FromBytes(attribution.ToBytes()));
        }
    }

    [Fact]
    public void A_fraction_beyond_the_size_that_travels_is_refused_on_writing_and_on_reading()
    {
        // Sums of weights without a common divisor: the primes from 2, one journey each.
        var paths = Enumerable.Range(2, 7000).Where(IsPrime).Select(prime => new ConversionPath(Enumerable.Repeat("email", prime - 1).Append("search"), 1));
        var attribution = paths.ToJourneys().Attribute(AttributionModel.Linear);
        const string Message = "conversions must have no more than 1024 bytes above and below the stroke";
        Assert.Contains(Message, Assert.Throws<InvalidOperationException>(attribution.ByChannel["email"].ToBytes).Message, StringComparison.Ordinal);
        Assert.Contains(Message, Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(attribution.ByChannel["email"])).Message, StringComparison.Ordinal);
        Assert.Contains("common denominator", Assert.Throws<InvalidOperationException>(attribution.ToBytes).Message, StringComparison.Ordinal);

        var json = $$"""{"version":1,"conversions":"1{{new string('0', 2500)}}/3","amount":"0"}""";
        Assert.Contains(Message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Credit>(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_no_Unicode_is_refused_on_writing()
    {
        var funnel = Array.Empty<StageHistory>().SummarizeFunnel(new PipelineStages("\ud800"), Start);
        const string Message = "The text for name does not travel: it is no Unicode, for it holds half a surrogate pair.";
        Assert.Equal(Message, Assert.Throws<InvalidOperationException>(funnel.ToBytes).Message);
        Assert.Equal(Message, Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(funnel)).Message);
    }

    [Fact]
    public void A_day_that_cannot_be_is_refused_by_the_builder() =>
        Assert.Throws<ArgumentOutOfRangeException>("day", () => new TimeToWinSummary.Builder(Start).AddDay(3_652_059, 1, 0, 0));

    private static bool IsPrime(int number) => Enumerable.Range(2, (int)Math.Sqrt(number) - 1).All(divisor => number % divisor != 0);

    private static void AssertRefused<TSummary>(TSummary summary, string path, string value, string message)
    {
        var root = JsonNode.Parse(JsonSerializer.Serialize(summary))!;
        var names = path.Split('.');
        var parent = names[..^1].Aggregate(root, (node, name) => int.TryParse(name, out var index) ? node[index]! : node[name]!);
        Assert.NotNull(parent[names[^1]]);
        parent[names[^1]] = JsonNode.Parse(value);
        Assert.Contains(message, Assert.Throws<JsonException>(() => root.Deserialize<TSummary>()).Message, StringComparison.Ordinal);
    }
}
