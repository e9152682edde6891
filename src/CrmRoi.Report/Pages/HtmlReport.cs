using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>
/// The report as one self-contained page: the answer and how certain it is, what would change it, where the gain came from, what the data cannot say, then
/// the figures behind them.
/// </summary>
internal static class HtmlReport
{
    private const int MostGroups = 20;
    private const int MostRows = 100;

    /// <summary>The shares of all deals for which the page says when they were won.</summary>
    public static readonly double[] Shares = [0.1, 0.2, 0.3, 0.4, 0.5];

    public static string Page(CrmReport report) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>CRM report · {Html.Text(report.Title)}</title>
        <style>
        {PageStyle.Css}
        </style>
        </head>
        <body>
        <main>
        <header>
        <p class="kicker">Did the CRM pay for itself?</p>
        <h1>{Html.Text(report.Title)}</h1>
        <p class="scope">{Html.Text(Scope(report))}</p>
        </header>
        {Answer(report)}
        {string.Join("\n", Sections(report))}
        <footer>Made with CrmRoi.Metrics from {Html.Text(Path.GetFileName(report.Source.Path))} ({Html.Text(report.Source.Form)}). Nothing was rounded before it was printed.</footer>
        </main>
        </body>
        </html>

        """;

    /// <summary>The period, the currency and the date of the data.</summary>
    public static string Scope(CrmReport report) => string.Join(" · ", new[]
    {
        report.Covered is { } covered ? $"Deals from {Show.Span(covered, report.Zone)}" : "No deals",
        report.GoLive is { } goLive ? $"CRM live since {Show.Date(goLive, report.Zone)}" : null,
        report.Currency is { } currency ? $"Amounts in {currency}" : "Amounts in the currency of the data, which names none",
    }.OfType<string>());

    private static IEnumerable<string> Sections(CrmReport report)
    {
        if (report.Impact is { } impact)
        {
            yield return ImpactPage.Why(impact, report);
            yield return ImpactPage.HowSure(impact, report);
            yield return ImpactPage.WhatWouldTurnIt(impact);
        }

        if (report.Comparison is { } comparison)
            yield return Changes(comparison, report);
        if (report.Impact is { } future)
        {
            yield return ImpactPage.Payback(future, report);
            if (future.ThreeYears is { } years)
                yield return ImpactPage.ThreeYears(future, years, report);
            yield return ImpactPage.Depends(future, report);
        }

        yield return Revenue(report);
        if (report.Comparison is { } compared && report.Migrated.Count == 0)
            yield return TimeToWin(compared);
        yield return Groups(report);
        foreach (var section in report.Marketing is { } marketing ? MarketingPage.Sections(marketing, report) : [])
            yield return section;
        if (report.Activities is { } activities)
            yield return ActivityPage.Section(activities, report);
        if (report.Service is { } service)
            yield return ServicePage.Section(service);
        if (report.Customers is { } customers)
            yield return CustomerPage.Section(customers, report);
        yield return Rows("Rows left out", "These rows make no deal and are in no figure.", report.Source.Rejected, report.Source.RejectedCount);
        yield return Rows("Amounts that could not be read", "These deals count as won, lost or open. Their amount is unknown and in no sum.", report.Source.Unread, report.Source.UnreadCount);
        yield return Rows("Rows of the same deal", report.Source.SumsRows ? "These rows were added to an earlier one." : "These rows repeat an earlier one and are not counted again.", report.Source.Duplicates, report.Source.DuplicateCount);
        if (MissingParts.Of(report).ToList() is { Count: > 0 } missing)
            yield return Html.Section("What more data would show", $"A folder with {ReportSettings.FileName} may hold more files (--init FOLDER writes one).", Html.List(missing));
    }

    private static string Answer(CrmReport report)
    {
        var answer = Report.Answer.Of(report);
        var notes = report.Notes.Count == 0 ? "" : $"<div class=\"notes\">\n<h3>Know this about the data</h3>\n{Html.List(report.Notes)}</div>";
        if (report.Impact is not { } impact)
        {
            return $"""
                <section class="answer">
                <div class="headline"><strong style="--length: {Math.Max(8, answer.Headline.Length)}">{Html.Text(answer.Headline)}</strong></div>
                <p>{Html.Text(answer.Text)}</p>
                {notes}
                </section>
                """;
        }

        var months = (long)report.Comparison!.Periods.MonthsAfter;
        return $"""
            <section class="answer">
            <div class="headline"><strong class="{answer.Tone}" style="--length: {Math.Max(8, answer.Headline.Length)}">{Html.Text(answer.Headline)}</strong><span>return on the CRM in its first {Show.Count(months, "month")}<br>95% range: {Html.Text(Report.Answer.RangeOf(impact) ?? "none, see below")}</span></div>
            <p class="verdict">{Html.Text($"{answer.Text} {ImpactPage.Confidence(impact)}")}</p>
            {Html.Figures(
                ("Gain in gross profit", Show.Money(impact.Gain, report.Currency)),
                ("Cost of the CRM", Show.Money(impact.Cost, report.Currency)),
                ("Gain less cost", Show.Money(impact.Expected.ProfitGain, report.Currency)),
                ("Paid back", impact.MonthsToPayback is { } payback ? $"{Math.Max(0, payback):0.0} months after go-live" : "not yet"))}
            <p>{Html.Text(ImpactPage.Meaning(impact, report))}</p>
            <p>{Html.Text(ImpactPage.Turning(impact))}</p>
            {notes}
            </section>
            """;
    }

    private static string Changes(Comparison comparison, CrmReport report) => Html.Section(
        "What changed",
        Html.Text((report.Settings.ControlName is { } control ? $"All deals but those of the control group, {control}. " : "") + ShownChange.Note(comparison, report.Zone))
        + (report.Migrated.Count > 0 ? " The data look migrated, so there is no verdict." : $" The last column says whether a change is more than the usual ups and downs: \"yes\" if its 95% range excludes no change."),
        Html.Changes(ShownChange.Of(comparison).Select(change => report.Migrated.Count > 0 ? change with { Shown = null, Interval = null } : change)),
        ShownChange.WhyOtherThanAnswer(comparison, report.Impact) is { Length: > 0 } why ? $"<p class=\"below\">{Html.Text(why)}</p>" : "");

    private static string Revenue(CrmReport report) => report.Months.Count == 0 ? "" : Html.Section(
        "Revenue",
        report.GoLive is { } goLive
            ? $"Amount of the deals won in each month, {Html.Legend("before the CRM", "before")} and {Html.Legend("with it", "after")}. It went live on {Html.Text(Show.Date(goLive, report.Zone))}."
            : "Amount of the deals won in each month.",
        Charts.Revenue(report),
        Html.Table(["Fiscal year", "won", "lost", "win rate", "revenue", "average deal"], report.Years.TakeLast(10).Select(year => (string[])
        [
            Show.Span(Within(year.Key, report.Covered!.Value), report.Zone), $"{year.Value.Won:#,0}", $"{year.Value.Lost:#,0}", Show.Percent(year.Value.WinRate), Show.Money(year.Value.WonAmount), Show.Money(year.Value.AverageDealSize),
        ])));

    // A year that the data do not cover completely is shown as far as they go.
    private static Period Within(Period year, Period covered) =>
        new(year.Start > covered.Start ? year.Start : covered.Start, year.End < covered.End ? year.End : covered.End);

    private static string TimeToWin(Comparison comparison) => Html.Section(
        "How fast deals are won",
        $"Of all deals opened {Html.Legend("before", "before")} and {Html.Legend("after", "after")} the go-live, the share that was won so many days later. Each deal is watched for "
        + $"{comparison.FollowUp.TotalDays:0} days, so that the younger ones do not look fast only because the slow ones are still open.",
        Charts.TimeToWin(comparison),
        Html.Table(["Deals opened", "number", $"won within {comparison.FollowUp.TotalDays:0} days", .. SharesReached(comparison).Select(share => $"{share:0%} of all won after")],
            [
                Cohort("before", comparison.Cohorts.CohortBefore, comparison.Cohorts.TimeToWin.Before, comparison),
                Cohort("after", comparison.Cohorts.CohortAfter, comparison.Cohorts.TimeToWin.After, comparison),
            ]));

    private static string[] Cohort(string name, SalesSummary deals, TimeToWinSummary times, Comparison comparison) =>
        [name, $"{deals.Created:#,0}", Show.Percent(deals.CloseRate), .. SharesReached(comparison).Select(share => DayOf(share, times, comparison) is { } day ? $"{day} days" : "not yet")];

    /// <summary>The day by which a share of all deals was won while they were observed; null if it was not reached.</summary>
    public static int? DayOf(double share, TimeToWinSummary times, Comparison comparison) => times.Quantile(share) is { } day && day <= comparison.FollowUp.TotalDays ? day : null;

    // The shares that the deals before or after reach within the time for which they are observed.
    private static IEnumerable<double> SharesReached(Comparison comparison) =>
        Shares.Where(share => DayOf(share, comparison.Cohorts.TimeToWin.Before, comparison) is not null || DayOf(share, comparison.Cohorts.TimeToWin.After, comparison) is not null);

    private static string Groups(CrmReport report)
    {
        string[] head = ["", "won", "lost", "open", "win rate", "95% range", "revenue", "average deal", "median days to win"];
        if (report.Settings.By is not { } column)
            return Html.Section("All deals", "Won, lost and open deals, and the win rate of those decided with its 95% range.", Html.Table(head, [Cells("all", report.Total)]));

        List<KeyValuePair<string, SalesSummary>> groups = [.. report.LargestGroups(MostGroups)];
        return Html.Section(
            $"By {column}: revenue and win rate",
            "The largest revenue first. The bars are the 95% range of the win rate (Wilson); if two overlap widely, the data do not tell the two apart. The dashed line is the win rate of all deals."
            + (report.Groups.Count > MostGroups ? $" The {MostGroups} largest of {report.Groups.Count:#,0} are shown; the JSON has all." : ""),
            Charts.WinRates(groups, report.Total),
            Html.Table(head, groups.Select(group => Cells(group.Key.Length == 0 ? "(blank)" : group.Key, group.Value)), Cells("all", report.Total)));
    }

    private static string[] Cells(string name, SalesSummary deals) =>
    [
        name, $"{deals.Won:#,0}", $"{deals.Lost:#,0}", $"{deals.Open:#,0}", Show.Percent(deals.WinRate), Show.Interval(deals.WinRate),
        Show.Money(deals.WonAmount), Show.Money(deals.AverageDealSize), Show.Days(deals.SalesCycle.Median),
    ];

    private static string Rows(string title, string lead, IReadOnlyList<RowNote> rows, long count) => count == 0 ? "" : Html.Section(
        title,
        Html.Text(lead) + (count > MostRows ? $" The first {MostRows} of {count:#,0}:" : ""),
        Html.Table(["row", "line", "reason"], rows.Take(MostRows).Select(row => new[] { $"{row.Row}", $"{row.Line}", row.Reason })));
}
