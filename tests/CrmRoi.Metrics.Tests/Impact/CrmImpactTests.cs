using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Impact;

public class CrmImpactTests
{
    private static readonly DateTimeOffset GoLive = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly decimal[] Earlier = [9_300, 8_900, 10_100, 9_800, 9_600, 10_000, 8_500, 8_200, 9_400, 10_100, 10_700, 11_800];

    private static readonly decimal[] Before = [9_800, 9_200, 10_500, 10_100, 9_900, 10_300, 8_800, 8_400, 9_700, 10_400, 11_000, 12_100];

    private static readonly decimal[] After = [12_500, 11_900, 13_000, 12_400, 12_700, 12_600, 11_500, 11_300, 12_000, 13_300, 13_500, 15_000];

    private static readonly CashFlows Costs = new(9_000, 4_000, 4_000);

    [Fact]
    public void The_gain_is_that_of_the_bridge_once_and_the_return_follows()
    {
        var impact = Of(Before, After);
        Assert.Equal(ImpactDesign.SameCalendarMonths, impact.Design);
        Assert.Equal(After.Sum() - Before.Sum(), impact.Gain);
        Assert.Equal(31_500, impact.Gain);
        Assert.Equal(0, impact.WithoutCrm);
        Assert.Equal(1, impact.YearsBetweenMidpoints);
        Assert.Equal(GainProfile.Steady.InYear(1), impact.Profile.InYear(1));
        Assert.Equal([-9_000m, 27_500, 27_500], impact.Expected.CashFlows.Amounts);
        Assert.Equal(new ReturnOnInvestment(63_000, 17_000), impact.Expected.Investment);
        Assert.Equal(new CashFlows(-9_000, 27_500, 27_500).NetPresentValue(0.1m), impact.Expected.NetPresentValue);
        var months = new MonthlySeries(Before, After).StepWithMonthEffects();
        Assert.Equal(12 * months.Interval()!.Value.Lower, impact.GainInterval!.Value.Lower, 1e-6);
        Assert.Equal(12 * months.Interval()!.Value.Upper, impact.GainInterval!.Value.Upper, 1e-6);
        Assert.Equal((decimal)impact.GainInterval.Value.Lower, impact.Low.GrossProfitGainPerYear);
        Assert.Equal(
            [ImpactCaveat.NoControlGroup, ImpactCaveat.MarketGrowthNotSeen, ImpactCaveat.YearBeforeNotSeen, ImpactCaveat.GainAssumedToLast, ImpactCaveat.TooFewDeals], impact.Caveats);
        Assert.Equal([ImpactCheckKind.MonthsBefore, ImpactCheckKind.MonthsAfter, ImpactCheckKind.SerialCorrelation, ImpactCheckKind.ChangeFromLastYear], impact.Checks.Select(check => check.Kind));
        Assert.Equal(2_625, impact.Checks[3].Figure);
    }

    [Fact]
    public void With_two_years_before_the_trend_is_taken_off()
    {
        var impact = Of([.. Earlier, .. Before], After);
        var step = new MonthlySeries([.. Earlier, .. Before], After).InterruptedSeries();
        Assert.Equal(ImpactDesign.InterruptedSeries, impact.Design);
        Assert.Equal((double)step.Estimate!.Value * 12, (double)impact.Gain, 1e-6);
        Assert.Equal(impact.GrossProfit.Change - impact.Gain, impact.WithoutCrm);
        Assert.Equal(12 * step.Interval()!.Value.Lower, impact.GainInterval!.Value.Lower, 1e-6);
        Assert.Contains(ImpactCaveat.TrendAssumedToGoOn, impact.Caveats);
        Assert.DoesNotContain(ImpactCaveat.MarketGrowthNotSeen, impact.Caveats);
        Assert.DoesNotContain(ImpactCaveat.YearBeforeNotSeen, impact.Caveats);
        var checks = impact.Checks.ToDictionary(check => check.Kind, check => check.Figure);
        Assert.Equal((Before.Sum() - Earlier.Sum()) / Earlier.Sum(), checks[ImpactCheckKind.LastYearAgainstTheOneBefore], 20);
        Assert.Equal((Before.Sum() - Earlier.Sum()) / 12, checks[ImpactCheckKind.PlaceboInTime], 20);
        Assert.Equal(2_625, checks[ImpactCheckKind.ChangeFromLastYear]);
    }

    [Fact]
    public void What_the_control_group_gained_too_does_not_count()
    {
        var group = Units(4, 5);
        var impact = Of(Before, After, control: group);
        Assert.Equal(ImpactDesign.ControlGroup, impact.Design);
        Assert.Equal(group.WithoutCrm, impact.WithoutCrm);
        Assert.Equal(group.Effect.Estimate, impact.Gain);
        Assert.Equal(group.Effect.Interval(), impact.GainInterval);
        Assert.Contains(ImpactCaveat.UnitsNotChosenByChance, impact.Caveats);
        Assert.DoesNotContain(ImpactCaveat.NoControlGroup, impact.Caveats);
        var checks = impact.Checks.ToDictionary(check => check.Kind, check => check.Figure);
        Assert.Equal((4, 5), (checks[ImpactCheckKind.TreatedUnits], checks[ImpactCheckKind.ControlUnits]));
        Assert.Equal(group.Permutation().PValue, (double)checks[ImpactCheckKind.PermutationPValue], 1e-12);
        Assert.Equal(group.PerUnit.Estimate, checks[ImpactCheckKind.EffectPerUnit]);

        var few = Of(Before, After, control: Units(4, 3));
        Assert.Equal(ImpactDesign.FewUnits, few.Design);
        Assert.Equal(Units(4, 3).Effect.Estimate, few.Gain);
        Assert.Null(few.GainInterval);
        Assert.Equal("CannotTell: TooFewUnits", few.GainVerdict.ToString());
        Assert.Null(few.ConfidenceThatReturnExceeds(0));
        Assert.Contains(ImpactCaveat.TooFewUnits, few.Caveats);
        Assert.Same(few.Expected, few.Low);
    }

    [Fact]
    public void Without_months_enough_there_is_a_figure_and_no_verdict()
    {
        var impact = Of(Before[6..], After[..6]);
        Assert.Equal(ImpactDesign.FigureOnly, impact.Design);
        Assert.Equal(After[..6].Sum() - Before[6..].Sum(), impact.Gain);
        Assert.Equal(2 * impact.Gain, impact.Expected.GrossProfitGainPerYear);
        Assert.Equal(new ImpactVerdict(ImpactAnswer.CannotTell, CannotTellReason.TooFewMonths), impact.GainVerdict);
        Assert.Contains(ImpactCaveat.NoRange, impact.Caveats);
        Assert.Contains(ImpactCaveat.TooFewMonths, impact.Caveats);
        Assert.Contains(ImpactCaveat.UnequalSeason, impact.Caveats);
        Assert.Null(impact.MonthsUntilShown());
        Assert.Null(impact.ValueOfPerfectInformation(new("renew", 1)));
        Assert.Null(impact.TurningPointOfGain.ForLow);
        Assert.NotNull(impact.TurningPointOfGain.ForEstimate);
        var flat = Of(Before, [.. Before.Select(amount => amount + 100)]);
        Assert.Equal(new ImpactVerdict(ImpactAnswer.CannotTell, CannotTellReason.NothingVaries), flat.GainVerdict);
    }

    [Fact]
    public void The_confidence_is_from_the_distribution_of_the_range()
    {
        var impact = Of(Before, After);
        var low = impact.Low.Investment.NetReturn.Value!.Value;
        var high = impact.High.Investment.NetReturn.Value!.Value;
        Assert.Equal(0.975, impact.ConfidenceThatReturnExceeds(low)!.Value, 1e-9);
        Assert.Equal(0.025, impact.ConfidenceThatReturnExceeds(high)!.Value, 1e-9);
        Assert.Equal(impact.Effect.ConfidenceThatExceeds(17_000 / 2m)!.Value, impact.ConfidenceThatReturnExceeds(0)!.Value, 1e-12);
        Assert.True(impact.ConfidenceThatReturnExceeds(0) > impact.ConfidenceThatReturnExceeds(1));
        Assert.Null(Of(Before, After, costs: new CashFlows(0, 0)).ConfidenceThatReturnExceeds(0));
        Assert.Equal(CannotTellReason.NoReturn, Of(Before, After, costs: new CashFlows(0, 0)).BreakEvenVerdict.Reason);
        var narrow = Of(Before, After, assumptions: new(confidence: 0.8)).GainInterval!.Value;
        Assert.Equal(0.8, narrow.Confidence);
        Assert.True(narrow.Lower > impact.GainInterval!.Value.Lower && narrow.Upper < impact.GainInterval.Value.Upper);
    }

    [Fact]
    public void A_verdict_without_a_view_of_the_market_withstands_the_growth_that_cannot_be_seen()
    {
        var impact = Of(Before, After);
        Assert.Equal(ImpactAnswer.Shown, impact.GainVerdict.Answer);

        // The low end of the gain, in growth a year: between 5 % and it the answer is "cannot tell", beyond it too.
        var turn = impact.TurningPointOfGain.ForLow!.Value;
        Assert.True(turn > 0.05m);
        Assert.Equal(ImpactAnswer.Shown, Of(Before, After, assumptions: new(unseenGrowth: turn - 0.001m)).GainVerdict.Answer);
        Assert.Equal("CannotTell: MarketGrowth", Of(Before, After, assumptions: new(unseenGrowth: turn + 0.001m)).GainVerdict.ToString());
        Assert.Equal(ImpactAnswer.NotShown, Of(Before, After, assumptions: new(marketGrowthFrom: 0, marketGrowthTo: turn + 0.001m)).GainVerdict.Answer);
        Assert.Equal(ImpactAnswer.Shown, Of(Before, After, assumptions: new(marketGrowthFrom: 0, marketGrowthTo: turn - 0.001m)).GainVerdict.Answer);
        Assert.Equal(ImpactAnswer.Excluded, impact.VerdictThatReturnExceeds(100).Answer);
    }

    [Fact]
    public void Turning_points_are_the_growth_that_would_explain_it()
    {
        var impact = Of(Before, After);
        Assert.Equal(31_500 / Before.Sum(), impact.TurningPointOfGain.ForEstimate);
        Assert.Equal((31_500 - 8_500) / Before.Sum(), impact.TurningPointOfReturn(0).ForEstimate);
        Assert.Equal(impact.GainInterval!.Value.Lower / (double)Before.Sum(), (double)impact.TurningPointOfGain.ForLow!.Value, 1e-9);

        // Assumed to be so great, it leaves nothing.
        var growth = impact.TurningPointOfGain.ForEstimate!.Value;
        Assert.Equal(0, Of(Before, After, assumptions: new(marketGrowthFrom: growth, marketGrowthTo: growth)).Gain, 20);
        Assert.Equal(impact.TurningPointOfGain, Of(Before, After, assumptions: new(marketGrowthFrom: growth, marketGrowthTo: growth)).TurningPointOfGain);

        // A year and a half lies between the middles of a ramp-up of half a year.
        var late = Of([.. Earlier, .. Before], After, rampUp: 6);
        Assert.Equal(1.5m, late.YearsBetweenMidpoints);
        Assert.Equal(default, Of([.. Before.Select(amount => amount - 20_000)], After).TurningPointOfGain);
    }

    [Fact]
    public void A_growth_that_is_assumed_moves_and_widens_the_range()
    {
        var (plain, assumed) = (Of(Before, After), Of(Before, After, assumptions: new(marketGrowthFrom: -0.01m, marketGrowthTo: 0.03m)));
        Assert.Equal(0.01m * Before.Sum(), assumed.WithoutCrm);
        Assert.Equal(plain.GainInterval!.Value.Lower - (0.03 * (double)Before.Sum()), assumed.GainInterval!.Value.Lower, 1e-6);
        Assert.Equal(plain.GainInterval.Value.Upper + (0.01 * (double)Before.Sum()), assumed.GainInterval.Value.Upper, 1e-6);
        Assert.Equal(0.975, assumed.ConfidenceThatReturnExceeds(assumed.Low.Investment.NetReturn.Value!.Value)!.Value, 1e-9);
        Assert.Throws<ArgumentException>(() => new ImpactAssumptions(marketGrowthFrom: 0.1m));
        Assert.Throws<ArgumentException>(() => new ImpactAssumptions(marketGrowthFrom: 0.1m, marketGrowthTo: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImpactAssumptions(confidence: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImpactAssumptions(unseenGrowth: -1));
    }

    [Fact]
    public void A_ramp_up_brings_no_gain_in_year_1_unless_a_profile_says_so()
    {
        var impact = Of([.. Earlier, .. Before], After, rampUp: 3);
        Assert.Equal((0.75m, 1m), (impact.Profile.InYear(1), impact.Profile.InYear(2)));
        Assert.Equal(impact.Expected.GrossProfitGainPerYear * 0.75m, impact.Expected.CashFlows.Amounts[1] + 4_000);
        Assert.Contains(ImpactCaveat.RampUpWithoutGain, impact.Caveats);
        var stated = Of([.. Earlier, .. Before], After, rampUp: 3, assumptions: new(profile: new GainProfile(0.5m, 1, 0.9m)));
        Assert.Equal(stated.Expected.GrossProfitGainPerYear * 0.5m, stated.Expected.CashFlows.Amounts[1] + 4_000);
        Assert.DoesNotContain(ImpactCaveat.RampUpWithoutGain, stated.Caveats);
        var nothing = Of(Before, After, assumptions: new(profile: new GainProfile(0m)));
        Assert.Null(nothing.ConfidenceThatReturnExceeds(0));
        Assert.Equal(-1, nothing.Expected.Investment.NetReturn.Value);
    }

    [Fact]
    public void What_perfect_information_is_worth_depends_on_the_costs_that_can_be_avoided()
    {
        var impact = Of(Before, After);
        decimal Worth(decimal costs, decimal times = 1, decimal other = 0) => impact.ValueOfPerfectInformation(new("renew", costs, times, other))!.Value;
        Assert.Equal((decimal)impact.Effect.ValueOfPerfectInformation(30_000)!.Value, Worth(30_000));
        Assert.Equal(Worth(30_000), Worth(31_000, other: 1_000));
        Assert.Equal(3 * Worth(30_000), Worth(90_000, times: 3), 10);
        Assert.True(Worth(31_500) > Worth(25_000) && Worth(25_000) > Worth(5_000));
        Assert.Throws<ArgumentException>(() => impact.ValueOfPerfectInformation(default));
        Assert.Throws<ArgumentException>(() => new ImpactDecision("", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImpactDecision("x", -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImpactDecision("x", 1, 0));
    }

    [Fact]
    public void Growth_that_is_assumed_raises_the_gain_that_a_decision_needs_and_grows_with_the_months()
    {
        // The middle is 1 % of the year before; half of six more months is a quarter of a year.
        var (plain, assumed) = (Of(Before, After), Of(Before, After, assumptions: new(marketGrowthFrom: -0.01m, marketGrowthTo: 0.03m)));
        Assert.Equal(plain.ValueOfPerfectInformation(new("renew", 25_000 + (0.01m * Before.Sum()))), assumed.ValueOfPerfectInformation(new("renew", 25_000)));
        var (months, grown) = (plain.WithMoreMonths(6).GainInterval!.Value, assumed.WithMoreMonths(6).GainInterval!.Value);
        Assert.Equal(months.Lower - (1.25 * 0.03 * (double)Before.Sum()), grown.Lower, 1e-6);
        Assert.Equal(months.Upper + (1.25 * 0.01 * (double)Before.Sum()), grown.Upper, 1e-6);
    }

    [Fact]
    public void The_unit_of_money_changes_no_verdict()
    {
        // The same company in units of ten million: all of its gain is less than 1.
        static decimal[] InLargeUnits(decimal[] amounts) => Array.ConvertAll(amounts, amount => amount / 10_000_000);
        var (large, small) = (Of(Before, After), Of(InLargeUnits(Before), InLargeUnits(After), costs: new(9_000 / 10_000_000m, 4_000 / 10_000_000m, 4_000 / 10_000_000m)));
        Assert.InRange(small.Gain, 0, 1);
        Assert.Equal(ImpactAnswer.Shown, large.GainVerdict.Answer);
        Assert.Equal(large.GainVerdict, small.GainVerdict);
    }

    [Fact]
    public void More_months_show_a_gain_sooner_or_later_or_never()
    {
        var shown = Of(Before, After);
        Assert.Equal(0, shown.MonthsUntilShown());
        Assert.Equal(shown.GainInterval, shown.WithMoreMonths(0).GainInterval);

        // A return that lies just below the estimate takes more months, one at the estimate never shows.
        var atEstimate = shown.Expected.Investment.NetReturn.Value!.Value;
        Assert.Null(shown.MonthsUntilShown(atEstimate));
        var trended = Of([.. Earlier, .. Before], After);
        var low = trended.Low.Investment.NetReturn.Value!.Value;
        var between = low + ((trended.Expected.Investment.NetReturn.Value!.Value - low) * 0.15m);
        var months = trended.MonthsUntilShown(between)!.Value;
        Assert.InRange(months, 1, 120);
        Assert.NotEqual(ImpactAnswer.Shown, trended.WithMoreMonths(months - 1, between).Verdict.Answer);
        Assert.Equal(ImpactAnswer.Shown, trended.WithMoreMonths(months, between).Verdict.Answer);
        Assert.Throws<ArgumentOutOfRangeException>(() => shown.WithMoreMonths(121));

        // More months after add nothing to a control group: more units would.
        var group = Of(Before, After, control: Units(4, 4));
        Assert.Equal(group.GainInterval, group.WithMoreMonths(60).GainInterval);
    }

    [Fact]
    public void The_text_says_over_how_many_months_the_gain_came()
    {
        Assert.Equal("CrmImpact: gain 31500 over 12 months, CannotTell: MarketGrowth", Of(Before, After, assumptions: new(unseenGrowth: 10)).ToString());
        var half = Of(Before[6..], After[6..]);
        Assert.Equal(16_200, half.Gain);
        Assert.Equal("CrmImpact: gain 16200 over 6 months, CannotTell: TooFewMonths", half.ToString());
        Assert.Equal(2 * half.Gain, half.Expected.GrossProfitGainPerYear);
    }

    [Fact]
    public void Savings_and_further_evidence_join_and_evidence_is_no_money()
    {
        BenefitsLedger savings = new([new("licences", 1, BenefitKind.Hard, 100, 1), new("time", 2, BenefitKind.Soft, 4_000, 0.25m)]);
        KpiChange resolved = new("same-day closed", Change.Of(new Proportion(10, 20), new Proportion(12, 20)));
        var impact = Of(Before, After, savings: savings, evidence: resolved);
        Assert.Equal([-9_000m, 27_600, 28_500], impact.Expected.CashFlows.Amounts);
        Assert.Equal(resolved, impact.Evidence[^1]);
        Assert.Equal(impact.Sales.WinRate, impact.Evidence[0].Change);
        Assert.Contains(ImpactCaveat.MostlySoftSavings, impact.Caveats);
        Assert.Equal(impact.Effect.ConfidenceThatExceeds((17_000 - 1_100) / 2m)!.Value, impact.ConfidenceThatReturnExceeds(0)!.Value, 1e-12);
    }

    [Fact]
    public void Parts_that_do_not_belong_together_are_refused_by_name()
    {
        var (sales, periods) = Sold(Before, After, 0);
        var bridge = Bridge(sales);
        string Refused(Func<object> make) => Assert.Throws<ArgumentException>(make).ParamName!;
        Assert.Equal("savings", Refused(() => Of(Before, After, savings: new([new("licences", 3, BenefitKind.Hard, 100, 1)]))));
        Assert.Equal("costs", Refused(() => new CrmImpact(sales, bridge, new CashFlows(5), 0.1m)));
        Assert.Equal("grossProfit", Refused(() => new CrmImpact(sales, DriverBridge.OfRevenue(DriverFigures.Of(sales.Before, 12), DriverFigures.Of(sales.After, 12)), Costs, 0.1m)));
        Assert.Equal("grossProfit", Refused(() => new CrmImpact(sales, DriverBridge.OfGrossProfit(new(1, 1, 1_000, 500), new(1, 1, 2_000, 1_500)), Costs, 0.1m)));
        Assert.Equal("series", Refused(() => new CrmImpact(sales, bridge, Costs, 0.1m, new MonthlySeries(Before, Before))));
        Assert.Equal("series", Refused(() => new CrmImpact(sales, bridge, Costs, 0.1m, new MonthlySeries(Earlier, After))));
        Assert.Equal("series", Refused(() => new CrmImpact(sales, bridge, Costs, 0.1m, new MonthlySeries(Before[1..], After))));
        Assert.Equal("series", Refused(() => new CrmImpact(sales, bridge, Costs, 0.1m, new MonthlySeries(Before, [.. After, 0]))));
        Assert.Equal("control", Refused(() => new CrmImpact(sales, bridge, Costs, 0.1m, control: new([new("A", true, 1, 2), new("B", false, 1, 2)]))));
        Assert.Equal("control", Refused(() => new CrmImpact(sales, bridge, Costs, 0.1m, control: new([new("A", true, Before.Sum(), After.Sum())]))));
        ComparisonPeriods unequal = new(new(GoLive.AddMonths(-3), GoLive), periods.After, GoLive, TimeZoneInfo.Utc);
        Assert.Equal("sales", Refused(() => new CrmImpact(Deals(Before, After, 0).CompareBeforeAndAfter(unequal, TimeSpan.Zero, periods.After.End), bridge, Costs, 0.1m)));
    }

    [Fact]
    public void Months_do_not_go_with_periods_of_days()
    {
        ComparisonPeriods days = new(new(GoLive.AddDays(-90), GoLive), new(GoLive, GoLive.AddDays(90)), GoLive, TimeZoneInfo.Utc);
        var sales = Deals(Before, After, 0).CompareBeforeAndAfter(days, TimeSpan.FromDays(20), days.After.End);
        Assert.Equal(ImpactDesign.FigureOnly, new CrmImpact(sales, Bridge(sales), Costs, 0.1m).Design);
        var error = Assert.Throws<ArgumentException>("series", () => new CrmImpact(sales, Bridge(sales), Costs, 0.1m, new MonthlySeries(Before[9..], After[..3])));
        Assert.Contains("must go with periods of whole calendar months, but was", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deals_that_straddle_the_go_live_are_said()
    {
        var (plain, periods) = Sold(Before, After, 0);
        var straddling = Deals(Before, After, 0).Append(new(GoLive.AddDays(-3), null, Outcome.Open, 100)).CompareBeforeAndAfter(periods, TimeSpan.FromDays(20), periods.After.End);
        Assert.Contains(ImpactCaveat.StraddlingDeals, new CrmImpact(straddling, Bridge(straddling), Costs, 0.1m).Caveats);
        Assert.DoesNotContain(ImpactCaveat.StraddlingDeals, new CrmImpact(plain, Bridge(plain), Costs, 0.1m).Caveats);
    }

    [Fact]
    public void Won_deals_of_unknown_cost_are_said()
    {
        var (plain, periods) = Sold(Before, After, 0);
        var sales = Deals(Before, After, 0).Append(new(GoLive.AddDays(1), GoLive.AddDays(9), Outcome.Won, 500)).CompareBeforeAndAfter(periods, TimeSpan.FromDays(20), periods.After.End);
        var bridge = DriverBridge.OfGrossProfit(new(12, 12, Before.Sum() + 1_200, sales.Before.GrossProfit), new(12, 12, After.Sum() + 1_200, sales.After.GrossProfit));
        Assert.Contains(ImpactCaveat.UnknownCosts, new CrmImpact(sales, bridge, Costs, 0.1m).Caveats);
        Assert.DoesNotContain(ImpactCaveat.UnknownCosts, new CrmImpact(plain, bridge, Costs, 0.1m).Caveats);
    }

    [Fact]
    public void Without_costs_there_is_no_return_to_ask_for()
    {
        var free = Of(Before, After, costs: new CashFlows(0, 0));
        Assert.Equal(default, free.TurningPointOfReturn(0));
        Assert.Equal(new ImpactVerdict(ImpactAnswer.CannotTell, CannotTellReason.NoReturn), free.WithMoreMonths(6, 0).Verdict);
        Assert.Equal(ImpactAnswer.Shown, free.WithMoreMonths(6).Verdict.Answer);
    }

    [Fact]
    public void A_control_group_and_months_are_both_checked_and_the_group_decides()
    {
        var (sales, periods) = Sold([.. Earlier, .. Before], After, 0);
        MonthlySeries series = new([.. Earlier, .. Before], After);
        CrmImpact both = new(sales, Bridge(sales), Costs, 0.1m, series, Units(4, 5)), group = new(sales, Bridge(sales), Costs, 0.1m, control: Units(4, 5));
        Assert.Equal((ImpactDesign.ControlGroup, group.Gain, group.GainInterval), (both.Design, both.Gain, both.GainInterval));
        Assert.Equal(group.Checks, both.Checks.Where(check => group.Checks.Contains(check)));
        Assert.Equal(24, Assert.Single(both.Checks, check => check.Kind == ImpactCheckKind.MonthsBefore).Figure);
        Assert.DoesNotContain(group.Checks, check => check.Kind == ImpactCheckKind.MonthsBefore);
    }

    [Fact]
    public void A_gain_ramps_up_and_fades_as_its_profile_says()
    {
        Assert.Equal([1m, 1m], Shares(GainProfile.Steady, 2));
        Assert.Equal([0.5m, 1m, 1m], Shares(GainProfile.After(6), 3));
        Assert.Equal([0m, 0.75m, 1m], Shares(GainProfile.After(15), 3));
        Assert.Equal([0.75m, 0.9m, 0.81m], Shares(GainProfile.RampUp(6, 0.1m), 3));
        Assert.Equal([0.25m, 0.75m, 1m], Shares(GainProfile.RampUp(24), 3));
        Assert.Equal([0.2m, 0.5m, 0.5m], Shares(new GainProfile(0.2m, 0.5m), 3));
        Assert.Equal(new GainProfile(0.2m, 0.5m), new GainProfile(0.2m, 0.5m));
        Assert.NotEqual(GainProfile.RampUp(6), GainProfile.RampUp(6, 0.1m));
        Assert.Equal("0.2, 0.5, …", new GainProfile(0.2m, 0.5m).ToString());
        Assert.Equal(0, GainProfile.RampUp(0, 1).InYear(int.MaxValue));
        Assert.Throws<ArgumentException>(() => new GainProfile());
        Assert.Throws<ArgumentOutOfRangeException>(() => new GainProfile(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GainProfile.After(121));
        Assert.Throws<ArgumentOutOfRangeException>(() => GainProfile.RampUp(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => GainProfile.Steady.InYear(0));

        static decimal[] Shares(GainProfile profile, int years) => [.. Enumerable.Range(1, years).Select(profile.InYear)];
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

    private static CrmImpact Of(
        decimal[] before, decimal[] after, ControlGroup? control = null, CashFlows? costs = null, BenefitsLedger? savings = null, KpiChange? evidence = null,
        ImpactAssumptions? assumptions = null, int rampUp = 0)
    {
        var (sales, periods) = Sold(before, after, rampUp);
        var byMonth = Deals(before, after, rampUp).ToDictionary(deal => deal.Opened, deal => deal.Amount!.Value - 100);
        var series = MonthlySeries.Of(periods, month => byMonth[month.Start], before.Length);
        return new(sales, Bridge(sales), costs ?? Costs, 0.1m, series, control, savings, evidence is { } change ? [change] : null, assumptions);
    }

    private static (SalesBeforeAndAfter Sales, ComparisonPeriods Periods) Sold(decimal[] before, decimal[] after, int rampUp)
    {
        var periods = ComparisonPeriods.AroundGoLive(GoLive, Math.Min(before.Length, after.Length), TimeZoneInfo.Utc, rampUp);
        return (Deals(before, after, rampUp).CompareBeforeAndAfter(periods, TimeSpan.FromDays(20), periods.After.End), periods);
    }

    private static DriverBridge Bridge(SalesBeforeAndAfter sales) => DriverBridge.OfGrossProfit(DriverFigures.Of(sales.Before, 12), DriverFigures.Of(sales.After, 12));

    // One deal a month with a gross profit of that amount, at a cost of 100.
    private static IEnumerable<Deal> Deals(decimal[] before, decimal[] after, int rampUp) =>
        before.Select((amount, i) => Deal(i - before.Length, amount)).Concat(after.Select((amount, i) => Deal(rampUp + i, amount)));

    private static Deal Deal(int month, decimal grossProfit) => new(GoLive.AddMonths(month), GoLive.AddMonths(month).AddDays(9), Outcome.Won, grossProfit + 100, 100);

    // Units whose totals are those of the company, with and without the CRM.
    private static ControlGroup Units(int treated, int control) => new(
    [
        .. Enumerable.Range(0, treated).Select(i => new UnitChange($"T{i}", true, i == 0 ? Before.Sum() - (1_000 * (treated - 1)) : 1_000, i == 0 ? After.Sum() - ((treated - 1) * 9_000) - Extra(treated) : 9_000 + (100 * i))),
        .. Enumerable.Range(0, control).Select(i => new UnitChange($"C{i}", false, 1_000, 2_000 + (90 * i))),
    ]);

    private static decimal Extra(int treated) => 100 * (treated * (treated - 1) / 2);
}
