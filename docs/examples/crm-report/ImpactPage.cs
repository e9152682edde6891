using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;

namespace CrmReport;

/// <summary>The sections on what the CRM brought, how sure that is, and what follows.</summary>
internal static class ImpactPage
{
    private const decimal Variation = 0.2m;

    public static IEnumerable<string> Sections(ImpactFigures impact) => [Bridge(impact), Control(impact), Payback(impact), ThreeYears(impact)];

    /// <summary>What the data cannot say.</summary>
    public static string Caveats(ImpactFigures impact) => Html.Section(
        "What these data cannot say",
        "Before and after is not cause and effect, and a year is one year.",
        $"<ul>\n{string.Concat(impact.Controlled.Caveats.Select(caveat => $"<li>{Html.Text(InWords(caveat))}</li>\n"))}</ul>");

    private static string Bridge(ImpactFigures impact) => Html.Section(
        "Where the gain came from",
        "The change in gross profit split by what drives it. Each driver is given what it adds on average over all orders in which the drivers could have moved, so that the parts "
        + "do not depend on an order and add up to the change exactly.",
        Charts.Waterfall(impact.Bridge));

    private static string Control(ImpactFigures impact)
    {
        var (controlled, winRate, profit) = (impact.Controlled, impact.WinRate, impact.GrossProfit);
        return Html.Section(
            "Would it have come anyway?",
            $"The team {Company.ControlTeam} kept its old tools. What changed there too was not the CRM; only what the other teams gained beyond it may be. "
            + "It stands for each of them: one control team is too few to say how sure that is.",
            Html.Figures(
                ("Gain of the teams with the CRM", Show.Signed(controlled.GrossProfit.Change)),
                ("Would have come anyway", Show.Signed(controlled.WithoutCrm)),
                ("Gain that counts", Show.Signed(controlled.Gain)),
                ("Return on that gain", controlled.Expected.Investment.NetReturn.ToString("P0", null)),
                ("95% range of that return", controlled.GainInterval is null ? Show.NotAvailable : CrmReturn.RangeOf(controlled.Low.Investment, controlled.High.Investment))),
            Html.Table(["", "with the CRM", "control team", "effect", "95% interval", "could be seen from"],
            [
                ["Win rate, points", Points(winRate.TreatedChange), Points(winRate.ControlChange), Points(winRate.Estimate), Interval(winRate, 100, "+0.0;−0.0;0"), $"{100 * winRate.MinimumDetectableEffect():0.0}"],
                ["Gross profit a month", Show.Signed(profit.TreatedChange), Show.Signed(profit.ControlChange), Show.Signed(profit.Estimate), Interval(profit, 1, "+#,0;−#,0;0"), $"{profit.MinimumDetectableEffect():#,0}"],
            ],
            aside: true));
    }

    private static string Payback(ImpactFigures impact)
    {
        var flows = impact.CashFlows;
        return Html.Section(
            "When the money came back",
            "Gain less cost so far. The gain is the gross profit of each month beyond that of the same month a year before, counted at the end of the month.",
            Html.Figures(
                ("First paid back after", Show.Months(flows.Payback())),
                ("Paid back for good after", Show.Months(flows.Payback(Crossing.Last))),
                ($"Net present value so far, at {ImpactFigures.DiscountRate:0%}", Show.Money(flows.NetPresentValue(ImpactFigures.DiscountRate)))),
            Charts.Payback(flows));
    }

    private static string ThreeYears(ImpactFigures impact)
    {
        var years = impact.ThreeYears;
        return Html.Section(
            "Three years",
            $"If the gain of the first year lasts and the costs go on as in the last month. Below, the net present value at {ImpactFigures.DiscountRate:0%} if one input is "
            + $"{Html.Legend($"{Variation:0%} lower", "before")} or {Html.Legend($"{Variation:0%} higher", "after")}, the input that matters most first.",
            Html.Figures(
                ("Net present value", Show.Money(years.NetPresentValue)),
                ("Return, simple", years.SimpleReturn.ToString("P0", null)),
                ("Return, present values", years.PresentValueReturn.ToString("P0", null)),
                ("Gain may shrink to", years.BreakEvenFactor.ToString("P0", null))),
            Charts.Tornado(years.Sensitivity(Variation), years.NetPresentValue),
            Html.Table(["Cost of the CRM", "before", "year 1", "year 2", "year 3"],
                years.Lines.Where(line => line.Kind == CaseLineKind.Cost).Select(line => (string[])[line.Name, .. line.Estimate.Amounts.Select(amount => Show.Money(amount))]),
                ["all", .. years.Costs.Amounts.Select(amount => Show.Money(amount))]));
    }

    private static string InWords(ImpactCaveat caveat) => caveat switch
    {
        ImpactCaveat.NoControlGroup => "There is no control group: the whole change counts as the doing of the CRM.",
        ImpactCaveat.NoRange => "The gain has no range.",
        ImpactCaveat.GainNotShown => "Whether the CRM brought a gain at all: the range of the gain beyond the control team holds 0.",
        ImpactCaveat.MarketGrowthNotSeen => "Whether the market grew: all of its growth counts as the doing of the CRM.",
        ImpactCaveat.TrendAssumedToGoOn => "Whether the trend of the months before would have gone on.",
        ImpactCaveat.YearBeforeNotSeen => "Whether the year before was a bad one, after which any year is better.",
        ImpactCaveat.TooFewUnits => "How sure the gain is: there are fewer than four teams with the CRM, or without it.",
        ImpactCaveat.UnitsNotChosenByChance => "Why these teams got the CRM and not the others.",
        ImpactCaveat.TooFewMonths => "How sure the gain is: there are too few months.",
        ImpactCaveat.RampUpWithoutGain => "What the months right after go-live brought: they count without a gain.",
        ImpactCaveat.GainAssumedToLast => "Whether the gain of the first year comes in later years too.",
        ImpactCaveat.UnequalSeason => "What the season did: before and after are not the same calendar months.",
        ImpactCaveat.TooFewDeals => "Much about rates: fewer than 30 deals were decided on one side.",
        ImpactCaveat.StraddlingDeals => "What the CRM did for deals that were open when it went live: they had it for a part of their life only.",
        ImpactCaveat.NotYetObserved => "What becomes of the youngest deals: they are left out of the cohorts.",
        ImpactCaveat.UnknownCosts => "The gross profit of deals whose cost is not known.",
        _ => "How much of the soft savings was really captured.",
    };

    private static string Points(decimal? share) => share is { } value ? $"{100 * value:+0.0;−0.0;0}" : Show.NotAvailable;

    private static string Interval(DifferenceInDifferences effect, double unit, string format) =>
        effect.Interval() is { } interval ? $"{(unit * interval.Lower).ToString(format)} to {(unit * interval.Upper).ToString(format)}" : Show.NotAvailable;
}
