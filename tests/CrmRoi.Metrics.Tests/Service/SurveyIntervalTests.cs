using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Service;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace CrmRoi.Metrics.Tests.Service;

public class SurveyIntervalTests
{
    [Theory]
    [InlineData(0.95, 4, 6)]
    [InlineData(0.9, 2, 5, 7, 3, 4, 4)]
    [InlineData(0.99, 1, 2, 3, 4, 5, 6, 7, 4, 4, 3, 5, 4)]
    public void The_interval_of_the_mean_is_that_of_Students_t(double confidence, params int[] scores)
    {
        var values = scores.Select(score => (double)score).ToArray();
        var reach = StudentT.InvCDF(0, 1, values.Length - 1, (1 + confidence) / 2) * values.StandardDeviation() / Math.Sqrt(values.Length);
        var interval = scores.Select(score => new SurveyAnswer(RatingScale.OneToSeven, score)).Summarize().MeanInterval(confidence)!.Value;
        Assert.Equal(Math.Max(1, values.Mean() - reach), interval.Lower, 1e-9);
        Assert.Equal(Math.Min(7, values.Mean() + reach), interval.Upper, 1e-9);
    }

    [Fact]
    public void Scores_that_all_agree_give_no_interval_as_other_figures_do()
    {
        var alike = Enumerable.Repeat(new SurveyAnswer(RatingScale.OneToSeven, 7), 12).Summarize();
        Assert.Equal(0, alike.Scores.StandardError);
        Assert.Null(alike.MeanInterval());
        Assert.Null(SurveySummary.Empty.MeanInterval());
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => alike.MeanInterval(1));

        // Every other interval of a mean keeps to the same rule.
        var same = alike.Scores;
        decimal[] fives = [5, 5, 5, 5, 5], sevens = [7, 7, 7, 7, 7];
        Assert.Null(same.Interval());
        Assert.Null(new MeanComparison(Moments.Of(fives), same).Interval());
        Assert.Null(Change.Of(Moments.Of(fives), same).Interval);
        Assert.Null(DifferenceInDifferences.FromChanges(same, Moments.Of(fives)).Interval());
        Assert.Null(DifferenceInDifferences.FromDifferentUnits(same, same, Moments.Of(fives), same).Interval());
        Assert.Null(RatioByUnit.Of("rep", fives.Select(five => new Ratio(five, 10))).Interval());
        Assert.Null(new ParallelTrendCheck(sevens, fives).GrowthIfIndependent.Interval());
        Assert.Null(new MonthlySeries(fives, sevens).IndependentMonths().Interval());
    }

    // Worked out apart from the library with the normal quantile 1.959963984540054.
    [Theory]
    [InlineData(50, 30, 20, 14.051130178761609, 44.20129700570441)]
    [InlineData(8, 0, 0, 38.538258819852516, 100)]
    public void The_interval_of_a_net_promoter_score_is_that_of_the_formula(int promoters, int passives, int detractors, double lower, double upper)
    {
        var interval = new NetPromoterScore(promoters, passives, detractors).Interval()!.Value;
        Assert.Equal(lower, interval.Lower, 1e-9);
        Assert.Equal(upper, interval.Upper, 1e-9);
    }
}
