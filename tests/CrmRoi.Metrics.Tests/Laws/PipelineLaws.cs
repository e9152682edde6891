using System.Numerics;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(PipelineGenerators)])]
public class PipelineLaws
{
    private static readonly Period Quarter = PipelineGenerators.Quarter;

    private static readonly BigInteger One = BigInteger.Pow(10, 28);

    [Property]
    public void The_weighted_forecast_is_the_exact_sum_of_products(OpenDeal[] deals)
    {
        var exact = deals.Aggregate(BigInteger.Zero, (sum, deal) => sum + (Wide(deal.Amount.GetValueOrDefault()) * Wide(deal.Probability)));
        Assert.Equal(Fraction.ToDecimal(exact, One * One), deals.Summarize().WeightedForecast);
        Assert.Equal(deals.Length, deals.Summarize().Count);
        Assert.Equal(deals.Count(deal => deal.Amount is not null), deals.Summarize().WithKnownAmount);
        Assert.Equal(deals.Where(deal => deal.Amount is not null).Summarize().Amount, deals.Summarize().Amount);
    }

    [Property]
    public void At_probability_one_the_weighted_forecast_is_the_full_amount(OpenDeal[] deals)
    {
        var certain = deals.Select(deal => new OpenDeal(deal.Amount, deal.ExpectedClose, 1)).Summarize();
        Assert.Equal(certain.Amount, certain.WeightedForecast);
        Assert.Equal(deals.Summarize().Amount, certain.Amount);
    }

    [Property]
    public void Error_and_bias_equal_the_exact_sums(Forecast[] forecasts)
    {
        BigInteger error = 0, actual = 0, absolute = 0, difference = 0;
        foreach (var item in forecasts)
        {
            error += BigInteger.Abs(Wide(item.Actual) - Wide(item.Amount));
            absolute += BigInteger.Abs(Wide(item.Actual));
            actual += Wide(item.Actual);
            difference += Wide(item.Amount) - Wide(item.Actual);
        }

        var accuracy = forecasts.Summarize();
        Assert.Equal(new Ratio(Fraction.ToDecimal(error, One), Fraction.ToDecimal(absolute, One)), accuracy.WeightedAbsolutePercentageError);
        Assert.Equal(new Ratio(Fraction.ToDecimal(absolute - error, One), Fraction.ToDecimal(absolute, One)), accuracy.Accuracy);
        Assert.Equal(Fraction.ToDecimal(difference, One), accuracy.Bias.Numerator);
        Assert.Equal(actual.Sign > 0, accuracy.Bias.IsDefined);

        var total = accuracy.AtTotalLevel();
        Assert.Equal(
            new Ratio(Fraction.ToDecimal(BigInteger.Abs(difference), One), Fraction.ToDecimal(BigInteger.Abs(actual), One)), total.WeightedAbsolutePercentageError);
        Assert.Equal(accuracy.Bias, total.Bias);
        Assert.True(total.WeightedAbsolutePercentageError.Numerator <= accuracy.WeightedAbsolutePercentageError.Numerator);
    }

    [Property]
    public void The_steps_lead_from_the_opening_to_the_closing_exactly(PipelineMovement[] movements)
    {
        ref readonly var steps = ref PipelineWaterfall.Kind.TotalsOf(movements.SummarizeWaterfall(Quarter));
        Assert.Equal(
            steps.Closing.FixedPoint,
            steps.Opening.FixedPoint + steps.New.FixedPoint + steps.PulledIn.FixedPoint + steps.Revalued.FixedPoint
                - steps.Won.FixedPoint - steps.Lost.FixedPoint - steps.Slipped.FixedPoint - steps.MovedEarlier.FixedPoint - steps.Removed.FixedPoint);
        Assert.Equal(
            steps.Opening.Count + steps.New.Count + steps.PulledIn.Count,
            steps.Won.Count + steps.Lost.Count + steps.Slipped.Count + steps.MovedEarlier.Count + steps.Removed.Count + steps.Closing.Count);
    }

    [Property]
    public void Opening_and_closing_are_the_two_pipelines_of_the_period(PipelineMovement[] movements)
    {
        var waterfall = movements.SummarizeWaterfall(Quarter);
        var opening = movements.Where(item => item.Before.HasValue).Select(item => item.Before!.Value).ExpectedIn(Quarter).Summarize();
        var closing = movements.Where(item => item.After.HasValue).Select(item => item.After!.Value).ExpectedIn(Quarter).Summarize();
        Assert.Equal((opening.Count, opening.Amount), (waterfall.Opening.Count, waterfall.Opening.Amount));
        Assert.Equal((closing.Count, closing.Amount), (waterfall.Closing.Count, waterfall.Closing.Amount));

        var won = movements.Where(item => item.Decided is { Outcome: Outcome.Won }).Select(item => item.Decided!.Value).ClosedIn(Quarter).Summarize();
        Assert.Equal((won.Won, won.WonAmount), (waterfall.Won.Count, waterfall.Won.Amount));
        Assert.True(waterfall.SlipRate.Successes <= waterfall.SlipRate.Trials);
    }

    private static BigInteger Wide(decimal value) => ((Rational)value * Rational.PowerOfTen(28)).Numerator;
}
