using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Marketing;

[Properties(Arbitrary = [typeof(Generators), typeof(MarketingGenerators)])]
public class ReadyModelTests
{
    // Three visitors: google then direct, direct only, newsletter then direct twice (matomo-org/matomo, issue 22347).
    [Fact]
    public void Last_non_direct_falls_back_on_direct() => AssertCredits(
        AttributionModel.LastNonDirect(), [["google", "direct"], ["direct"], ["newsletter", "direct", "direct"]], ("direct", 1), ("google", 1), ("newsletter", 1));

    // Website then direct, campaign then direct, campaign then website (matomo-org/matomo, issue 20641).
    [Fact]
    public void Campaigns_come_first_and_direct_last() => AssertCredits(
        AttributionModel.CampaignsFirst(["campaign"]), [["website", "direct"], ["campaign", "direct"], ["campaign", "website"]], ("campaign", 2), ("direct", 0), ("website", 1));

    [Fact]
    public void The_last_of_several_campaigns_has_the_credit() => AssertCredits(
        AttributionModel.CampaignsFirst(["spring", "fall"]), [["spring", "fall", "direct"], ["fall", "spring", "website"]], ("direct", 0), ("fall", 1), ("spring", 1), ("website", 0));

    [Fact]
    public void A_sale_without_a_touch_is_credited_to_no_channel()
    {
        foreach (var model in new[] { AttributionModel.LastNonDirect(), AttributionModel.CampaignsFirst(["campaign"]), AttributionModel.FirstTouch, AttributionModel.LastTouch, AttributionModel.Linear })
        {
            var attribution = new[] { new ConversionPath([], 2, 30), new ConversionPath(["direct"], 1, 10) }.ToJourneys().Attribute(model);
            Assert.Equal((2m, 30m), (attribution.Unattributed.Conversions, attribution.Unattributed.Amount));
            Assert.Equal((1m, 10m), (attribution.ByChannel["direct"].Conversions, attribution.ByChannel["direct"].Amount));
        }
    }

    // The weights of every journey add up to the same, whatever its times: their sums need no common denominator that grows with the journeys.
    [Fact]
    public void Time_decay_takes_journeys_of_any_number_of_different_times()
    {
        var sale = new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
        var touches = Enumerable.Range(1, 2_000).SelectMany(i => new[] { (Customer: i, Channel: "email", Touch: new Touch(sale.AddMinutes(-i))), (Customer: i, Channel: "search", Touch: new Touch(sale.AddMinutes(-17 * i))) });
        var credits = new JourneyBuilder<int>(new JourneyRules(clickWindow: TimeSpan.FromDays(30)))
            .AddTouches(touches, row => row.Customer, row => row.Channel, row => row.Touch)
            .AddSales(Enumerable.Range(1, 2_000), customer => customer, _ => new Sale(sale, 100))
            .ToJourneys().Attribute(AttributionModel.TimeDecay(TimeSpan.FromDays(7)));

        var expected = Enumerable.Range(1, 2_000).Sum(i => 1 / (1 + Math.Pow(2, -16 * i / (7 * 1440.0))));
        Assert.Equal(expected, (double)credits.ByChannel["email"].Conversions, 1e-9);
        Assert.Equal((2_000m, 200_000m), (credits.Total.Conversions, credits.Total.Amount));
    }

    // Sums are kept in one array for few channels, and by channel for many.
    [Theory]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Each_of_few_or_many_channels_has_its_credit(int channels)
    {
        var paths = Enumerable.Range(0, channels).Select(i => new ConversionPath([$"channel {i}", $"channel {(i + 1) % channels}"], 1, 10));
        var attribution = paths.ToJourneys().Attribute(AttributionModel.PositionBased(0.25m, 0.75m));
        Assert.Equal(channels, attribution.ByChannel.Count);
        Assert.All(attribution.ByChannel.Values, credit => Assert.Equal((1m, 10m), (credit.Conversions, credit.Amount)));
    }

    // Half-life of a day, touches a day apart; the channel in the middle left out (PostHog/posthog, pull request 74333).
    [Fact]
    public void A_channel_left_out_gives_its_credit_to_the_others()
    {
        var sale = new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero);
        (string Channel, Touch Touch)[] touches = [("search", new(sale.AddDays(-3))), ("direct", new(sale.AddDays(-2))), ("email", new(sale.AddDays(-1)))];
        var journeys = new JourneyBuilder<int>(new JourneyRules(clickWindow: TimeSpan.FromDays(30)))
            .AddTouches(touches, _ => 1, touch => touch.Channel, touch => touch.Touch).AddSales([new Sale(sale, 100)], _ => 1, each => each).ToJourneys();
        var model = AttributionModel.TimeDecay(TimeSpan.FromDays(1));

        Assert.Equal("0.571429", $"{journeys.Attribute(model).ByChannel["email"].Conversions:0.000000}");
        var without = journeys.Without("direct");
        Assert.Equal((0.2m, 0.8m), (without.Attribute(model).ByChannel["search"].Conversions, without.Attribute(model).ByChannel["email"].Conversions));
        Assert.Equal(["email", "search"], without.Channels);
        Assert.Equal(1, without.LeftOutTouches);
        Assert.Equal(1, journeys.Without("direct", "search", "email").Attribute(model).Unattributed.Conversions);
    }

    [Property]
    public void Journeys_without_a_channel_are_those_of_the_other_touches(ConversionPath[] paths)
    {
        var expected = paths.Select(path => new ConversionPath(path.Channels.Where(channel => channel != "email"), path.Conversions, path.Amount, path.Nulls)).ToJourneys();
        foreach (var model in new[] { AttributionModel.Linear, AttributionModel.LinearOverChannels, AttributionModel.LastTouch, AttributionModel.PositionBased() })
            Assert.Equal(expected.Attribute(model), paths.ToJourneys().Without("email").Attribute(model));
        Assert.Equal(MarkovChain.Of(expected).Credits, MarkovChain.Of(paths.ToJourneys().Without("email")).Credits);
    }

    [Fact]
    public void Visits_become_leads()
    {
        var leads = Enumerable.Repeat(new Lead(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), null, Outcome.Open), 3).Summarize();
        Assert.Equal(new Proportion(3, 60), leads.VisitToLeadRate(60));
        Assert.False(LeadSummary.Empty.VisitToLeadRate(0).IsDefined);
        Assert.Throws<ArgumentOutOfRangeException>("visits", () => leads.VisitToLeadRate(2));
    }

    private static void AssertCredits(AttributionModel model, string[][] paths, params (string Channel, int Conversions)[] expected)
    {
        var credits = paths.Select(path => new ConversionPath(path, 1, 0)).ToJourneys().Attribute(model);
        Assert.Equal(expected, credits.ByChannel.Select(credit => (credit.Key, (int)credit.Value.Conversions)));
        Assert.Equal(0, credits.Unattributed.Conversions);
    }
}
