using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Investment;

[Properties(Arbitrary = [typeof(InvestmentGenerators)])]
public class BusinessCaseTests
{
    private static readonly BusinessCase Crm = new(0.10m,
    [
        CaseLine.Benefit("Deals", [0, 60_000, 80_000, 90_000], 0.20m),
        CaseLine.Benefit("Time", [0, 20_000, 25_000, 25_000], 0.10m),
        CaseLine.Cost("CRM", [50_000, 20_000, 20_000, 20_000], 0.05m),
    ]);

    [Fact]
    public void Risk_takes_off_benefits_and_puts_on_costs_before_discounting()
    {
        Assert.Equal([0, 66_000, 86_500, 94_500], Crm.Benefits.Amounts);
        Assert.Equal([52_500, 21_000, 21_000, 21_000], Crm.Costs.Amounts);
        Assert.Equal([-52_500, 45_000, 65_500, 73_500], Crm.NetCashFlows.Amounts);
    }

    [Fact]
    public void Each_convention_has_its_own_return()
    {
        Assert.Equal(131_500m / 115_500m, Crm.SimpleReturn.Value);
        Assert.Equal(Crm.NetPresentValue / Crm.PresentValueOfCosts, Crm.PresentValueReturn.Value);
        Assert.Equal(184_000m / 3 / 52_500m, Crm.AverageAnnualReturn.Value!.Value, 20);
        Assert.False(new BusinessCase(0.1m, []).SimpleReturn.IsDefined);
        Assert.False(new BusinessCase(0.1m, []).AverageAnnualReturn.IsDefined);
        Assert.Null(new BusinessCase(0.1m, []).NeededGain);
    }

    [Property]
    public void The_table_adds_up_to_the_case(CashFlows benefit, CashFlows cost, decimal rate)
    {
        if (rate == -1)
            return;

        var made = new BusinessCase(rate, [CaseLine.Benefit("b", benefit.Amounts, 0.25m), CaseLine.Cost("c", cost.Amounts, 0.5m)]);
        var last = made.ByYear.Count == 0 ? default : made.ByYear[^1];
        Assert.Equal(made.NetCashFlows.Total, last.CumulativeNet);
        Assert.Equal((double)made.NetPresentValue, (double)last.CumulativePresentValue, 1e-12 * (1 + made.ByYear.Sum(year => Math.Abs((double)year.PresentValue))));
        Assert.All(made.ByYear, year => Assert.Equal(made.NetCashFlows.Amounts[year.Year], year.Net));
    }

    [Property]
    public void The_needed_gain_brings_the_present_value_to_zero(CashFlows benefit, CashFlows cost, decimal rate)
    {
        if (rate <= -0.5m)
            return;

        var made = new BusinessCase(rate, [CaseLine.Benefit("b", benefit.Amounts), CaseLine.Cost("c", cost.Amounts)]);
        if (made.NeededGain is not { } needed)
            return;

        var level = made.With(CaseLine.Benefit("needed", [0, .. Enumerable.Repeat(needed.AnnualAmount, made.Years)]));
        Assert.Equal(0, (double)level.NetPresentValue, 1e-12 * (1 + (double)Math.Abs(made.PresentValueOfBenefits) + (double)Math.Abs(made.PresentValueOfCosts)));
    }

    [Fact]
    public void The_needed_gain_is_told_in_terms_of_each_driver()
    {
        var needed = new NeededGain(30_000);
        Assert.Equal(15, needed.Deals(2_000));
        Assert.Equal(0.03m, needed.WinRatePoints(500, 2_000));
        Assert.Equal(1_000, needed.Hours(60, 0.5m));
        Assert.Throws<ArgumentOutOfRangeException>(() => needed.Hours(60, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => needed.Deals(0));
    }

    [Fact]
    public void A_tornado_ranks_every_input_and_leaves_the_case_alone()
    {
        var bars = Crm.Sensitivity(0.10m);
        Assert.Equal(["Deals", "CRM", "Time", BusinessCaseExtensions.DiscountRate], bars.Select(bar => bar.Input));
        Assert.Equal(bars.OrderByDescending(bar => bar.Swing), bars);
        Assert.All(bars, bar => Assert.Equal(bar.Input is "Deals" or "Time", bar.AtHighInput > bar.AtLowInput));

        // The present value is linear in a line: ±10 % of it swing the result by 20 % of its present value.
        Assert.Equal(0.2m * Crm.PresentValueOfCosts, bars[1].Swing!.Value, 15);
        Assert.All(Crm.Sensitivity(0.10m, made => made.NetCashFlows.Payback()), bar => Assert.NotNull(bar.Swing));
        Assert.Throws<ArgumentOutOfRangeException>(() => Crm.Sensitivity(1));
    }

    [Fact]
    public void A_change_makes_a_new_case()
    {
        var dearer = Crm.With(CaseLine.Cost("CRM", [90_000]));
        Assert.Equal(["Deals", "Time", "CRM"], dearer.Lines.Select(line => line.Name));
        Assert.Equal([90_000], dearer.Costs.Amounts);
        Assert.Equal([50_000, 20_000, 20_000, 20_000], Crm.Lines[2].Estimate.Amounts);
        Assert.Equal(Crm, dearer.With(Crm.Lines[2]));
        Assert.Equal(2, Crm.Without("CRM").Lines.Count);
        Assert.Equal(Crm.NetCashFlows.Total, Crm.AtDiscountRate(0).NetPresentValue);
        Assert.Equal(0.8m * Crm.PresentValueOfBenefits, Crm.Scaled(0.8m, 1).PresentValueOfBenefits, 15);
    }

    [Fact]
    public void Scenarios_are_in_order_or_refused()
    {
        var range = new Scenarios(Crm.Scaled(0.7m, 1.1m), Crm, Crm.Scaled(1.2m, 1));
        Assert.True(range.Pessimistic.NetPresentValue < range.Expected.NetPresentValue && range.Expected.NetPresentValue < range.Optimistic.NetPresentValue);
        Assert.Throws<ArgumentException>(() => new Scenarios(range.Optimistic, Crm, range.Optimistic));
        Assert.Throws<ArgumentException>(() => new Scenarios(range.Pessimistic, Crm, range.Pessimistic));
    }

    [Fact]
    public void A_projection_multiplies_uplifts_and_refuses_a_rate_past_one()
    {
        var baseline = new Baseline(1_000, 0.05m, 4_000, 0.4m, recurringRevenue: 500_000, retentionRate: 0.8m, workingHours: 10_000, loadedHourlyCost: 50);
        var claims = new Projection(baseline, conversionUplift: 3, revenueUplift: 0.29m, productivityUplift: 0.34m, retentionUplift: 0.05m, realizedShare: 0.5m);
        Assert.Equal(0.20m, claims.ConversionRate); // "+300 %" is four times.
        Assert.Equal(80_000 * ((4 * 1.29m) - 1), claims.SalesGain);
        Assert.Equal(500_000 * 0.4m * 0.04m, claims.RetentionGain);
        Assert.Equal(10_000 * (1 - (1 / 1.34m)) * 25, claims.ProductivityGain, 15);
        Assert.Equal(["Sales", "Retention", "Productivity"], claims.ToBenefits([0, 0.5m, 1], 0.2m).Select(line => line.Name));
        Assert.Empty(new Projection(baseline).ToBenefits([1], 0));
        Assert.Contains("must not push the rate of 0.8 past 1", Assert.Throws<ArgumentOutOfRangeException>(() => new Projection(baseline, retentionUplift: 0.26m)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Projection(baseline, conversionUplift: 20));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Projection(baseline, productivityUplift: -1));
    }

    [Fact]
    public void A_plan_is_compared_for_the_years_that_have_passed()
    {
        var years = PlanYear.Compare(Crm.NetCashFlows, new CashFlows(-60_000, 50_000));
        Assert.Equal([-7_500, 5_000], years.Select(year => year.Difference));
        Assert.Equal([-7_500, -2_500], years.Select(year => year.CumulativeDifference));
        Assert.Equal(50m / 45m, years[1].Attainment.Value);
    }

    [Fact]
    public void Savings_follow_from_figures_before_and_after()
    {
        var savings = new CostSavings(new WorkFigures(400, 1_000, 50_000, 300, 5), new WorkFigures(540, 1_000, 54_000, 400, 5));
        Assert.Equal(0.35m, savings.ProductivityChange.Value);
        Assert.Equal(350, savings.HoursSaved);
        Assert.Equal(13_500, savings.UnitCostSaving);
        Assert.Equal(8_750, savings.ValueOfHoursSaved(50, 0.5m));
        Assert.Equal(0.4m, savings.After.SellingTimeShare.Value);
        Assert.Equal(108, savings.After.OutputPerPerson.Value);
        Assert.Null(new CostSavings(default, savings.After).HoursSaved);
        Assert.False(new CostSavings(default, savings.After).ProductivityChange.IsDefined);
        Assert.Equal(800, (savings.Before + savings.Before).Units);
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorkFigures(1, 1, sellingHours: 2));
    }

    [Fact]
    public void Bad_lines_and_costs_are_refused()
    {
        Assert.Contains("must have different names", Assert.Throws<ArgumentException>(() => new BusinessCase(0, [CaseLine.Cost("a", []), CaseLine.Benefit("a", [])])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => CaseLine.Benefit("a", [], 1.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => CaseLine.Cost("a", [], -0.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => OwnershipCost.Licenses(1, 0, 1, 1));
        Assert.Equal("months must end by month 1200, but was 2.", OwnershipCost.Check(OwnershipCostKind.Other, 1_200, 2, 1).Error);
        Assert.Contains("(index 0)", Assert.Throws<ArgumentException>(() => new OwnershipCost[1].Summarize()).Message, StringComparison.Ordinal);
    }
}
