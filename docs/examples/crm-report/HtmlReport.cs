using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>The report as one page that needs nothing else.</summary>
internal static class HtmlReport
{
    private const int MostGroups = 20;
    private const int MostRejected = 100;

    private static readonly double[] Shares = [0.25, 0.5, 0.9];

    public static string Page(Report report) => $"""
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
        <p class="kicker">CRM report</p>
        <h1>{Html.Text(report.Title)}</h1>
        </header>
        {Answer(report)}
        {string.Join("\n", Sections(report))}
        <footer>Made with CrmRoi.Metrics. Amounts as in the data, in one currency. Nothing was rounded before it was printed.</footer>
        </main>
        </body>
        </html>

        """;

    private static IEnumerable<string> Sections(Report report)
    {
        if (report.Comparison is { } comparison)
            yield return Changes(comparison);
        foreach (var section in report.Impact is { } impact ? ImpactPage.Sections(impact) : [])
            yield return section;
        yield return Revenue(report);
        if (report.Comparison is { } compared)
            yield return TimeToWin(compared);
        yield return Groups(report);
        foreach (var section in report.Marketing is { } marketing ? MarketingPage.Sections(marketing) : [])
            yield return section;
        if (report.Service is { } service)
            yield return ServicePage.Section(service);
        if (report.Customers is { } customers)
            yield return CustomerPage.Section(customers);
        if (report.Impact is { } limits)
            yield return ImpactPage.Caveats(limits);
        yield return Rejected(report);
    }

    private static string Answer(Report report) => report.Return is not { Observed: var crm } found
        ? $"""
            <section class="answer">
            <div class="headline"><strong>{Show.Money(report.Total.WonAmount)}</strong><span>won in {Show.Count(report.Total.Won, "deal")}, a win rate of {Show.Percent(report.Total.WinRate)} ({Show.Interval(report.Total.WinRate)})</span></div>
            <p>The return on the CRM cannot be told yet. It needs {Html.Text(report.Missing!)}.</p>
            </section>
            """
        : $"""
            <section class="answer">
            <div class="headline"><strong class="{(crm.BreaksEven ? "good" : "bad")}">{crm.NetReturn.ToString("P0", null)}</strong><span>return on the CRM<br>95% range: {found.Range}</span></div>
            {Html.Figures(("Gain in gross profit", Show.Money(crm.Gain)), ("Cost of the CRM", Show.Money(crm.Cost)), ("Profit after that cost", Show.Money(crm.ProfitGain)), ("Gain needed to break even", Show.Money(crm.GainToBreakEven)))}
            <p>{Html.Text(found.Verdict)} The gain is the gross profit of {Show.Count((long)report.Comparison!.Periods.MonthsAfter, "month")} after the go-live less that of as many before,
            and the return is (gain − cost) / cost. It counts the whole change as the doing of the CRM; the range is that of the change from month to month.
            {(report.Impact is { } impact ? $"Of what the teams with the CRM gained beyond a team without it, the return is {impact.Controlled.Expected.Investment.NetReturn:P0}." : "")}</p>
            </section>
            """;

    private static string Changes(Comparison comparison) => Html.Section(
        "Before and after",
        ShownChange.Note(comparison) + " A change is shown where its 95% interval excludes 0 (Welch for means, Newcombe for rates); otherwise it may be chance.",
        Html.Table(["", "before", "after", "change", "95% interval", ""], ShownChange.Of(comparison).Select(line => new[] { line.Name, line.Before, line.After, line.Difference, line.Interval, line.Verdict }), aside: true));

    private static string Revenue(Report report) => report.Months.Count == 0 ? "" : Html.Section(
        "Revenue by month",
        report.GoLive is null
            ? "Amount of the deals won in each month."
            : $"Amount of the deals won in each month, {Html.Legend("before the CRM", "before")} and {Html.Legend("with it", "after")}. It went live on {report.GoLive:d MMMM yyyy}.",
        Charts.Revenue(report));

    private static string TimeToWin(Comparison comparison) => Html.Section(
        "How fast deals are won",
        $"Of all deals opened {Html.Legend("before", "before")} and {Html.Legend("after", "after")} the go-live, the share that was won so many days later. Both are watched for "
        + $"{comparison.FollowUp.TotalDays:0} days, so that the younger deals do not look fast only because the slow ones are still open.",
        Charts.TimeToWin(comparison),
        Html.Table([$"Won in {comparison.FollowUp.TotalDays:0} days", "opened", "won", "a quarter by", "half by", "nine in ten by"],
            [Cohort("before", comparison.Cohorts.CohortBefore), Cohort("after", comparison.Cohorts.CohortAfter)]));

    private static string[] Cohort(string name, SalesSummary deals) =>
        [name, $"{deals.Created:#,0}", Show.Percent(deals.CloseRate), .. Shares.Select(share => Show.Days(deals.SalesCycle.Quantile(share)))];

    private static string Groups(Report report)
    {
        string[] head = ["", "won", "lost", "open", "win rate", "95%", "revenue", "average deal", "median cycle"];
        if (report.GroupColumn is not { } column)
            return Html.Section("All deals", "Won, lost and open deals, and the win rate of those decided with its 95% interval.", Html.Table(head, [Cells("all", report.Total)]));

        List<KeyValuePair<string, SalesSummary>> groups = [.. report.LargestGroups(MostGroups).Select(group => KeyValuePair.Create(Name(group.Key), group.Value))];
        return Html.Section(
            $"Win rate by {column}",
            "Deals won of those decided, with the 95% interval (Wilson). Where two bars overlap widely, the data do not tell the two apart. Dashed: all deals."
            + (report.Groups.Count > MostGroups ? $" The {MostGroups} largest of {report.Groups.Count:#,0}; the JSON has all." : ""),
            Charts.WinRates(groups, report.Total),
            Html.Table(head, groups.Select(group => Cells(group.Key, group.Value)), Cells("all", report.Total), wide: true));
    }

    private static string[] Cells(string name, SalesSummary deals) =>
    [
        name, $"{deals.Won:#,0}", $"{deals.Lost:#,0}", $"{deals.Open:#,0}", Show.Percent(deals.WinRate), Show.Interval(deals.WinRate),
        Show.Money(deals.WonAmount), Show.Money(deals.AverageDealSize), Show.Days(deals.SalesCycle.Median),
    ];

    private static string Rejected(Report report) => report.Rejected.Count == 0 ? "" : Html.Section(
        "Rows left out",
        $"{Show.Count(report.Rejected.Count, "row")} of the file {(report.Rejected.Count == 1 ? "makes no deal and is" : "make no deal and are")} in no figure."
        + (report.Rejected.Count > MostRejected ? $" The first {MostRejected}:" : ""),
        Html.Table(["row", "line", "reason"], report.Rejected.Take(MostRejected).Select(row => new[] { $"{row.Row}", $"{row.Line}", row.Reason })));

    private static string Name(string group) => group.Length == 0 ? "(blank)" : group;
}
