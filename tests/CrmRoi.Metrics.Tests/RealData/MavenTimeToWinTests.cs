using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.RealData;

public class MavenTimeToWinTests
{
    private static readonly DateTimeOffset AsOf = new(2017, 12, 31, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Counts_and_bounds_agree_with_the_independent_figures()
    {
        var expected = SharedData.Expected("maven");
        var summary = MavenTests.Deals().Select(row => row.Deal).SummarizeTimeToWin(AsOf);

        Assert.Equal((long)expected["stage_counts"]!["Won"]!, summary.Won);
        Assert.Equal((long)expected["stage_counts"]!["Lost"]!, summary.Lost);
        Assert.Equal(2_089, summary.Open);

        // Decided deals are won on day 1 to 138; at the end the share won lies between won / all and (won + open) / all.
        Assert.Equal(0, summary.WonBy(0));
        Assert.Equal(138, summary.Curve.Last(day => day.Won > 0).Day);
        var wonAtLast = summary.WonBy(138)!.Value;
        Assert.InRange(wonAtLast, expected["win_rate_won_over_all_opportunities"].Exact(), 1m);
        Assert.True(summary.KaplanMeierWonBy(138) > wonAtLast);
    }

    [Fact]
    public void Decided_deals_alone_give_the_win_rate_and_the_median()
    {
        var expected = SharedData.Expected("maven");
        var summary = MavenTests.Deals().Select(row => row.Deal).Where(deal => deal.Outcome != Outcome.Open).SummarizeTimeToWin(AsOf);

        Assert.Equal(expected["win_rate_won_over_won_plus_lost"].Exact(), summary.WonBy(138));
        Assert.Equal((int)expected["cycle_days_won"]!["median"]!, summary.MedianAmongWinners);
        Assert.Equal((int)expected["cycle_days_won"]!["p90_nearest_rank"]!, summary.QuantileAmongWinners(0.9));
    }
}
