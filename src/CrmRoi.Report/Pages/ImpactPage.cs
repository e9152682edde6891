using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Report;

/// <summary>The sections on what the CRM brought, how certain that is, and what follows.</summary>
internal static class ImpactPage
{
    /// <summary>What the answer counts, in words.</summary>
    public static string Meaning(ImpactFigures impact, CrmReport report)
    {
        var months = Show.Count((long)impact.Impact.Sales.Periods.MonthsAfter, "month");
        var gain = $"The gain is the gross profit of {months} with the CRM less that of the {months} before";
        var basis = impact.Impact.Design switch
        {
            ImpactDesign.ControlGroup or ImpactDesign.FewUnits =>
                $"{gain}, {Show.Signed(impact.Bridge.Change, report.Currency)} for those with the CRM, less what would have come anyway, {Show.Signed(impact.Impact.WithoutCrm, report.Currency)}, as the control group ({report.Settings.ControlName}) shows",
            ImpactDesign.InterruptedSeries =>
                $"{gain}, {Show.Signed(impact.Bridge.Change, report.Currency)}, less what the trend of the {report.Comparison!.MonthsOnRecord} months before would have brought, {Show.Signed(impact.Impact.WithoutCrm, report.Currency)}",
            _ => $"{gain}. It takes the whole change as brought by the CRM",
        };
        var range = Answer.RangeOf(impact) is null ? "" : " The range comes from how much the figures vary by themselves; it does not cover what else changed at the time.";
        return $"{basis}. The return is gain less cost, divided by cost.{range}";
    }

    /// <summary>The confidence of the answer, in words; empty without a range.</summary>
    public static string Confidence(ImpactFigures impact) =>
        impact.ConfidenceThatItPaid is not { } confidence ? ""
        : $"The data support that the gain {(confidence < 0.5 ? "does not exceed" : "exceeds")} the cost with {Percent(Math.Max(confidence, 1 - confidence))} confidence, {Provided(impact)}.";

    /// <summary>What would have to be true for the answer to be wrong, in one sentence.</summary>
    public static string Turning(ImpactFigures impact) => impact.GrowthToBreakEven is not { } growth ? ""
        : growth < -1 ? $"Nothing that can have happened without the CRM makes it pay for itself: gross profit would have had to shrink by more than all of it in a year{Beyond(impact)}."
        : growth < 0 ? $"For the CRM to have paid for itself, gross profit would have had to shrink by {Percent(-growth)} a year without it{Beyond(impact)}."
        : $"For the CRM not to have paid for itself, gross profit would have had to grow by {Percent(growth)} a year without it{Beyond(impact)}"
            + (impact.GrowthToBreakEvenAtLow is { } low ? $"; at the low end of the range {(low < 0 ? "it has not, even without such growth" : $"{Percent(low)} is enough")}." : ".");

    public static string WhatWouldTurnIt(ImpactFigures impact) => Html.Section(
        "What would have to be true for this to be wrong",
        Html.Text($"The gain is smaller if gross profit would have grown without the CRM{Beyond(impact)}, and larger if it would have shrunk. How much it would have, these data cannot tell. If you think that the growth of the table was likely, do not believe the answer."),
        Html.Table(["Growth a year without the CRM at which", "gain as counted", .. impact.Low is null ? (string[])[] : ["low end of its range"]],
        [
            ["the gain only covers the cost", Growth(impact.GrowthToBreakEven), .. impact.Low is null ? (string[])[] : [Growth(impact.GrowthToBreakEvenAtLow)]],
            ["there is no gain", Growth(impact.GrowthToNoGain), .. impact.Low is null ? (string[])[] : [Growth(impact.GrowthToNoGainAtLow)]],
        ]));

    public static string Why(ImpactFigures impact, CrmReport report) => Html.Section(
        impact.Bridge.Change < 0 ? "Where the change came from" : "Where the gain came from",
        "The change in gross profit by what drives it: "
        + $"{(report.Company.Leads is null ? "leads (here all deals opened)" : "leads")}, conversion of leads to won deals, deal size, margin, and the mix of sources. The parts add up to the change."
        + (impact.Impact.WithoutCrm == 0 ? "" : " It is the whole change, before anything is taken off for what would have come anyway."),
        Charts.Waterfall(impact.Bridge),
        impact.Impact.WithoutCrm == 0 ? "" : Html.Figures(
            (impact.Control is null ? "Change in gross profit" : "Change of those with the CRM", Show.Signed(impact.Bridge.Change, report.Currency)),
            ("Would have come anyway", Show.Signed(impact.Impact.WithoutCrm, report.Currency)),
            ("Gain that counts", Show.Signed(impact.Gain, report.Currency))));

    public static string HowSure(ImpactFigures impact, CrmReport report)
    {
        var figures = impact.Impact.GainInterval is not { } range ? "" : Html.Figures(
            ("95% range of the gain", $"{(decimal)range.Lower:#,0;−#,0} to {(decimal)range.Upper:#,0;−#,0}"),
            ("Confidence that the gain exceeds the cost", impact.ConfidenceThatItPaid is { } confidence ? Percent(confidence) : Show.NotAvailable));
        var detectable = impact.Impact.Effect.MinimumDetectable() is { } least
            ? $"In four of five cases, data like these show a gain of {Show.Money((decimal)least, report.Currency)} or more. A smaller one they show more seldom." : null;
        return Html.Section(
            "How sure is this?",
            Html.Text(BasisOf(impact, report)) + (figures.Length == 0 ? "" : " The confidence is about the data, not a chance: it holds if what they cannot say is as assumed."),
            figures,
            impact is not { Control: { } control, WinRate: { } winRate } ? "" : Html.Table(["", "with the CRM", "without it", "difference", "95% range"],
            [
                [$"Gross profit, each {Unit(report)}", Show.Signed(control.PerUnit.TreatedChange), Show.Signed(control.PerUnit.ControlChange), Show.Signed(control.PerUnit.Estimate), control.HasEnoughUnits ? Interval(control.PerUnit, 1, "+#,0;−#,0;0") : "too few"],
                ["Win rate, points", Points(winRate.TreatedChange), Points(winRate.ControlChange), Points(winRate.Estimate), Interval(winRate, 100, "+0.0;−0.0;0")],
            ]),
            impact.Impact.Checks.Count == 0 ? "" : "<h3>What was checked</h3>",
            impact.Impact.Checks.Count == 0 ? "" : Html.List([.. impact.Impact.Checks.Select(check => InWords(check, report)), .. detectable is null ? [] : (string[])[detectable]]),
            "<h3>What these data cannot say</h3>",
            Html.List(CannotSay(impact)));
    }

    /// <summary>What the data cannot say, in words.</summary>
    public static IEnumerable<string> CannotSay(ImpactFigures impact) =>
        impact.Impact.Caveats.Where(caveat => caveat is not (ImpactCaveat.GainAssumedToLast or ImpactCaveat.NoRange)).Select(InWords);

    private static string Provided(ImpactFigures impact) => impact.Impact.Design switch
    {
        ImpactDesign.ControlGroup or ImpactDesign.FewUnits => "if those with the CRM would have changed like the others",
        ImpactDesign.InterruptedSeries => "if the trend would have gone on",
        _ => "if the market stood still",
    };

    private static string Beyond(ImpactFigures impact) => impact.Impact.Design switch
    {
        ImpactDesign.ControlGroup or ImpactDesign.FewUnits => ", beyond that of the control group",
        ImpactDesign.InterruptedSeries => ", beyond the trend",
        _ => "",
    };

    private static string InWords(ImpactCheck check, CrmReport report) => check.Kind switch
    {
        ImpactCheckKind.TreatedUnits => $"With the CRM: {Show.Count((long)check.Figure, Unit(report))}.",
        ImpactCheckKind.ControlUnits => $"Without it: {Show.Count((long)check.Figure, Unit(report))}.",
        ImpactCheckKind.PermutationPValue => $"Had the CRM no effect, a difference as large as this would come up in {Percent((double)check.Figure)} of all ways of handing it out by lot (exact permutation test).",
        ImpactCheckKind.SmallestPermutationPValue => $"With as many as there are, that test can give no less than {check.Figure:0.####%}.",
        ImpactCheckKind.LargestPlaceboInGroup => $"How much a single {Unit(report)} varies: of those without the CRM, one differs from the others by {Show.Signed(check.Figure, report.Currency)}, the largest difference.",
        ImpactCheckKind.EffectPerUnit => $"The gain of each {Unit(report)} with the CRM, on average of all of them: {Show.Signed(check.Figure, report.Currency)}.",
        ImpactCheckKind.MonthsBefore => $"On record before the go-live: {Show.Count((long)check.Figure, "month")}.",
        ImpactCheckKind.MonthsAfter => $"Since the go-live: {Show.Count((long)check.Figure, "month")}.",
        ImpactCheckKind.SerialCorrelation => $"A good month is often followed by a good one. The range allows for it, with a correlation of {check.Figure:0.00}.",
        ImpactCheckKind.LastYearAgainstTheOneBefore => $"The year before the go-live against the one before that: {check.Figure:+0%;−0%;0%}. Had it been a bad year, any year after it would look good.",
        ImpactCheckKind.PlaceboInTime => $"The same comparison one year earlier, when there was no CRM, gives {Show.Signed(check.Figure, report.Currency)} a month.",
        _ => $"With the CRM, all of the change counted, it gives {Show.Signed(check.Figure, report.Currency)} a month.",
    };

    private static string Unit(CrmReport report) => report.Settings.By ?? "unit";

    // Never 100 %: no data make anything certain.
    private static string Percent(double share) => share > 0.995 ? "more than 99%" : $"{share:0%}";

    private static string Percent(decimal growth) => $"{growth:0.#%}";

    private static string Growth(decimal? growth) => growth is not { } rate ? Show.NotAvailable : rate < -1 ? "below −100%" : $"{rate:+0.0%;−0.0%;0%}";

    private static string BasisOf(ImpactFigures impact, CrmReport report) => impact.Impact.Design switch
    {
        ImpactDesign.ControlGroup => $"The control group, {report.Settings.ControlName}, worked without the CRM. What changed there too was not the CRM. The range comes from how differently the units of both groups changed.",
        ImpactDesign.FewUnits => $"The control group, {report.Settings.ControlName}, worked without the CRM. What changed there too was not the CRM. With fewer than {ControlGroup.FewestUnits} units on a side nothing says how sure that is.",
        ImpactDesign.InterruptedSeries => "The months before show a trend and a season, and the gain is what the months since lie above them.",
        ImpactDesign.SameCalendarMonths => "Twelve months before are compared with the same twelve since. All growth of the market counts as gain.",
        _ => "There are too few months to say how sure the gain is.",
    };

    public static string Payback(ImpactFigures impact, CrmReport report) => Html.Section(
        impact.MonthsToPayback is null ? "Gain less cost, month by month" : "When the money came back",
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
            ("Share of the gain that covers the costs", years.BreakEvenFactor.Value is > 0 and var factor ? $"{factor:0%}" : Show.NotAvailable)),
        Html.Table(["Cost of the CRM", "before go-live", "year 1", "year 2", "year 3"],
            years.Lines.Where(line => line.Kind == CaseLineKind.Cost).Select(line => (string[])[line.Name, .. line.Estimate.Amounts.Select(amount => Show.Money(amount))]),
            ["all", .. years.Costs.Amounts.Select(amount => Show.Money(amount))]));

    public static string Depends(ImpactFigures impact, CrmReport report) => Html.Section(
        "What the result depends on",
        $"{(impact.ThreeYears is null ? "Gain less cost so far" : "The net present value of three years")}, {Html.Text(Show.Money(impact.SensitivityBase, report.Currency))} as counted (the dashed line), if one input is "
        + $"{Html.Legend($"{ImpactFigures.Variation:0%} lower", "before")} or {Html.Legend($"{ImpactFigures.Variation:0%} higher", "after")} and all others stay. "
        + (impact.Impact.GainInterval is null ? "Nothing says how unsure the gain really is." : $"How unsure the gain really is, the bar \"{ImpactFigures.GainOverRange}\" shows: from the low to the high end of that range."),
        Charts.Tornado(impact),
        Html.Table(["", "input lower", "input higher"], impact.Sensitivity.Select(bar => (string[])[Charts.NameOf(bar), Show.Money(bar.AtLowInput), Show.Money(bar.AtHighInput)])));

    private static string InWords(ImpactCaveat caveat) => caveat switch
    {
        ImpactCaveat.NoControlGroup => "Whether the change would have come anyway: there is no control group.",
        ImpactCaveat.MarketGrowthNotSeen => "How much the market grew: without a control group or 24 months before, all growth counts as gain.",
        ImpactCaveat.TrendAssumedToGoOn => "Whether the trend of the months before would have gone on.",
        ImpactCaveat.YearBeforeNotSeen => "Whether the year before was a bad one, after which any year looks good.",
        ImpactCaveat.TooFewUnits => $"How sure the gain is: it takes {ControlGroup.FewestUnits} units with the CRM and {ControlGroup.FewestUnits} without.",
        ImpactCaveat.UnitsNotChosenByChance => "Why these got the CRM and not the others: if they were about to change anyway, that counts as gain.",
        ImpactCaveat.TooFewMonths => "How sure the gain is: there are too few months.",
        ImpactCaveat.NoRange => "How sure the gain is: there is no range.",
        ImpactCaveat.GainNotShown => "Whether the CRM brought a gain at all: the range of the gain includes 0.",
        ImpactCaveat.UnequalSeason => "What the season did: before and after are not the same calendar months.",
        ImpactCaveat.RampUpWithoutGain => "What the first months after the go-live brought: they count without a gain.",
        ImpactCaveat.GainAssumedToLast => "Whether the gain lasts.",
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
