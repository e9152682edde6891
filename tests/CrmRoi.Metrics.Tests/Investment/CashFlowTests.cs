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
        Assert.Throws<ArgumentOutOfRangeException>("deployment", () => flows.PaybackFromDeployment(-0.1m));
    }

    [Fact]
    public void A_present_value_is_found_however_long_the_time()
    {
        Assert.Equal(0, CashFlows.PresentValue(457.26m, 0.1m, int.MaxValue));
        Assert.Equal(0, CashFlows.PresentValue(-decimal.MaxValue, 0.000_001m, int.MaxValue));
        Assert.Equal(457.26m, CashFlows.PresentValue(457.26m, 0, int.MaxValue));
        Assert.Equal(457.25999999999999990180416276m, CashFlows.PresentValue(457.26m, 1e-28m, int.MaxValue));
        Assert.Equal(0, CashFlows.PresentValue(0, -0.5m, int.MaxValue));
        Assert.Throws<OverflowException>(() => CashFlows.PresentValue(-457.26m, -0.1m, int.MaxValue));
        Assert.Throws<OverflowException>(() => CashFlows.PresentValue(1e-28m, -0.9999m, int.MaxValue));
        Assert.Equal(1e-28m, CashFlows.PresentValue(decimal.MaxValue, 9, 57)); // 7.9e-29, rounded.
        Assert.Equal(0, CashFlows.PresentValue(decimal.MaxValue, 9, 58));
        Assert.Equal(1e28m, CashFlows.PresentValue(1, -0.999m, 9) * 10);
        Assert.Equal(100, CashFlows.PresentValue(161.051m, 0.1m, 5));
        Assert.Equal(0, CashFlows.PresentValue(decimal.MaxValue, decimal.MaxValue, 2));
    }

    [Fact]
    public void Rates_are_above_minus_one_everywhere()
    {
        foreach (var rate in new[] { -1, -1.0000000000000000000000000001m, -2, decimal.MinValue })
        {
            Assert.Throws<ArgumentOutOfRangeException>("rate", () => new CashFlows(1).NetPresentValue(rate));
            Assert.Throws<ArgumentOutOfRangeException>("rate", () => new CashFlows(1).DiscountedPayback(rate));
            Assert.Throws<ArgumentOutOfRangeException>("rate", () => CashFlows.PresentValue(1, rate, 1));
            Assert.Throws<ArgumentOutOfRangeException>("financeRate", () => new CashFlows(1).ModifiedInternalRateOfReturn(rate, 0));
            Assert.Throws<ArgumentOutOfRangeException>("reinvestmentRate", () => new CashFlows(1).ModifiedInternalRateOfReturn(0, rate));
            Assert.Throws<ArgumentOutOfRangeException>("annualRate", () => new DatedCashFlows().NetPresentValue(rate));
            Assert.Throws<ArgumentOutOfRangeException>("annualRate", () => new DatedCashFlows().DiscountedPayback(rate));
            Assert.Throws<ArgumentOutOfRangeException>("discountRate", () => new BusinessCase(rate, []));
            Assert.Throws<ArgumentOutOfRangeException>("discountRate", () => new BusinessCase(0, []).AtDiscountRate(rate));
        }
    }

    [Fact]
    public void A_modified_rate_takes_money_in_and_money_out()
    {
        Assert.Equal(NoRateReason.NoFlow, new CashFlows(0, 0).ModifiedInternalRateOfReturn(0, 0).Reason);
        Assert.Equal(NoRateReason.NoSignChange, new CashFlows(0, 5).ModifiedInternalRateOfReturn(0, 0).Reason);
        Assert.Equal(NoRateReason.NoSignChange, new CashFlows(-5, -1).ModifiedInternalRateOfReturn(0, 0).Reason);
        Assert.Equal(0.1, new CashFlows(-10, 11).ModifiedInternalRateOfReturn(0, 0).Rate!.Value, 1e-15);
    }

    [Fact]
    public void Modified_rates_of_long_and_extreme_flows_are_numbers()
    {
        decimal[] lossOfManyYears = [.. Enumerable.Repeat(-1m, 400), 1];
        Assert.Equal(Math.Pow(1 / 11.0, 1 / 400.0) - 1, new CashFlows(lossOfManyYears).ModifiedInternalRateOfReturn(0.1m, 10).Rate!.Value, 1e-15);

        // 200 gains that grow to 11^400, beyond the range of double.
        decimal[] gains = [-1, .. Enumerable.Repeat(1m, 400)];
        Assert.Equal((11 * Math.Pow(10, -1 / 400.0)) - 1, new CashFlows(gains).ModifiedInternalRateOfReturn(0.1m, 10).Rate!.Value, 1e-13);

        decimal[] alternating = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? -1m : 1)];
        var extreme = new CashFlows(alternating).ModifiedInternalRateOfReturn(-0.9999999999999999999999999999m, 1e28m);
        Assert.True(extreme.Rate is > -1 and < double.PositiveInfinity);
        Assert.Equal(0, new CashFlows(-1, 1).ModifiedInternalRateOfReturn(decimal.MaxValue, decimal.MaxValue).Rate);
    }

    [Fact]
    public void Dated_flows_are_given_one_by_one_or_as_a_list()
    {
        DatedCashFlow first = new(DateTimeOffset.UnixEpoch, -100), second = new(DateTimeOffset.UnixEpoch.AddDays(365), 110);
        Assert.Equal(new DatedCashFlows(new List<DatedCashFlow> { first, second }), new DatedCashFlows(first, second));
        Assert.Equal((DateTimeOffset.UnixEpoch, DateTimeOffset.MinValue), (first.Date, default(DatedCashFlow).Date));
        Assert.Throws<ArgumentNullException>("flows", () => new DatedCashFlows((DatedCashFlow[])null!));
        Assert.Contains("(index 0)", Assert.Throws<ArgumentException>(() => new DatedCashFlows(default(DatedCashFlow))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_return_of_one_year_is_the_net_return_to_the_last_digit()
    {
        foreach (var (gain, cost) in new[] { (75_000m, 12_000m), (11_000, 1_000), (1, 3), (2, 3), (0, 7), (0.0000000000000000000000000001m, 3), (decimal.MaxValue, 1), (decimal.MaxValue, 7) })
        {
            var roi = new ReturnOnInvestment(gain, cost);
            Assert.Equal(roi.NetReturn.Value, roi.AnnualizedReturn(1).Value);
            Assert.Equal((double)roi.NetReturn.Value!.Value, roi.AnnualizedReturn(1).Rate);
            Assert.Equal([roi.AnnualizedReturn(1).Rate!.Value], roi.AnnualizedReturn(1).Roots);
        }
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
        Assert.StartsWith("rate must be above -1, but was -1.", Assert.Throws<ArgumentOutOfRangeException>(() => new CashFlows(1).NetPresentValue(-1)).Message, StringComparison.Ordinal);
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
