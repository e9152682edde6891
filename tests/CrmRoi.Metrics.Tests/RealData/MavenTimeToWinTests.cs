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

    // Where every deal of the history is decided, the chance of an open deal is a count: won later and by then / still undecided at its age.
    [Fact]
    public void Forecast_by_month_agrees_with_the_past_deals_counted_one_by_one()
    {
        var now = new DateTimeOffset(2017, 9, 1, 0, 0, 0, TimeSpan.Zero);
        Deal[] deals = [.. MavenTests.Deals().Select(row => row.Deal)];
        Deal[] past = [.. deals.Where(deal => deal.Closed < now)];
        int[] open = [.. deals.Where(deal => deal.Opened <= now && !(deal.Closed <= now)).Select(deal => (now - deal.Opened).Days)];
        Period[] months = [.. Enumerable.Range(9, 3).Select(month => Period.Month(2017, month, TimeZoneInfo.Utc))];
        var history = past.SummarizeTimeToWin(now);

        foreach (var forecast in history.Forecast(deals, now, months))
        {
            var (from, to) = ((forecast.Period.Start - now).Days, (forecast.Period.End - now).Days);
            int[] known = [.. open.Where(age => past.Any(deal => Days(deal) > age))];
            Assert.Equal(known.Length, forecast.Deals);
            Assert.Equal(open.Length - known.Length, forecast.WithoutForecast);
            Assert.Equal(
                known.Sum(age => (decimal)past.Count(deal => deal.Outcome == Outcome.Won && Days(deal) > age + from && Days(deal) <= age + to) / past.Count(deal => Days(deal) > age)),
                forecast.Wins, 15);
            Assert.True(forecast.Wins > 0);
        }

        static int Days(Deal deal) => (deal.Closed!.Value - deal.Opened).Days;
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
