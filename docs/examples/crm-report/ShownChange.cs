using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;

namespace CrmReport;

/// <summary>One figure before and after, as it is shown: the change with its 95% interval, and whether it is more than chance.</summary>
internal sealed record ShownChange(string Name, string Before, string After, string Difference, string Interval, string Verdict)
{
    /// <summary>An amount: its change and interval in percent. It is shown times a factor: 24 for hours where the change is in days.</summary>
    public static ShownChange Amount(string name, Change change, string unit = "#,0", decimal factor = 1) => new(
        name, Text(factor * change.Before, unit), Text(factor * change.After, unit), change.Relative.IsDefined ? change.Relative.Value!.Value.ToString("+0%;−0%;0%") : Show.NotAvailable,
        change.RelativeInterval is { } interval ? $"{interval.Lower:+0%;−0%;0%} to {interval.Upper:+0%;−0%;0%}" : "", VerdictOf(change));

    /// <summary>A rate: its change and interval in percentage points.</summary>
    public static ShownChange Rate(string name, Change change) => new(
        name, Text(change.Before, "0.0%"), Text(change.After, "0.0%"), change.Absolute is { } points ? $"{100 * points:+0.0;−0.0;0} pts" : Show.NotAvailable,
        change.Interval is { } interval ? $"{100 * interval.Lower:+0.0;−0.0;0} to {100 * interval.Upper:+0.0;−0.0;0}" : "", VerdictOf(change));

    /// <summary>A number of days: its change and interval in days.</summary>
    public static ShownChange Days(string name, Change change) => new(
        name, Text(change.Before, "0.0"), Text(change.After, "0.0"), change.Absolute is { } days ? $"{days:+0.0;−0.0;0}" : Show.NotAvailable,
        change.Interval is { } interval ? $"{interval.Lower:+0.0;−0.0;0} to {interval.Upper:+0.0;−0.0;0}" : "", VerdictOf(change));

    /// <summary>The changes of sales.</summary>
    public static IEnumerable<ShownChange> Of(Comparison comparison)
    {
        yield return Amount("Revenue a month", comparison.Revenue);
        if (comparison.GrossProfit is { } grossProfit)
        {
            yield return Amount("Gross profit a month", grossProfit);
            yield return Rate("Gross margin rate", comparison.Closed.GrossMarginRate);
        }

        yield return Amount("Average deal", comparison.Closed.AverageDealSize);
        yield return Rate($"Won in {comparison.FollowUp.TotalDays:0} days", comparison.Cohorts.CloseRate);
        yield return Days($"Days won of the first {comparison.FollowUp.TotalDays:0}", comparison.Cohorts.DaysWon);
    }

    /// <summary>The changes of service.</summary>
    public static IEnumerable<ShownChange> Of(ServiceFigures service)
    {
        var (before, after) = (service.Before, service.After);
        return
        [
            Amount("Cases per agent", Change.WithoutInterval(service.WorkloadBefore.PerAgent, service.WorkloadAfter.PerAgent), "0.0"),
            Rate("Closed on the same day", Change.Of(before.SameDayClosed, after.SameDayClosed)),
            Amount("Mean first response", Change.Of(before.TimeToFirstResponse, after.TimeToFirstResponse), "0.0 'h'", factor: 24),
            Amount("Mean time to resolve", Change.Of(before.TimeToResolution, after.TimeToResolution), "0.0 'h'", factor: 24),
            Rate("Resolved on first contact", Change.Of(before.FirstContactResolution, after.FirstContactResolution)),
            Rate("Reopened", Change.Of(before.ReopenRate, after.ReopenRate)),
            Rate("Satisfied, 4 or 5 of 5", Change.Of(service.AnswersBefore.CustomerSatisfaction(), service.AnswersAfter.CustomerSatisfaction())),
        ];
    }

    /// <summary>Which deals were compared.</summary>
    public static string Note(Comparison comparison) =>
        $"Money: deals closed within {Show.Count((long)comparison.Periods.MonthsAfter, "month")} before and after go-live. Won in {comparison.FollowUp.TotalDays:0} days: "
        + $"the {comparison.Cohorts.CohortBefore.Created:#,0} and {comparison.Cohorts.CohortAfter.Created:#,0} deals opened {Span(comparison.CohortPeriods.Before)} and "
        + $"{Span(comparison.CohortPeriods.After)}, watched equally long. {Show.Count(comparison.Closed.Straddling, "deal")} straddled the go-live.";

    private static string Span(Period period) => $"{period.Start:d MMM yyyy} to {period.End.AddDays(-1):d MMM yyyy}";

    private static string Text(decimal? value, string format) => value?.ToString(format) ?? Show.NotAvailable;

    private static string VerdictOf(Change change) => change.IsSignificant switch
    {
        true => "shown",
        false => "chance?",
        null => "",
    };
}
