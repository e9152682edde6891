using CrmRoi.Metrics.Impact;

namespace CrmRoi.Metrics.Tests.Vectors;

public class CertaintyVectors
{
    [Fact]
    public void The_paired_months_are_the_paired_t_test()
    {
        var item = VectorFile.Case("certainty", "paired_sleep");
        var (expected, tolerance) = (item["expected"]!, (double)item["tolerance"]!);

        // The same persons twice, as the same calendar months: two months left out between them make a year.
        var effect = new MonthlySeries(Figures("a"), Figures("b"), monthsBetween: 2).PairedMonths();
        var interval = effect.Interval()!.Value;
        Assert.Equal((double)expected["mean"]!, (double)effect.Estimate!.Value, tolerance);
        Assert.Equal((double)expected["lower"]!, interval.Lower, tolerance);
        Assert.Equal((double)expected["upper"]!, interval.Upper, tolerance);
        Assert.Equal((double)expected["p"]!, effect.PValue!.Value, tolerance);

        decimal[] Figures(string side) => [.. item[side]!.AsArray().Select(figure => (decimal)figure!)];
    }

    [Fact]
    public void The_level_of_the_Nile_fell_with_each_of_its_published_errors()
    {
        var item = VectorFile.Case("certainty", "its_nile_1899_level_only");
        var (expected, tolerance, first) = (item["expected"]!, (double)item["tolerance"]!, (int)item["firstAfter"]! - 1);
        decimal[] flow = [.. item["values"]!.AsArray().Select(figure => (decimal)figure!)];
        MonthlySeries series = new(flow[..first], flow[first..]);
        Assert.Equal((double)expected["level"]!, (double)series.Difference!.Value, tolerance);
        Assert.Equal((double)expected["seHc2"]!, series.IndependentMonths().StandardError!.Value, tolerance);
        Assert.Equal((double)expected["seOls"]!, series.IndependentMonths(equalVariances: true).StandardError!.Value, tolerance);
        Assert.Equal((double)expected["seNeweyWestLag4"]!, series.NeweyWest(4, smallSample: false).StandardError!.Value, tolerance);
        Assert.Equal((double)expected["seNeweyWestLag4SmallSample"]!, series.NeweyWest(4).StandardError!.Value, tolerance);
    }

    [Fact]
    public void The_confidence_that_a_gain_exceeds_a_need_is_that_of_a_t()
    {
        var item = VectorFile.Case("certainty", "probability_t");
        var effect = EffectEstimate.Of((decimal)item["gain"]!, (double)item["se"]!, (double)item["df"]!);
        Assert.Equal((double)item["expected"]!, effect.ConfidenceThatExceeds((decimal)item["needed"]!)!.Value, (double)item["tolerance"]!);
    }

    [Fact]
    public void The_value_of_perfect_information_is_that_of_a_normal_gain()
    {
        var item = VectorFile.Case("certainty", "evpi_normal");
        Assert.Equal((double)item["expected"]!, EffectEstimate.Of((decimal)item["mean"]!, (double)item["sd"]!).ValueOfPerfectInformation(0)!.Value, (double)item["tolerance"]!);
    }
}
