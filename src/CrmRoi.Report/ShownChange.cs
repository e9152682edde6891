using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Report;

/// <summary>The unit of a change and its range: a share of the figure before, a difference of two shares, or points of a score.</summary>
internal enum ChangeUnit
{
    Relative,
    Share,
    Points,
}

/// <summary>
/// One figure before and after, as it is shown: the change with its 95% range, and whether the range excludes no change. The range is of the relative
/// change for an amount, of the difference for a rate.
/// </summary>
internal sealed record ShownChange(string Name, Change Change, string Before, string After, string Difference, ConfidenceInterval? Interval, ChangeUnit Unit, bool? Shown)
{
    public const string VerdictHeading = "change shown?";

    /// <summary>What the data say about the change: "yes" if its range excludes 0, "unclear" if not, empty without a range.</summary>
    public string Verdict => Shown switch { true => "yes", false => "unclear", null => "" };

    public string Range => Interval is not { } interval ? ""
        : Unit == ChangeUnit.Relative ? $"{interval.Lower:+0%;−0%;0%} to {interval.Upper:+0%;−0%;0%}"
        : Unit == ChangeUnit.Share ? $"{100 * interval.Lower:+0.0;−0.0;0} to {100 * interval.Upper:+0.0;−0.0;0} pts"
        : $"{interval.Lower:+0.0;−0.0;0} to {interval.Upper:+0.0;−0.0;0} pts";

    /// <summary>
    /// An amount: its change and range in percent. It is multiplied by a factor before it is shown: 24 for hours if the change is in days.
    /// </summary>
    public static ShownChange Amount(string name, Change change, string unit = "#,0", decimal factor = 1) => new(
        name, change, Text(factor * change.Before, unit), Text(factor * change.After, unit), change.Relative.IsDefined ? change.Relative.Value!.Value.ToString("+0%;−0%;0%") : Show.NotAvailable,
        change.RelativeInterval, ChangeUnit.Relative, change.IsSignificant);

    /// <summary>A rate: its change and range in percentage points.</summary>
    public static ShownChange Rate(string name, Change change) => new(
        name, change, Text(change.Before, "0.0%"), Text(change.After, "0.0%"), change.Absolute is { } points ? $"{100 * points:+0.0;−0.0;0} pts" : Show.NotAvailable,
        change.Interval, ChangeUnit.Share, change.IsSignificant);

    /// <summary>An amount per month. Neighbouring months are not independent, so the range comes from the series, if it has one.</summary>
    private static ShownChange AmountByMonth(string name, Change change, EffectEstimate? effect) => Amount(name, change) with
    {
        Interval = effect?.Interval() is { } range && change.Before is > 0 and var before ? new(range.Lower / (double)before, range.Upper / (double)before, range.Confidence) : null,
        Shown = effect?.Interval() is { } interval ? interval.Lower > 0 || interval.Upper < 0 : null,
    };

    /// <summary>The changes of sales.</summary>
    public static IEnumerable<ShownChange> Of(Comparison comparison)
    {
        yield return AmountByMonth("Revenue a month", comparison.Revenue, comparison.RevenueEffect);
        if (comparison.GrossProfit is { } grossProfit)
        {
            yield return AmountByMonth("Gross profit a month", grossProfit, comparison.GrossProfitEffect);
            yield return Rate("Gross margin", comparison.Closed.GrossMarginRate);
        }

        yield return Amount("Average won deal", comparison.Closed.AverageDealSize);
        yield return Rate($"Deals won within {comparison.FollowUp.TotalDays:0} days", comparison.Cohorts.CloseRate);
        yield return Amount("Days until a fifth of all deals is won", comparison.Cohorts.TimeToWin.DayOfShare(0.2), "0");
    }

    /// <summary>The changes of service. Empty if nothing is compared.</summary>
    public static IEnumerable<ShownChange> Of(ServiceFigures service)
    {
        if (service.Before is not { } before)
            return [];
        var after = service.After;
        ShownChange[] cases =
        [
            Amount("Cases per agent", Change.WithoutInterval(before.Workload.PerAgent, after.Workload.PerAgent), "0.0"),
            Rate("Closed on the same day", Change.Of(before.Cases.SameDayClosed, after.Cases.SameDayClosed)),
            Amount("Hours to first response", Change.Of(before.Cases.TimeToFirstResponse, after.Cases.TimeToFirstResponse), "0.0", factor: 24),
            Amount("Hours to resolve", Change.Of(before.Cases.TimeToResolution, after.Cases.TimeToResolution), "0.0", factor: 24),
            Rate("Resolved on first contact", Change.Of(before.Cases.FirstContactResolution, after.Cases.FirstContactResolution)),
            Rate("Reopened", Change.Of(before.Cases.ReopenRate, after.Cases.ReopenRate)),
        ];
        return [.. after.Cases.Opened == 0 ? [] : cases, .. after.Answers.Answers == 0 || service.Ratings is null ? [] : Ratings(before, after, service.Ratings)];
    }

    private static IEnumerable<ShownChange> Ratings(ServicePeriod before, ServicePeriod after, RatingForm form)
    {
        yield return (before.Satisfied(form), after.Satisfied(form)) is ({ } earlier, { } later)
            ? Rate(form.Name, Change.Of(earlier, later))
            : Amount(form.Name, Change.Of(before.Answers.Scores, after.Answers.Scores), "0.0");
        if (form.Scale == RatingScale.ZeroToTen)
            yield return Points("Net Promoter Score", Change.Of(before.Answers.NetPromoterScore, after.Answers.NetPromoterScore));
    }

    // A score from −100 to 100; its change is in points.
    private static ShownChange Points(string name, Change change) => new(
        name, change, Text(change.Before, "0.0"), Text(change.After, "0.0"), change.Absolute is { } points ? $"{points:+0.0;−0.0;0} pts" : Show.NotAvailable,
        change.Interval, ChangeUnit.Points, change.IsSignificant);

    /// <summary>Which deals were compared.</summary>
    public static string Note(Comparison comparison, TimeZoneInfo zone) =>
        $"Money: deals closed in the {Show.Count((long)comparison.Periods.MonthsAfter, "month")} before and after the go-live. Deals won within {comparison.FollowUp.TotalDays:0} days: "
        + $"of the {comparison.Cohorts.CohortBefore.Created:#,0} and {comparison.Cohorts.CohortAfter.Created:#,0} deals opened {Show.Span(comparison.CohortPeriods.Before, zone)} and "
        + $"{Show.Span(comparison.CohortPeriods.After, zone)}, each watched for so long. {Show.Count(comparison.Closed.Straddling, "deal")} {Show.Were(comparison.Closed.Straddling)} open at the go-live.";

    /// <summary>
    /// Why the change of gross profit per month may be unclear although the gain in the answer is not, or the other way round. Empty if they agree.
    /// </summary>
    public static string WhyOtherThanAnswer(Comparison comparison, ImpactFigures? impact)
    {
        if (impact?.Impact.GainInterval is not { } gain || comparison.GrossProfit is not { } change || AmountByMonth("", change, comparison.GrossProfitEffect).Shown is not { } byMonths || byMonths == (gain.Lower > 0 || gain.Upper < 0))
            return "";
        var (here, answer) = byMonths ? ("shown", "is not") : ("unclear", "is shown");
        return $"Gross profit a month is {here} here while the gain of the answer {answer}, since the two are judged by other things. Here only the months before and since count, and {(byMonths ? "all of the change counts" : "single months go up and down much")}. "
            + impact.Impact.Design switch
            {
                ImpactDesign.ControlGroup or ImpactDesign.FewUnits => "The answer compares those with the CRM with those without it, one by one, and takes off what would have come anyway.",
                ImpactDesign.InterruptedSeries => "The answer also takes off what the trend of the months before would have brought.",
                _ => "The answer allows for growth that these months cannot show.",
            };
    }

    public string[] Cells() => [Name, Before, After, Difference, Range, Verdict];

    private static string Text(decimal? value, string format) => value is not { } figure ? Show.NotAvailable
        : Math.Abs(figure) >= 1e15m ? figure.ToString("0.00e+0")
        : Math.Abs(figure) >= 1e11m ? $"{figure / 1e9m:#,0} bn"
        : figure.ToString(format);
}
