using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Impact;

public class CrmImpactTests
{
    private static readonly DateTimeOffset GoLive = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly ComparisonPeriods Periods = ComparisonPeriods.AroundGoLive(GoLive, 6, TimeZoneInfo.Utc);

    // Ten deals a month; before, half of them won at a profit of 400, after, six of them at 500, with a little more in every other month.
    private static readonly Deal[] Deals =
    [
        .. Enumerable.Range(-6, 12).SelectMany(month => Enumerable.Range(0, 10).Select(i =>
        {
            var opened = GoLive.AddMonths(month).AddDays(i);
            var extra = month % 2 == 0 ? 10 : 0;
            return new Deal(opened, opened.AddDays(10), i < (month < 0 ? 5 : 6) ? Outcome.Won : Outcome.Lost, (month < 0 ? 1_000 : 1_100) + extra, 600);
        })),
    ];

    private static readonly SalesBeforeAndAfter Sales = Deals.CompareBeforeAndAfter(Periods, TimeSpan.FromDays(20), Periods.After.End.AddDays(30));

    private static readonly DriverBridge Bridge = DriverBridge.OfGrossProfit(DriverFigures.Of(Sales.Before, 60), DriverFigures.Of(Sales.After, 60));

    private static readonly Change Monthly = Periods.ChangeByMonth(month => Deals.ClosedIn(month).Summarize().GrossProfit);

    private static readonly CashFlows Costs = new(5_000, 1_000, 1_000);

    [Fact]
    public void The_gain_is_that_of_the_bridge_once_and_the_return_follows()
    {
        var impact = new CrmImpact(Sales, Bridge, Costs, 0.1m, Monthly);
        Assert.Equal(Sales.After.GrossProfit - Sales.Before.GrossProfit, impact.Gain);
        Assert.Equal(6_030, impact.Gain);
        Assert.Equal(12_060, impact.Expected.GrossProfitGainPerYear);
        Assert.Equal([-5_000m, 11_060m, 11_060m], impact.Expected.CashFlows.Amounts);
        Assert.Equal(new ReturnOnInvestment(24_120, 7_000), impact.Expected.Investment);
        Assert.Equal(new CashFlows(-5_000, 11_060, 11_060).NetPresentValue(0.1m), impact.Expected.NetPresentValue);
        Assert.Equal(5_000m / 11_060, impact.Expected.Payback);
        Assert.True(impact.Low.NetPresentValue < impact.Expected.NetPresentValue && impact.Expected.NetPresentValue < impact.High.NetPresentValue);
        Assert.Equal((double)Monthly.Interval!.Value.Lower * 6, impact.GainInterval!.Value.Lower, 1e-9);
        Assert.Contains(ImpactCaveat.NoControlGroup, impact.Caveats);
        Assert.Contains(ImpactCaveat.MonthsNotIndependent, impact.Caveats);
        Assert.Contains(ImpactCaveat.UnequalSeason, impact.Caveats);
        Assert.DoesNotContain(ImpactCaveat.GainNotShown, impact.Caveats);
        Assert.DoesNotContain(ImpactCaveat.TooFewDeals, impact.Caveats);
    }

    [Fact]
    public void What_the_control_group_gained_too_does_not_count()
    {
        var control = new DifferenceInDifferences(treatedChange: 1_005, controlChange: 400, 50, 120);
        var impact = new CrmImpact(Sales, Bridge, Costs, 0.1m, Monthly, control);
        Assert.Equal(2_400, impact.WithoutCrm);
        Assert.Equal(3_630, impact.Gain);
        Assert.Equal(control.Interval()!.Value.Upper * 6, impact.GainInterval!.Value.Upper, 1e-9);
        Assert.DoesNotContain(ImpactCaveat.NoControlGroup, impact.Caveats);
        Assert.DoesNotContain(ImpactCaveat.UnequalSeason, impact.Caveats);
    }

    [Fact]
    public void Savings_and_further_evidence_join_and_evidence_is_no_money()
    {
        var savings = new BenefitsLedger([new("licences", 1, BenefitKind.Hard, 100, 1), new("time", 2, BenefitKind.Soft, 4_000, 0.25m)]);
        KpiChange resolved = new("same-day closed", Change.Of(new Proportion(10, 20), new Proportion(12, 20)));
        var impact = new CrmImpact(Sales, Bridge, Costs, 0.1m, savings: savings, evidence: [resolved]);
        Assert.Equal([-5_000m, 11_160m, 12_060m], impact.Expected.CashFlows.Amounts);
        Assert.Equal(resolved, impact.Evidence[^1]);
        Assert.Equal(Sales.WinRate, impact.Evidence[0].Change);
        Assert.Same(impact.Expected, impact.Low);
        Assert.Contains(ImpactCaveat.NoRange, impact.Caveats);
        Assert.Contains(ImpactCaveat.MostlySoftSavings, impact.Caveats);
    }

    [Fact]
    public void Figures_of_another_gross_profit_or_of_unequal_periods_are_refused()
    {
        Assert.Equal("monthlyGrossProfit", Assert.Throws<ArgumentException>(() => new CrmImpact(Sales, Bridge, Costs, 0.1m, Change.WithoutInterval(0, 7))).ParamName);
        Assert.Equal("control", Assert.Throws<ArgumentException>(() => new CrmImpact(Sales, Bridge, Costs, 0.1m, control: new DifferenceInDifferences(7, 1))).ParamName);
        Assert.Equal("control", Assert.Throws<ArgumentException>(() => new CrmImpact(Sales, Bridge, Costs, 0.1m, control: default(DifferenceInDifferences))).ParamName);
        Assert.Equal("costs", Assert.Throws<ArgumentException>(() => new CrmImpact(Sales, Bridge, new CashFlows(5), 0.1m)).ParamName);
        var unequal = new ComparisonPeriods(new(GoLive.AddMonths(-3), GoLive), Periods.After, GoLive, TimeZoneInfo.Utc);
        var sales = Deals.CompareBeforeAndAfter(unequal, TimeSpan.Zero, Periods.After.End);
        Assert.Equal("sales", Assert.Throws<ArgumentException>(() => new CrmImpact(sales, Bridge, Costs, 0.1m)).ParamName);
    }

    [Fact]
    public void Whether_less_is_better_is_said_by_the_figure()
    {
        var shorter = Change.Of(Moments.Of([10, 11, 12, 10]), Moments.Of([5, 6, 5, 4]));
        Assert.True(new KpiChange("cycle", shorter, lowerIsBetter: true).IsBetter);
        Assert.False(new KpiChange("deal size", shorter).IsBetter);
        Assert.Null(new KpiChange("bare", Change.WithoutInterval(1, 2)).IsBetter);
        Assert.Throws<ArgumentException>(() => new KpiChange("", shorter));
    }
}
