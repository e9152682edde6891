using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Tests.Investment;

public class CashFlowTests
{
    [Theory]
    [InlineData(Crossing.First, "0.6666666666666666666666666667")]
    [InlineData(Crossing.Last, "2.8333333333333333333333333333")]
    public void First_and_last_crossing_are_named(Crossing crossing, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), new CashFlows(-100, 150, -100, 60).Payback(crossing));

    [Fact]
    public void Payback_is_null_where_there_is_no_flow_or_the_money_is_never_back()
    {
        Assert.Null(new CashFlows().Payback());
        Assert.Null(new CashFlows(0, 0).Payback());
        Assert.Null(new CashFlows(-10, 5).Payback());
        Assert.Null(new CashFlows(-10, 15, -20).Payback(Crossing.Last));
        Assert.Equal(0, new CashFlows(10, -5).Payback());
        Assert.Equal(2, new CashFlows(0, -5, 5).Payback());
    }

    [Fact]
    public void Payback_from_deployment_starts_its_clock_later()
    {
        var flows = new CashFlows(-100, 0, 50, 50);
        Assert.Equal(3, flows.Payback());
        Assert.Equal(2, flows.PaybackFromDeployment(1));
        Assert.Equal(0, flows.PaybackFromDeployment(4));
        Assert.Null(new CashFlows(-1).PaybackFromDeployment(0));
    }

    [Fact]
    public void The_calendar_date_counts_and_neither_time_nor_offset()
    {
        var winter = new DatedCashFlow(new DateTimeOffset(2024, 3, 30, 23, 0, 0, TimeSpan.FromHours(1)), -100);
        var summer = new DatedCashFlow(new DateTimeOffset(2025, 3, 30, 1, 0, 0, TimeSpan.FromHours(2)), 110);
        Assert.Equal(0.1, new DatedCashFlows([winter, summer]).InternalRateOfReturn().Rate!.Value, 1e-15);
        Assert.Equal(new DatedCashFlow(new DateTimeOffset(2024, 3, 30, 0, 0, 0, TimeSpan.Zero), -100), winter);
    }

    [Fact]
    public void Bad_input_is_refused_with_argument_rule_and_value()
    {
        Assert.StartsWith("rate must not be -1, but was -1.", Assert.Throws<ArgumentOutOfRangeException>(() => new CashFlows(1).NetPresentValue(-1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("annualRate must be above -1, but was -1.", Assert.Throws<ArgumentOutOfRangeException>(() => new DatedCashFlows([]).NetPresentValue(-1)).Message, StringComparison.Ordinal);
        Assert.Contains("(index 1)", Assert.Throws<ArgumentException>(() => new DatedCashFlows([new DatedCashFlow(DateTimeOffset.UnixEpoch, 1), default])).Message, StringComparison.Ordinal);
        Assert.StartsWith("amounts must be as many as the 1 dates, but was 0.", Assert.Throws<ArgumentException>(() => new DatedCashFlows([DateTimeOffset.UnixEpoch], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CashFlows(1).NetPresentValue(0, (FirstFlow)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CashFlows(1).Payback((Crossing)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReturnOnInvestment(1, 1).AnnualizedReturn(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BreakEven(-1, 1, 1));
    }

    [Fact]
    public void Annualised_return_names_why_there_is_none()
    {
        Assert.Equal(NoRateReason.NoFlow, new ReturnOnInvestment(5, 0).AnnualizedReturn(3).Reason);
        Assert.Equal(NoRateReason.NoRoot, new ReturnOnInvestment(-5, 1).AnnualizedReturn(3).Reason);
        Assert.Equal("-100%", new ReturnOnInvestment(0, 1).AnnualizedReturn(3).ToString());
    }

    [Fact]
    public void Break_even_units_for_a_profit_and_in_money()
    {
        var seats = new BreakEven(50_000, 25, 10);
        Assert.Equal(4000, seats.UnitsForProfit(10_000));
        Assert.Equal(0.6m, seats.ContributionMargin.Value);
        Assert.Equal(100, new BreakEven(1_000, 20, 10).WholeUnits);
        Assert.Equal(2_000, new BreakEven(1_000, 20, 10).Revenue);
        Assert.Null(default(BreakEven).Units);
    }
}
