using System.Globalization;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.RealData;

public class MavenTests
{
    internal sealed record Row(string Agent, Deal Deal);

    [Fact]
    public void Total_agrees_with_the_independent_figures()
    {
        var expected = SharedData.Expected("maven");
        var total = Deals().Select(row => row.Deal).Summarize();

        Assert.Equal((long)expected["stage_counts"]!["Won"]!, total.Won);
        Assert.Equal((long)expected["stage_counts"]!["Lost"]!, total.Lost);
        Assert.Equal(expected["win_rate_won_over_won_plus_lost"].Exact(), total.WinRate.Value);
        Assert.Equal(expected["win_rate_won_over_all_opportunities"].Exact(), total.CloseRate.Value);
        Assert.Equal(expected["won_value_total"].Exact(), total.WonAmount);
        Assert.Equal(expected["average_won_deal"].Exact(), total.AverageDealSize.Value);
        AssertCycle(expected["cycle_days_won"]!, total.SalesCycle);
        AssertCycle(expected["cycle_days_lost"]!, total.LostCycle);
        AssertCycle(expected["cycle_days_won_plus_lost"]!, total.SalesCycle + total.LostCycle);

        var velocity = expected["sales_velocity_per_day"]!.AsObject();
        Assert.Equal(velocity.Single(item => item.Key.StartsWith('A')).Value.Exact(), total.DecidedSalesVelocity);
        Assert.Equal(velocity.Single(item => item.Key.StartsWith('B')).Value.Exact(), total.OpenSalesVelocity);
        Assert.Equal(velocity.Single(item => item.Key.StartsWith('C')).Value.Exact(), total.SalesVelocity(1589));
    }

    [Fact]
    public void Every_agent_agrees_with_the_independent_figures()
    {
        var expected = SharedData.Expected("maven")["by_sales_agent"]!.AsObject();
        var byAgent = Deals().SummarizeBy(row => row.Agent, row => row.Deal);

        Assert.Equal(expected.Count, byAgent.Count);
        foreach (var (agent, figures) in expected)
        {
            var summary = byAgent[agent];
            Assert.Equal((long)figures!["opportunities"]!, summary.Created);
            Assert.Equal((long)figures["won"]!, summary.Won);
            Assert.Equal((long)figures["lost"]!, summary.Lost);
            Assert.Equal((long)figures["open"]!, summary.Open);
            Assert.Equal(figures["win_rate"].Exact(), summary.WinRate.Value);
            Assert.Equal(figures["won_value"].Exact(), summary.WonAmount);
            Assert.Equal(figures["average_won_deal"].Exact(), summary.AverageDealSize.Value);
            Assert.Equal(figures["cycle_days_won_mean"].Exact(), summary.SalesCycle.MeanDays);
            Assert.Equal(figures["cycle_days_closed_mean"].Exact(), (summary.SalesCycle + summary.LostCycle).MeanDays);
        }
    }

    [Fact]
    public void Every_month_of_closing_agrees_with_the_independent_figures()
    {
        var expected = SharedData.Expected("maven")["monthly_won"]!.AsObject();
        Deal[] deals = [.. Deals().Select(row => row.Deal)];

        foreach (var (month, figures) in expected)
        {
            var (year, number) = (int.Parse(month[..4], CultureInfo.InvariantCulture), int.Parse(month[5..], CultureInfo.InvariantCulture));
            var summary = deals.ClosedIn(Period.Month(year, number, TimeZoneInfo.Utc)).Summarize();
            Assert.Equal(figures!["revenue"].Exact(), summary.WonAmount);
            Assert.Equal((long)figures["won"]!, summary.Won);
            Assert.Equal((long)figures["lost"]!, summary.Lost);
            Assert.Equal(figures["win_rate"].Exact(), summary.WinRate.Value);
        }
    }

    [Fact]
    public void Growth_from_month_to_month_agrees_with_the_independent_figures()
    {
        Deal[] deals = [.. Deals().Select(row => row.Deal)];
        foreach (var (month, rate) in SharedData.Expected("maven")["monthly_growth_rate_revenue"]!.AsObject())
        {
            var start = Day(month + "-01");
            var growth = RevenueGrowth.Between(
                new Period(start.AddMonths(-1), start), new Period(start, start.AddMonths(1)), TimeZoneInfo.Utc, PartialMonths.Refuse,
                months => deals.ClosedIn(months).Summarize().WonAmount);
            Assert.Equal(rate.Exact(), growth.Rate.Value);
        }
    }

    [Fact]
    public void Revenue_per_agent_agrees_with_the_independent_figures()
    {
        var revenue = Deals().Select(row => row.Deal).Summarize().WonAmount;
        var expected = SharedData.Expected("maven")["revenue_per_agent"]!.AsObject();
        Assert.Equal(expected.Single(item => item.Key.Contains("over 30")).Value.Exact(), new RevenuePerEmployee(revenue, averageHeadcount: 30).Value);
        Assert.Equal(expected.Single(item => item.Key.Contains("over 35")).Value.Exact(), new RevenuePerEmployee(revenue, [40, 30]).Value);
    }

    // A lost or open deal has no value in the file, so its list price stands in for it.
    [Fact]
    public void Close_rate_by_amount_agrees_with_the_rows_added_up()
    {
        var prices = SharedData.Rows("maven/products.csv", ',').ToDictionary(cells => cells[0].Replace(" ", "", StringComparison.Ordinal), cells => decimal.Parse(cells[2], CultureInfo.InvariantCulture));
        var rows = SharedData.Rows("maven/sales_pipeline.csv", ',').Select(cells => (
            Won: cells[4] == "Won",
            Decided: cells[4] is "Won" or "Lost",
            Amount: cells[4] == "Won" ? decimal.Parse(cells[7], CultureInfo.InvariantCulture) : prices[cells[2].Replace(" ", "", StringComparison.Ordinal)])).ToList();
        var summary = rows.Zip(Deals(), (row, deal) => new Deal(deal.Deal.Opened, deal.Deal.Closed, deal.Deal.Outcome, row.Amount)).Summarize();

        var won = rows.Where(row => row.Won).Sum(row => row.Amount);
        Assert.Equal(won / rows.Sum(row => row.Amount), summary.CloseRateByAmount.Value!.Value, 20);
        Assert.Equal(won / rows.Where(row => row.Decided).Sum(row => row.Amount), summary.WinRateByAmount.Value!.Value, 20);
    }

    [Fact]
    public void Revenue_per_employee_of_each_office_before_and_after_agrees_with_the_rows_added_up()
    {
        var office = SharedData.Rows("maven/sales_teams.csv", ',').ToDictionary(cells => cells[0], cells => cells[2]);
        var periods = ComparisonPeriods.AroundGoLive(Day("2017-07-01"), months: 3, TimeZoneInfo.Utc);
        var before = Deals().ClosedIn(periods.Before, row => row.Deal).SummarizeBy(row => office[row.Agent], row => row.Deal);
        var after = Deals().ClosedIn(periods.After, row => row.Deal).SummarizeBy(row => office[row.Agent], row => row.Deal);

        var offices = office.GroupBy(agent => agent.Value, agent => agent.Key).ToList();
        Assert.Equal(3, offices.Count);
        foreach (var agents in offices)
        {
            var heads = agents.Count();
            var (earlier, later) = (Revenue("2017-04", "2017-07") / heads, Revenue("2017-07", "2017-10") / heads);
            var change = Change.WithoutInterval(new RevenuePerEmployee(before[agents.Key].WonAmount, heads), new RevenuePerEmployee(after[agents.Key].WonAmount, heads));
            Assert.Equal(later - earlier, change.Absolute!.Value, 15);
            Assert.Equal((later / earlier) - 1, change.Relative.Value!.Value, 15);

            decimal Revenue(string from, string to) => SharedData.Rows("maven/sales_pipeline.csv", ',')
                .Where(cells => agents.Contains(cells[1]) && cells[4] == "Won" && string.CompareOrdinal(cells[6], from) >= 0 && string.CompareOrdinal(cells[6], to) < 0)
                .Sum(cells => decimal.Parse(cells[7], CultureInfo.InvariantCulture));
        }
    }

    private static void AssertCycle(JsonNode expected, DurationDistribution cycle)
    {
        Assert.Equal((long)expected["n"]!, cycle.Count);
        Assert.Equal(expected["mean"].Exact(), cycle.MeanDays);
        Assert.Equal((double)expected["min"]!, cycle.Minimum!.Value.TotalDays);
        Assert.Equal((double)expected["max"]!, cycle.Maximum!.Value.TotalDays);
        Assert.Equal(1, cycle.Median!.Value.TotalDays / (double)expected["median"]!, cycle.RelativeError);
        Assert.Equal(1, cycle.Quantile(0.9)!.Value.TotalDays / (double)expected["p90_nearest_rank"]!, cycle.RelativeError);
    }

    // Columns: opportunity_id, sales_agent, product, account, deal_stage, engage_date, close_date, close_value.
    internal static IEnumerable<Row> Deals() =>
        SharedData.Rows("maven/sales_pipeline.csv", ',').Select(cells => new Row(cells[1], cells[4] switch
        {
            "Won" => new Deal(Day(cells[5]), Day(cells[6]), Outcome.Won, decimal.Parse(cells[7], CultureInfo.InvariantCulture)),
            "Lost" => new Deal(Day(cells[5]), Day(cells[6]), Outcome.Lost, 0),
            "Engaging" => new Deal(Day(cells[5]), null, Outcome.Open, 0),
            _ => new Deal(Day("2017-12-31"), null, Outcome.Open, 0), // Prospecting: not opened yet, so any day will do.
        }));

    private static DateTimeOffset Day(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeSpan.Zero);
}
