using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Tests.Marketing;

public class AttributionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_null_argument_of_a_journey_builder_is_named()
    {
        JourneyBuilder<string> builder = new();
        string[] none = null!, some = [];
        Assert.Throws<ArgumentNullException>("rows", () => builder.AddTouches(none, row => row, row => row, _ => new Touch(Noon)));
        Assert.Throws<ArgumentNullException>("customer", () => builder.AddTouches(some, null!, row => row, _ => new Touch(Noon)));
        Assert.Throws<ArgumentNullException>("channel", () => builder.AddTouches(some, row => row, null!, _ => new Touch(Noon)));
        Assert.Throws<ArgumentNullException>("touch", () => builder.AddTouches(some, row => row, row => row, null!));
        Assert.Throws<ArgumentNullException>("rows", () => builder.AddSales(none, row => row, _ => new Sale(Noon, 1)));
        Assert.Throws<ArgumentNullException>("customer", () => builder.AddSales(some, null!, _ => new Sale(Noon, 1)));
        Assert.Throws<ArgumentNullException>("sale", () => builder.AddSales(some, row => row, null!));
    }

    [Fact]
    public void A_touch_at_the_instant_of_the_sale_comes_after_it()
    {
        var journeys = new JourneyBuilder<string>(new JourneyRules(restartAfterSale: true));
        journeys.AddTouch("c", "early", new Touch(Noon.AddTicks(-1)));
        journeys.AddTouch("c", "tie", new Touch(Noon.ToOffset(TimeSpan.FromHours(5))));
        journeys.AddSale("c", new Sale(Noon, 10));
        journeys.AddSale("c", new Sale(Noon.AddDays(1), 20));

        var credits = journeys.ToJourneys().Attribute(AttributionModel.FirstTouch);

        Assert.Equal(10, credits.ByChannel["early"].Amount);
        Assert.Equal(20, credits.ByChannel["tie"].Amount);
    }

    [Fact]
    public void A_touch_as_old_as_the_window_is_inside_it()
    {
        var journeys = new JourneyBuilder<string>(new JourneyRules(TimeSpan.FromDays(7), TimeSpan.FromDays(1)));
        journeys.AddTouch("c", "click in", new Touch(Noon.AddDays(-7)));
        journeys.AddTouch("c", "click out", new Touch(Noon.AddDays(-7).AddTicks(-1)));
        journeys.AddTouch("c", "view in", new Touch(Noon.AddDays(-1), TouchKind.View));
        journeys.AddTouch("c", "view out", new Touch(Noon.AddDays(-1).AddTicks(-1), TouchKind.View));
        journeys.AddSale("c", new Sale(Noon, 10));

        var set = journeys.ToJourneys();
        var journey = Assert.Single(set);

        Assert.Equal(["click in", "view in"], Enumerable.Range(0, journey.Count).Select(journey.Channel));
        Assert.Equal(TimeSpan.FromDays(7), journey.TimeToSale(0));
        Assert.Equal(TouchKind.View, journey.Kind(1));
        Assert.Equal(2, set.LeftOutTouches);
    }

    [Fact]
    public void Each_sale_looks_back_on_all_touches_unless_the_journey_restarts()
    {
        Assert.Equal([1, 2], Lengths(restart: false));
        Assert.Equal([1, 1], Lengths(restart: true));

        static IEnumerable<int> Lengths(bool restart)
        {
            var journeys = new JourneyBuilder<int>(new JourneyRules(restartAfterSale: restart));
            journeys.AddSale(1, new Sale(Noon, 1));
            journeys.AddSale(1, new Sale(Noon.AddDays(2), 1));
            journeys.AddTouch(1, "a", new Touch(Noon.AddDays(-1)));
            journeys.AddTouch(1, "b", new Touch(Noon.AddDays(1)));
            return journeys.ToJourneys().Select(journey => journey.Count);
        }
    }

    [Fact]
    public void Only_the_first_sale_makes_a_customer_won()
    {
        var journeys = new JourneyBuilder<int>(new JourneyRules(firstSaleOnly: true));
        journeys.AddTouch(1, "a", new Touch(Noon));
        journeys.AddTouch(1, "b", new Touch(Noon.AddDays(2)));
        journeys.AddSale(1, new Sale(Noon.AddDays(3), 30));
        journeys.AddSale(1, new Sale(Noon.AddDays(1), 10));

        var set = journeys.ToJourneys();
        var credits = set.Attribute(AttributionModel.LastTouch);

        Assert.Equal(10, credits.ByChannel["a"].Amount);
        Assert.Equal(1, credits.Total.Conversions);
        Assert.Equal((1, 1), (set.LeftOutSales, set.LeftOutTouches));
    }

    [Fact]
    public void A_sale_without_a_touch_is_unattributed_or_given_to_the_channel_named()
    {
        Assert.Equal(5, Credits(null).Unattributed.Amount);
        Assert.Equal(5, Credits("direct").ByChannel["direct"].Amount);
        Assert.Equal(Credit.Empty, Credits("direct").Unattributed);

        static Attribution Credits(string? untouched)
        {
            var journeys = new JourneyBuilder<int>(new JourneyRules(untouchedChannel: untouched));
            journeys.AddSale(1, new Sale(Noon, 5));
            journeys.AddTouch(1, "late", new Touch(Noon.AddHours(1)));
            return journeys.ToJourneys().Attribute(AttributionModel.LastClick);
        }
    }

    [Fact]
    public void Touches_that_no_sale_follows_teach_the_chain()
    {
        var journeys = new JourneyBuilder<int>();
        journeys.AddTouch(1, "a", new Touch(Noon));
        journeys.AddSale(1, new Sale(Noon.AddDays(1), 5));
        journeys.AddTouch(2, "a", new Touch(Noon));
        journeys.AddTouch(3, "b", new Touch(Noon));
        journeys.AddTouch(3, "b", new Touch(Noon, TouchKind.View));

        var set = journeys.ToJourneys();
        var chain = MarkovChain.Of(set);

        Assert.Equal([(1L, 0L), (0L, 1L), (0L, 1L)], set.Select(journey => (journey.Conversions, journey.Nulls)));
        Assert.Equal(1 / 3.0, chain.ConversionProbability!.Value, 1e-15);
        Assert.Equal(1, chain.RemovalEffectOf("a"));
        Assert.Equal(0, chain.ShareOf("b"));
        Assert.Null(set[1].TimeToSale(0));
    }

    [Fact]
    public void A_chain_without_a_sale_has_no_removal_effect_and_one_without_touches_no_probability()
    {
        var chain = MarkovChain.Of(new[] { new ConversionPath(["a"], 0, 0, nulls: 2), new ConversionPath([], 3, 9) }.ToJourneys());
        Assert.Equal(0, chain.ConversionProbability);
        Assert.Null(chain.RemovalEffectOf("a"));
        Assert.Null(chain.ShareOf("a"));
        Assert.Equal(9, chain.Credits.Unattributed.Amount);
        Assert.Throws<KeyNotFoundException>(() => chain.ShareOf("b"));

        Assert.Null(MarkovChain.Of(Array.Empty<ConversionPath>().ToJourneys()).ConversionProbability);
    }

    [Fact]
    public void A_chain_of_many_channels_is_solved_to_nearly_all_digits()
    {
        // From each of 60 channels half go on to the next, a third go back to the first, and a sixth leave, half of them with a sale.
        const int Channels = 60;
        var chain = new AbsorbingChain(Channels);
        chain.Starts[0] = 1;
        for (var k = 0; k < Channels; k++)
        {
            (chain.Wins[k], chain.Losses[k]) = (1, 1);
            if (k + 1 < Channels)
                chain.Steps[k][k + 1] = 6;
            if (k > 0)
                chain.Steps[k][0] = 4;
        }

        var effects = chain.RemovalEffects(out var probability);

        // Half of those who leave buy, wherever they leave.
        Assert.Equal(0.5, probability!.Value, 1e-15);
        Assert.Equal(1, effects[0], 1e-15);

        // Each try from the first channel reaches the next one, leaves, or comes back for another try; so a channel is visited with reach / (reach + leave).
        var (reach, leave) = (1.0, 0.0);
        for (var k = 0; k < Channels - 1; k++)
        {
            double all = k == 0 ? 8 : 12;
            leave += reach * 2 / all;
            reach *= 6 / all;
            Assert.Equal(1, effects[k + 1] / (reach / (reach + leave)), 1e-12);
        }
    }

    [Fact]
    public void Cents_go_to_the_largest_remainders_and_then_in_ordinal_order()
    {
        var credits = new[] { new ConversionPath(["b", "a", "c"], 1, 100), new ConversionPath([], 1, 0.003m) }.ToJourneys().Attribute(AttributionModel.Linear);

        var rounded = credits.RoundAmounts();

        Assert.Equal([("a", 33.34m), ("b", 33.33m), ("c", 33.33m)], rounded.ByChannel.Select(item => (item.Key, item.Value.Amount)));
        Assert.Equal(0, rounded.Unattributed.Amount);
        Assert.Equal([34, 33, 33], credits.RoundAmounts(0).ByChannel.Values.Select(credit => (int)credit.Amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => credits.RoundAmounts(29));
    }

    [Fact]
    public void What_is_no_fact_or_rule_is_refused()
    {
        var builder = new JourneyBuilder<string>();
        Assert.Contains("index 0", Assert.Throws<ArgumentException>(() => builder.AddTouch("c", "a", default)).Message, StringComparison.Ordinal);
        Assert.Contains("index 0", Assert.Throws<ArgumentException>(() => builder.AddSale("c", default)).Message, StringComparison.Ordinal);
        Assert.Contains("channel must not be null", Assert.Throws<ArgumentException>(() => builder.AddTouch("c", null!, new Touch(Noon))).Message, StringComparison.Ordinal);
        Assert.Contains("customer must not be null", Assert.Throws<ArgumentException>(() => builder.AddSale(null!, new Sale(Noon, 1))).Message, StringComparison.Ordinal);
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new[] { new ConversionPath([], 1, 0), null! }.ToJourneys()).Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentOutOfRangeException>(() => new Touch(Noon, (TouchKind)3));
        Assert.StartsWith("kind must be click or view, but was 0", Touch.Check(Noon, default).Error, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new JourneyRules(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JourneyRules(viewWindow: TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttributionModel.TimeDecay(TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttributionModel.PositionBased(0.1234567891m, 0.4m));
        Assert.Throws<ArgumentException>(() => AttributionModel.PositionBased(0.6m, 0.5m));

        Assert.StartsWith("channels must not hold an empty name (index 1", ConversionPath.Check(ConversionPath.SplitChannels("a > > b"), 1, 0).Error, StringComparison.Ordinal);
        Assert.StartsWith("conversions must not be negative", ConversionPath.Check([], -1, 0).Error, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConversionPath(["a"], 1, 1, nulls: -1));
        Assert.Equal("a > b", new ConversionPath(ConversionPath.SplitChannels(" a>b "), 1, 0).ToString());
        Assert.Empty(ConversionPath.SplitChannels(" "));
    }

    [Fact]
    public void A_model_that_cannot_be_applied_says_why()
    {
        var paths = new[] { new ConversionPath(["a", "b"], 1, 5) }.ToJourneys();
        Assert.Throws<InvalidOperationException>(() => paths.Attribute(AttributionModel.TimeDecay(TimeSpan.FromDays(7))));
        Assert.Contains("(minus, touch 1)", Assert.Throws<ArgumentOutOfRangeException>(() => paths.Attribute(new Constant("minus", -1))).Message, StringComparison.Ordinal);
        Assert.Throws<OverflowException>(() => paths.Attribute(new Constant("huge", long.MaxValue)));
        Assert.Throws<ArgumentOutOfRangeException>(() => paths[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => paths[0].Channel(2));
    }

    private sealed class Constant(string name, long weight) : AttributionModel(name)
    {
        public override void Weigh(Journey journey, long[] weights)
        {
            weights[1] = weight;
            if (weight > 0)
                weights[0] = weight;
        }
    }
}
