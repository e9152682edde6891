using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Report;

/// <summary>The sections on what the CRM brought, how sure that is, and what follows.</summary>
internal static class ImpactPage
{
    /// <summary>What the answer counts, in words.</summary>
    public static string Meaning(ImpactFigures impact, CrmReport report)
    {
        var months = Show.Count((long)impact.Impact.Sales.Periods.MonthsAfter, "month");
        var gain = impact.GrossProfit is null
            ? $"The gain is the gross profit of {months} with the CRM less that of the {months} before. It takes the whole change as brought by the CRM"
            : $"The gain is what the gross profit of those with the CRM rose in {months}, {Show.Signed(impact.Bridge.Change, report.Currency)}, less what would have come anyway, {Show.Signed(impact.Impact.WithoutCrm, report.Currency)}, as the control group ({report.Settings.ControlName}) shows, brought to the same size";
        return $"{gain}. The return is gain less cost, divided by cost. The range comes from how much the gain varies from month to month; it does not cover what else changed at the time.";
    }

    public static string Why(ImpactFigures impact, CrmReport report) => Html.Section(
        "Where the gain came from",
        "The change in gross profit by what drives it: "
        + $"{(report.Company.Leads is null ? "leads (here all deals opened)" : "leads")}, conversion of leads to won deals, deal size, margin, and the mix of sources. The parts add up to the change."
        + (impact.GrossProfit is null ? "" : " It is the change of those with the CRM, before anything is taken off for what would have come anyway."),
        Charts.Waterfall(impact.Bridge),
        impact.GrossProfit is null ? "" : Html.Figures(
            ("Change of those with the CRM", Show.Signed(impact.Bridge.Change, report.Currency)),
            ("Would have come anyway", Show.Signed(impact.Impact.WithoutCrm, report.Currency)),
            ("Gain that counts", Show.Signed(impact.Gain, report.Currency))));

    public static string HowSure(ImpactFigures impact, CrmReport report)
    {
        var caveats = Html.List(impact.Impact.Caveats.Select(InWords));
        if (impact.GrossProfit is not { } profit || impact.WinRate is not { } winRate)
            return Html.Section("How sure is this?", "Before and after is not cause and effect. These data cannot say:", caveats);
        return Html.Section(
            "How sure is this?",
            $"The control group, {Html.Text(report.Settings.ControlName!)}, worked without the CRM. What changed there too was not the CRM. Its deals are brought to the size of the others by the number of deals. "
            + "The smallest effect is what these data would show four times in five if it were there.",
            Html.Table(["a month", "with the CRM", "without it", "difference", "95% range", "smallest effect that would show"],
            [
                ["Win rate, points", Points(winRate.TreatedChange), Points(winRate.ControlChange), Points(winRate.Estimate), Interval(winRate, 100, "+0.0;−0.0;0"), $"{100 * winRate.MinimumDetectableEffect():0.0}"],
                ["Gross profit", Show.Signed(profit.TreatedChange), Show.Signed(profit.ControlChange), Show.Signed(profit.Estimate), Interval(profit, 1, "+#,0;−#,0;0"), $"{profit.MinimumDetectableEffect():#,0}"],
            ]),
            "<h3>What these data cannot say</h3>",
            caveats);
    }

    public static string Payback(ImpactFigures impact, CrmReport report) => Html.Section(
        "When the money came back",
        "Gain less cost so far. The gain is that of the answer, month by month against the same month before the CRM; it is counted at the end of the month.",
        Html.Figures(
            ("First cost", Show.Date(impact.CashFlows.Flows[0].Date, TimeZoneInfo.Utc)),
            ("Paid back", impact.MonthsToPayback is { } months ? $"{Math.Max(0, months):0.0} months after go-live" : "not yet"),
            ($"Present value so far, at {ImpactFigures.DiscountRate:0%} a year", Show.Money(impact.CashFlows.NetPresentValue(ImpactFigures.DiscountRate), report.Currency))),
        Charts.Payback(impact.CashFlows));

    public static string ThreeYears(ImpactFigures impact, BusinessCase years, CrmReport report) => Html.Section(
        "Three years",
        $"If the gain of the answer came every year and the costs went on as in the last month. Present values are at {ImpactFigures.DiscountRate:0%} a year; the range is that of the gain.",
        Html.Figures(
            ("Net present value", Show.Money(years.NetPresentValue, report.Currency)),
            ("At the ends of the 95% range", impact is { ThreeYearsLow: { } low, ThreeYearsHigh: { } high } ? $"{Show.Money(low.NetPresentValue)} to {Show.Money(high.NetPresentValue)}" : Show.NotAvailable),
            ("Return over three years", Show.Return(years.SimpleReturn)),
            ("Part of the gain that covers the costs", years.BreakEvenFactor.Value is > 0 and var factor ? $"{factor:0%}" : Show.NotAvailable)),
        Html.Table(["Cost of the CRM", "before go-live", "year 1", "year 2", "year 3"],
            years.Lines.Where(line => line.Kind == CaseLineKind.Cost).Select(line => (string[])[line.Name, .. line.Estimate.Amounts.Select(amount => Show.Money(amount))]),
            ["all", .. years.Costs.Amounts.Select(amount => Show.Money(amount))]));

    private static string InWords(ImpactCaveat caveat) => caveat switch
    {
        ImpactCaveat.NoControlGroup => "Whether the change would have come anyway: there is no control group.",
        ImpactCaveat.NoRange => "How sure the gain is: there is no range.",
        ImpactCaveat.GainNotShown => "Whether the CRM brought a gain at all: the range of the gain includes 0.",
        ImpactCaveat.MonthsNotIndependent => "How wide the range really is: months in a row are not independent, so it is wider than shown.",
        ImpactCaveat.UnequalSeason => "What the season did: before and after are not the same calendar months.",
        ImpactCaveat.TooFewDeals => "Much about rates: fewer than 30 deals were decided on one side.",
        ImpactCaveat.StraddlingDeals => "What the CRM did for deals that were open when it went live: they had it for a part of their life only.",
        ImpactCaveat.NotYetObserved => "What becomes of the youngest deals: they are in no rate.",
        ImpactCaveat.UnknownCosts => "The gross profit of deals whose cost is not known.",
        _ => "How much of the soft savings was really captured.",
    };

    private static string Points(decimal? share) => share is { } value ? $"{100 * value:+0.0;−0.0;0}" : Show.NotAvailable;

    private static string Interval(DifferenceInDifferences effect, double unit, string format) =>
        effect.Interval() is { } interval ? $"{(unit * interval.Lower).ToString(format)} to {(unit * interval.Upper).ToString(format)}" : Show.NotAvailable;
}
