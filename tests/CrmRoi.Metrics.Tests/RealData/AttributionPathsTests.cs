using System.Globalization;
using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Tests.RealData;

public class AttributionPathsTests
{
    public static TheoryData<string> Models => ["first_touch", "last_touch", "linear", "linear_unique_channels", "position_40_20_40"];

    [Theory, MemberData(nameof(Models))]
    public void Conversions_and_value_agree_with_the_independent_figures(string name)
    {
        var expected = SharedData.Expected("attribution_paths");
        var credits = Journeys().Attribute(name switch
        {
            "first_touch" => AttributionModel.FirstTouch,
            "last_touch" => AttributionModel.LastTouch,
            "linear" => AttributionModel.Linear,
            "linear_unique_channels" => AttributionModel.LinearOverChannels,
            _ => AttributionModel.PositionBased(),
        });

        Assert.Equal(expected["total_conversions"].Exact(), credits.Total.Conversions);
        Assert.Equal(expected["total_value"].Exact(), credits.Total.Amount);
        Assert.Equal(Credit.Empty, credits.Unattributed);
        Assert.Equal(12, credits.ByChannel.Count);
        foreach (var (channel, credit) in credits.ByChannel)
        {
            Assert.Equal(Figure("conversions", channel), decimal.Round(credit.Conversions, 12));
            Assert.Equal(Figure("value", channel), decimal.Round(credit.Amount, 12));
        }

        var rounded = credits.RoundAmounts();
        Assert.Equal(decimal.Round(expected["total_value"].Exact(), 2), rounded.ByChannel.Values.Sum(credit => credit.Amount));

        decimal Figure(string part, string channel) => decimal.Parse(expected[part]![name]![channel]!.ToString(), CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Markov_chain_starts_from_the_share_of_paths_that_converted()
    {
        var expected = SharedData.Expected("attribution_paths");
        var chain = MarkovChain.Of(Journeys());

        // A chain fitted to paths reproduces how often they convert.
        Assert.Equal((double)expected["path_conversion_rate"].Exact(), chain.ConversionProbability!.Value, 1e-12);
        Assert.Equal(1, chain.Channels.Sum(channel => chain.ShareOf(channel)!.Value), 1e-12);
        Assert.Equal(expected["total_value"].Exact(), chain.Credits.Total.Amount);
    }

    [Theory, InlineData("last non-direct"), InlineData("campaigns first"), InlineData("without a channel")]
    public void Ready_models_agree_with_the_paths_read_one_by_one(string model)
    {
        var journeys = Journeys();
        var credits = model switch
        {
            "last non-direct" => journeys.Attribute(AttributionModel.LastNonDirect("alpha")),
            "campaigns first" => journeys.Attribute(AttributionModel.CampaignsFirst(["beta", "eta"], "alpha")),
            _ => journeys.Without("alpha").Attribute(AttributionModel.LastTouch),
        };

        Dictionary<string, (decimal Conversions, decimal Amount)> expected = [];
        foreach (var cells in SharedData.Rows("attribution_paths/Data.csv", ';'))
        {
            var path = cells[0].Split(" > ");
            var others = Array.FindAll(path, channel => channel != "alpha");
            var winner = model switch
            {
                "last non-direct" => others.LastOrDefault() ?? "alpha",
                "campaigns first" => Array.FindLast(path, channel => channel is "beta" or "eta") ?? others.LastOrDefault() ?? "alpha",
                _ => others.LastOrDefault() ?? "",
            };
            var sum = expected.GetValueOrDefault(winner);
            expected[winner] = (sum.Conversions + decimal.Parse(cells[1], CultureInfo.InvariantCulture), sum.Amount + decimal.Parse(cells[2], CultureInfo.InvariantCulture));
        }

        Assert.Equal(expected.GetValueOrDefault(""), (credits.Unattributed.Conversions, credits.Unattributed.Amount));
        Assert.Equal(model == "without a channel", credits.Unattributed.Conversions > 0);
        Assert.Equal(model == "without a channel" ? 11 : 12, credits.ByChannel.Count);
        foreach (var (channel, credit) in credits.ByChannel)
            Assert.Equal(expected[channel], (credit.Conversions, credit.Amount));
    }

    // Columns: path, total_conversions, total_conversion_value, total_null.
    private static JourneySet Journeys() =>
        SharedData.Rows("attribution_paths/Data.csv", ';').Select(cells => new ConversionPath(
            ConversionPath.SplitChannels(cells[0]),
            long.Parse(cells[1], CultureInfo.InvariantCulture),
            decimal.Parse(cells[2], CultureInfo.InvariantCulture),
            long.Parse(cells[3], CultureInfo.InvariantCulture))).ToJourneys();
}
