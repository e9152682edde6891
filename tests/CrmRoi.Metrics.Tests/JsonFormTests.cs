using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Laws;

namespace CrmRoi.Metrics.Tests;

public partial class JsonFormTests
{
    private static readonly DateTimeOffset Opened = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly SalesSummary Sales = new[]
    {
        new Deal(Opened, Opened.AddDays(1), Outcome.Won, 19.50m, 7),
        new Deal(Opened, Opened.AddDays(1), Outcome.Lost, 1.25m),
        new Deal(Opened, null, Outcome.Open, 100),
    }.Summarize();

    [Fact]
    public void The_form_is_the_documented_one() => Assert.Equal(
        """
        {"version":1,
        "wonAmount":{"count":1,"sum":"19.5","sumOfSquares":"380.25"},
        "wonCycle":{"count":1,"sum":"86400","sumOfSquares":"7464960000","binsPerDoubling":64,"minimum":"1.00:00:00","maximum":"1.00:00:00","bins":{"first":2212,"counts":[1]}},
        "costUnknown":0,"costUnknownAmount":"0","cost":"7",
        "lost":1,"lostAmount":"1.25",
        "lostCycle":{"count":1,"sum":"86400","sumOfSquares":"7464960000","binsPerDoubling":64,"minimum":"1.00:00:00","maximum":"1.00:00:00","bins":{"first":2212,"counts":[1]}},
        "open":1,"openAmount":"100"}
        """.ReplaceLineEndings(""),
        JsonSerializer.Serialize(Sales));

    [Theory]
    [InlineData("[]", "The JSON of a SalesSummary must be an object.")]
    [InlineData("{}", "The JSON of a SalesSummary has no version.")]
    [InlineData("""{"version":"1"}""", "The JSON of a SalesSummary must have a whole number of 64 bits as version.")]
    [InlineData("""{"version":2}""", "The JSON of a SalesSummary is of version 2 of the form; only version 1 is known.")]
    [InlineData("""{"version":1}""", "The JSON of a SalesSummary has no wonAmount.")]
    [InlineData("""{"version":1,"wonAmount":7}""", "The JSON of a SalesSummary must have an object as wonAmount.")]
    [InlineData("""{"version":1,"wonAmount":{"count":-1}}""", "The JSON of a SalesSummary must have a whole number from 0 as wonAmount.count.")]
    [InlineData("""{"version":1,"wonAmount":{"count":1,"sum":5}}""", "The JSON of a SalesSummary must have a string as wonAmount.sum.")]
    [InlineData("""{"version":1,"wonAmount":{"count":1,"sum":"1e3"}}""", "The JSON of a SalesSummary must have a decimal number as wonAmount.sum.")]
    public void The_error_names_the_property(string json, string message) =>
        Assert.Equal(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SalesSummary>(json)).Message);

    [Theory]
    [InlineData("open", "-1", "whole number from 0 as open")]
    [InlineData("open", "0", "impossible totals: openAmount must be 0 where there is no such item, but was 100")]
    [InlineData("openAmount", "\"1.00000000000000000000000000001\"", "28 decimal places at most as openAmount")]
    [InlineData("openAmount", "\"99999999999999999999999999999999\"", "openAmount must be what 1 amounts can add up to")]
    [InlineData("wonCycle.minimum", "\"soon\"", "a duration as wonCycle.minimum")]
    [InlineData("wonCycle.maximum", "\"2.00:00:00\"", "for wonCycle: maximum must lie in the last bin in use")]
    [InlineData("wonCycle.binsPerDoubling", "65", "must be a power of two")]
    [InlineData("wonCycle.bins.counts", "1", "an array as wonCycle.bins.counts")]
    [InlineData("wonCycle.bins.counts", "[2]", "bins must hold the 1 items, but was 2")]
    [InlineData("wonCycle.bins.first", "2147483647", "impossible totals")]
    [InlineData("openAmount", "\"\\ud800\"", "SalesSummary")]
    public void Impossible_totals_are_refused(string path, string value, string message)
    {
        var root = JsonNode.Parse(JsonSerializer.Serialize(Sales))!;
        var names = path.Split('.');
        names[..^1].Aggregate(root, (node, name) => node[name]!)[names[^1]] = "here";
        var json = root.ToJsonString().Replace("\"here\"", value, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SalesSummary>(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_of_many_digits_is_refused_before_it_is_parsed()
    {
        var json = JsonSerializer.Serialize(Sales).Replace("\"100\"", $"\"{new string('9', 1_000_000)}\"", StringComparison.Ordinal);
        Assert.Contains("openAmount", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SalesSummary>(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_text_is_refused_or_gives_a_summary()
    {
        var random = new Random(20260101);
        var json = JsonSerializer.Serialize(Sales);
        for (var i = 0; i < 20_000; i++)
            JsonFormLaws.AssertRefusedOrTrue<SalesSummary>(JsonFormLaws.Mutate(json, random));
    }

    [Fact]
    public void Null_is_no_summary_of_nothing()
    {
        Assert.Null(JsonSerializer.Deserialize<SalesSummary>("null"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Moments>("null"));
    }

    [Fact]
    public void A_generated_context_needs_no_reflection()
    {
        var report = new Report(Sales, Moments.Of([1, 2.5m]), new Proportion(3, 4));
        Assert.Equal(report, JsonSerializer.Deserialize(JsonSerializer.Serialize(report, Context.Default.Report), Context.Default.Report));
    }

    [Fact]
    public void Measures_come_back()
    {
        AssertComesBack(new Ratio(1.5m, 3));
        AssertComesBack(new Proportion(3, 4));
        AssertComesBack(new Average(12.5m, 4));
        AssertComesBack(new Period(Opened, Opened.AddDays(31)));
        AssertComesBack(new ConfidenceInterval(0.1, 0.9, 0.95));
        AssertComesBack(new RatingScale(0, 10));
        AssertComesBack(new Proportion(3, 4).WilsonInterval());
        Assert.Throws<ArgumentOutOfRangeException>("successes", () => JsonSerializer.Deserialize<Proportion>("""{"Successes":-1,"Trials":3}"""));
    }

    private static void AssertComesBack<T>(T measure) => Assert.Equal(measure, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(measure)));

    internal sealed record Report(SalesSummary Sales, Moments Moments, Proportion WinRate);

    [JsonSerializable(typeof(Report))]
    internal sealed partial class Context : JsonSerializerContext;
}
