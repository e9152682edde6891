using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Tests.Marketing;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(Generators), typeof(MarketingGenerators)])]
public class AttributionLaws
{
    private static readonly (AttributionModel Model, AttributionOracle.Split Oracle)[] ExactModels =
    [
        (AttributionModel.FirstTouch, AttributionOracle.First),
        (AttributionModel.LastTouch, AttributionOracle.Last),
        (AttributionModel.FirstClick, AttributionOracle.FirstClick),
        (AttributionModel.LastClick, AttributionOracle.LastClick),
        (AttributionModel.ViewThrough, AttributionOracle.ViewThrough),
        (AttributionModel.Linear, AttributionOracle.Linear),
        (AttributionModel.LinearOverChannels, AttributionOracle.OverChannels),
        (AttributionModel.PositionBased(), AttributionOracle.Position(0.4m, 0.4m)),
        (AttributionModel.PositionBased(0.3m, 0.7m), AttributionOracle.Position(0.3m, 0.7m)),
        (AttributionModel.PositionBased(0, 0), AttributionOracle.Position(0, 0)),
        (AttributionModel.PositionBased(0.333333333m, 0.1m), AttributionOracle.Position(0.333333333m, 0.1m)),
    ];

    public static IReadOnlyList<AttributionModel> AllModels { get; } =
        [.. ExactModels.Select(each => each.Model), AttributionModel.TimeDecay(TimeSpan.FromHours(7)), new RankDecay()];

    [Property]
    public void Every_credit_from_touches_is_the_exact_fraction(CustomerHistory history, JourneyRules rules)
    {
        var paths = AttributionOracle.Journeys(history.Touches, FirstOfEqualSales(history, rules), rules).ToList();
        var journeys = (history with { Sales = FirstOfEqualSales(history, rules) }).Journeys(rules);

        foreach (var (model, oracle) in ExactModels)
        {
            AssertCredits(AttributionOracle.Credits(paths, oracle), journeys.Attribute(model));
            Assert.Equal(journeys.Attribute(model), journeys.Attribute(new ByWeights(model)));
        }
    }

    [Property]
    public void Every_credit_from_paths_is_the_exact_fraction(ConversionPath[] paths)
    {
        var journeys = paths.ToJourneys();
        foreach (var (model, oracle) in ExactModels)
            AssertCredits(AttributionOracle.Credits(Steps(paths), oracle), journeys.Attribute(model));
    }

    [Property]
    public void Time_decay_is_the_powers_of_two_within_its_15_places(CustomerHistory history, JourneyRules rules)
    {
        var halfLife = TimeSpan.FromHours(7);
        history = history with { Sales = FirstOfEqualSales(history, rules) };
        var journeys = AttributionOracle.Journeys(history.Touches, history.Sales, rules).ToList();
        var expected = new Dictionary<string, double>();
        foreach (var steps in journeys.Select(journey => journey.Steps))
        {
            var total = steps.Sum(step => Math.Pow(2, -(step.Before / halfLife)));
            foreach (var step in steps)
                expected[step.Channel] = expected.GetValueOrDefault(step.Channel) + (Math.Pow(2, -(step.Before / halfLife)) / total);
        }

        foreach (var (channel, credit) in history.Journeys(rules).Attribute(AttributionModel.TimeDecay(halfLife)).ByChannel)
            Assert.Equal(expected.GetValueOrDefault(channel), (double)credit.Conversions, 1e-12);
    }

    [Property]
    public void Credits_and_what_is_unattributed_add_up_to_all_sales_exactly(CustomerHistory history, JourneyRules rules)
    {
        var journeys = history.Journeys(rules);
        var (sales, amount) = Total(journeys);
        Assert.Equal(history.Sales.Count, sales + journeys.LeftOutSales);
        foreach (var credits in AllModels.Select(journeys.Attribute).Append(MarkovChain.Of(journeys).Credits))
        {
            Assert.Equal(sales, ToRational(credits.Total.ExactConversions));
            Assert.Equal(amount, ToRational(credits.Total.ExactAmount));
        }
    }

    [Property]
    public void Rounded_amounts_are_whole_cents_that_add_up_and_none_moves_a_cent_or_more(ConversionPath[] paths)
    {
        var journeys = paths.Where(path => Math.Abs(path.Amount) < 1e15m).ToJourneys();
        var total = decimal.Round(journeys.Sum(journey => journey.Amount), 2);
        foreach (var credits in AllModels.Where(model => !model.Name.StartsWith("time", StringComparison.Ordinal)).Select(journeys.Attribute))
        {
            var rounded = credits.RoundAmounts();
            Assert.Equal(total, rounded.ByChannel.Values.Append(rounded.Unattributed).Sum(credit => credit.Amount));
            foreach (var (channel, credit) in rounded.ByChannel)
            {
                Assert.Equal(decimal.Round(credit.Amount, 2), credit.Amount);
                Assert.True(Math.Abs(credit.Amount - credits.ByChannel[channel].Amount) < 0.01m);
                Assert.Equal(credits.ByChannel[channel].ExactConversions, credit.ExactConversions);
            }
        }
    }

    [Property]
    public void The_order_of_the_input_never_matters(CustomerHistory history, JourneyRules rules, int seed)
    {
        var (journeys, shuffled) = (history.Journeys(rules), history.Shuffled(seed).Journeys(rules));
        Assert.Equal(journeys.LeftOutTouches, shuffled.LeftOutTouches);
        foreach (var model in AllModels)
            Assert.Equal(journeys.Attribute(model), shuffled.Attribute(model));
        Assert.Equal(MarkovChain.Of(journeys).Credits, MarkovChain.Of(shuffled).Credits);
    }

    [Property]
    public void Attributions_of_disjoint_customers_add_up_exactly(CustomerHistory history, JourneyRules rules)
    {
        var (some, others) = (history.Of(customer => customer < 3).Journeys(rules), history.Of(customer => customer >= 3).Journeys(rules));
        foreach (var model in AllModels)
        {
            var whole = history.Journeys(rules).Attribute(model);
            Assert.Equal(whole, some.Attribute(model) + others.Attribute(model));
            Assert.Equal(whole, others.Attribute(model) + some.Attribute(model));
            Assert.Equal(whole.RoundAmounts(0), (others.Attribute(model) + some.Attribute(model)).RoundAmounts(0));
            Assert.Equal(whole, whole + Attribution.Empty);
        }
    }

    [Property]
    public void A_channel_that_earns_nothing_can_be_left_out(ConversionPath[] paths)
    {
        ConversionPath[] more = [.. paths, new ConversionPath(["unused"], 0, amount: 0)];
        foreach (var model in AllModels.Where(model => !model.Name.StartsWith("time", StringComparison.Ordinal)))
            AssertSameWithoutUnused(paths.ToJourneys().Attribute(model), more.ToJourneys().Attribute(model));
        AssertSameWithoutUnused(MarkovChain.Of(paths.ToJourneys()).Credits, MarkovChain.Of(more.ToJourneys()).Credits);
    }

    [Property]
    public void Every_touch_counts_or_is_left_out(CustomerHistory history, JourneyRules rules)
    {
        var journeys = history.Journeys(new JourneyRules(rules.ClickWindow, rules.ViewWindow, restartAfterSale: true, rules.FirstSaleOnly));
        var sharedBySales = history.Sales.GroupBy(row => (row.Customer, row.Sale.At)).Any(group => group.Count() > 1);
        if (!sharedBySales || rules.FirstSaleOnly)
            Assert.Equal(history.Touches.Count, journeys.Sum(journey => journey.Count) + journeys.LeftOutTouches);
    }

    [Property]
    public void Shapley_is_the_value_over_all_coalitions(ConversionPath[] paths)
    {
        var credits = paths.ToJourneys().Attribute(AttributionModel.LinearOverChannels);
        string[] players = [.. credits.ByChannel.Keys];
        var expected = AttributionOracle.Shapley(players, coalition => paths
            .Where(path => path.Channels.Count > 0 && path.Channels.All(coalition.Contains)).Aggregate(Rational.Zero, (sum, path) => sum + path.Amount));
        foreach (var player in players)
            Assert.Equal(expected[player], ToRational(credits.ByChannel[player].ExactAmount));
    }

    [Property]
    public void Markov_chain_is_the_one_solved_on_fractions(ConversionPath[] paths)
    {
        var chain = MarkovChain.Of(paths.ToJourneys());
        var steps = Steps(paths).ToList();
        if (paths.All(path => path.Channels.Count == 0 || path.Conversions + path.Nulls == 0))
        {
            Assert.Null(chain.ConversionProbability);
            return;
        }

        var all = AttributionOracle.ConversionProbability(steps);
        Assert.Equal(all.ToDouble(), chain.ConversionProbability!.Value, 1e-12);
        foreach (var channel in chain.Channels)
        {
            if (all.Numerator.IsZero)
                Assert.Null(chain.RemovalEffectOf(channel));
            else
                Assert.Equal(((Rational)1 - (AttributionOracle.ConversionProbability(steps, channel) / all)).ToDouble(), chain.RemovalEffectOf(channel)!.Value, 1e-12);
        }
    }

    [Property]
    public void Repeats_in_a_row_change_no_removal_effect(ConversionPath[] paths)
    {
        var collapsed = paths.Select(path => new ConversionPath(path.Channels.Where((channel, i) => i == 0 || channel != path.Channels[i - 1]), path.Conversions, path.Amount, path.Nulls));
        Assert.Equal(MarkovChain.Of(paths.ToJourneys()).Credits, MarkovChain.Of(collapsed.ToJourneys()).Credits);
    }

    // Where only the first sale counts and two are first at the same instant, the smaller one is: the oracle does not say which.
    private static IReadOnlyList<CustomerSaleRow> FirstOfEqualSales(CustomerHistory history, JourneyRules rules) =>
        rules.FirstSaleOnly
            ? [.. history.Sales.GroupBy(row => (row.Customer, row.Sale.At)).Select(group => group.OrderBy(row => row.Sale.Amount).First())]
            : history.Sales;

    private static IEnumerable<AttributionOracle.Path> Steps(IEnumerable<ConversionPath> paths) =>
        paths.Select(path => new AttributionOracle.Path(
            [.. path.Channels.Select(channel => new AttributionOracle.Step(channel, TouchKind.Click, default))], path.Conversions, path.Amount, path.Nulls));

    private static (long Sales, Rational Amount) Total(JourneySet journeys) =>
        (journeys.Sum(journey => journey.Conversions), journeys.Aggregate(Rational.Zero, (sum, journey) => sum + journey.Amount));

    private static Rational ToRational(CrmRoi.Metrics.Internal.Rational exact) => new(exact.Numerator, exact.Denominator);

    private static void AssertCredits(Dictionary<string, (Rational Conversions, Rational Amount)> expected, Attribution actual)
    {
        foreach (var (channel, credit) in actual.ByChannel)
            Assert.Equal(expected.GetValueOrDefault(channel, (Rational.Zero, Rational.Zero)), (ToRational(credit.ExactConversions), ToRational(credit.ExactAmount)));
        Assert.Empty(expected.Keys.Except(actual.ByChannel.Keys));
    }

    private static void AssertSameWithoutUnused(Attribution expected, Attribution actual)
    {
        Assert.Equal(Credit.Empty, actual.ByChannel["unused"]);
        Assert.Equal(expected.Unattributed, actual.Unattributed);
        Assert.Equal(expected.ByChannel.ToList(), actual.ByChannel.Where(item => item.Key != "unused").ToList());
    }

    // The weights of another model, as a model that nothing is known of.
    private sealed class ByWeights(AttributionModel model) : AttributionModel(model.Name)
    {
        public override void Weigh(Journey journey, long[] weights) => model.Weigh(journey, weights);
    }
}
