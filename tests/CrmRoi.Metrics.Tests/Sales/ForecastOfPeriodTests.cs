using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Sales;

public class ForecastOfPeriodTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    // Of ten past deals two were won on day 10, four on day 40, and four were lost on day 50. A deal open at 20 days is won by day 40 in 4 of 8 cases.
    private static readonly TimeToWinSummary History = TimeToWinSummary.FromTotals([new(10, 2), new(40, 4)], [new(50, 4)], []);

    [Fact]
    public void A_deal_is_forecast_by_its_age()
    {
        Deal[] deals = [new(Now.AddDays(-20), null, Outcome.Open, 1_000), new(Now.AddDays(-45), null, Outcome.Open, 500), new(Now.AddDays(-20), null, Outcome.Open, null)];
        var month = new Period(Now, Now.AddDays(30));
        var forecast = Assert.Single(History.Forecast(deals, Now, [month]));
        Assert.Equal((month, 3, 0, 1m, 500m), (forecast.Period, forecast.Deals, forecast.WithoutForecast, forecast.Wins, forecast.Amount));
    }

    [Fact]
    public void Decided_deals_and_the_past_do_not_count()
    {
        Deal[] deals = [new(Now.AddDays(-20), Now.AddDays(-1), Outcome.Won, 1_000), new(Now.AddDays(1), null, Outcome.Open, 1_000), new(Now.AddDays(-20), Now.AddDays(5), Outcome.Lost, 1_000)];
        var forecasts = History.Forecast(deals, Now, [new(Now.AddDays(-30), Now), new(Now.AddDays(-30), Now.AddDays(30))]);
        Assert.Equal([0m, 0.5m], forecasts.Select(forecast => forecast.Wins));
        Assert.Equal([1, 1], forecasts.Select(forecast => forecast.Deals));
    }

    [Fact]
    public void Where_the_history_ends_the_deal_is_left_out_and_counted()
    {
        var young = TimeToWinSummary.FromTotals([new(10, 2)], [], [new(30, 5)]);
        var forecast = Assert.Single(young.Forecast([new Deal(Now.AddDays(-20), null, Outcome.Open, 1_000)], Now, [new(Now, Now.AddDays(30))]));
        Assert.Equal((0, 1, 0m), (forecast.Deals, forecast.WithoutForecast, forecast.Wins));
    }

    [Fact]
    public void A_win_probability_needs_a_deal_that_was_open_at_the_age()
    {
        Assert.Equal(0.5m, History.WinProbability(20, 40));
        Assert.Equal(0m, History.WinProbability(20, 20));
        Assert.Null(History.WinProbability(50, 60));
        Assert.Throws<ArgumentOutOfRangeException>("day", () => History.WinProbability(20, 19));
        Assert.Throws<ArgumentOutOfRangeException>("age", () => History.WinProbability(-1, 19));
    }

    // 50,000 owed on 365,000 invoiced in a year: 50 days.
    [Fact]
    public void Days_sales_outstanding()
    {
        Assert.Equal(50, DaysSalesOutstanding.Of(50_000, 365_000, 365).Value);
        Assert.False(DaysSalesOutstanding.Of(50_000, 0, 365).IsDefined);
        Assert.Throws<ArgumentOutOfRangeException>("receivables", () => DaysSalesOutstanding.Of(-1, 365_000, 365));
        Assert.Throws<ArgumentOutOfRangeException>("days", () => DaysSalesOutstanding.Of(1, 365_000, 0));
    }

    // 15 won of 100 of any status, 25,000 of 100,000 (community.copper.com, "Opp win rate calculation").
    [Fact]
    public void The_close_rate_by_amount_is_over_all_deals()
    {
        var summary = new Deal[] { new(Now, Now, Outcome.Won, 25_000), new(Now, Now, Outcome.Lost, 30_000), new(Now, null, Outcome.Open, 45_000), new(Now, null, Outcome.Open, null) }.Summarize();
        Assert.Equal("25%", summary.CloseRateByAmount.ToString());
    }
}
