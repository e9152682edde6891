using System.Net;
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
        <title>CRM report · {Text(report.Title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        <header>
        <p class="kicker">CRM report</p>
        <h1>{Text(report.Title)}</h1>
        </header>
        {Answer(report)}
        {(report.Comparison is { } comparison ? Changes(comparison) : "")}
        {Revenue(report)}
        {(report.Comparison is { } compared ? TimeToWin(compared) : "")}
        {Groups(report)}
        {Rejected(report)}
        <footer>Made with CrmRoi.Metrics. Amounts as in the data, in one currency. Nothing was rounded before it was printed.</footer>
        </main>
        </body>
        </html>

        """;

    private static string Answer(Report report) => report.Return is not { } crm
        ? $"""
            <section class="answer">
            <div class="headline"><strong>{Show.Money(report.Total.WonAmount)}</strong><span>won in {Show.Count(report.Total.Won, "deal")}, a win rate of {Show.Percent(report.Total.WinRate)} ({Show.Interval(report.Total.WinRate)})</span></div>
            <p>The return on the CRM cannot be told yet. It needs {Text(report.Missing!)}.</p>
            </section>
            """
        : $"""
            <section class="answer">
            <div class="headline"><strong class="{(crm.BreaksEven ? "good" : "bad")}">{crm.NetReturn.ToString("P0", null)}</strong><span>return on the CRM, {(crm.BreaksEven ? "which paid for itself" : "which has not paid for itself yet")}</span></div>
            <dl>
            <div><dt>Gain in gross profit</dt><dd>{Show.Money(crm.Gain)}</dd></div>
            <div><dt>Cost of the CRM</dt><dd>{Show.Money(crm.Cost)}</dd></div>
            <div><dt>Profit after that cost</dt><dd>{Show.Money(crm.ProfitGain)}</dd></div>
            <div><dt>Gain needed to break even</dt><dd>{Show.Money(crm.GainToBreakEven)}</dd></div>
            </dl>
            <p>Gross profit of the {report.Comparison!.Months} months after the go-live less that of the {report.Comparison.Months} months before, to the cost of the CRM:
            (gain − cost) / cost. It counts the whole change as the doing of the CRM.</p>
            </section>
            """;

    private static string Changes(Comparison comparison) => $"""
        <section>
        <h2>Before and after</h2>
        <p>{Text(comparison.Note())}</p>
        <table>
        <thead><tr><th></th><th>before</th><th>after</th><th>change</th></tr></thead>
        <tbody>
        {string.Concat(comparison.Lines().Select(line => $"<tr><th>{Text(line.Name)}</th><td>{Text(line.Before)}</td><td>{Text(line.After)}</td><td>{Text(line.Change)}</td></tr>\n"))}</tbody>
        </table>
        </section>
        """;

    private static string Revenue(Report report) => report.Months.Count == 0 ? "" : $"""
        <section>
        <h2>Revenue by month</h2>
        <p>Amount of the deals won in each month{(report.GoLive is null ? "." : $", {Legend("before the CRM", "before")} and {Legend("with it", "after")}. It went live on {report.GoLive:d MMMM yyyy}.")}</p>
        {Charts.Revenue(report)}
        </section>
        """;

    private static string TimeToWin(Comparison comparison) => $"""
        <section>
        <h2>How fast deals are won</h2>
        <p>Of all deals opened {Legend("before", "before")} and {Legend("after", "after")} the go-live, the share that was won so many days later. Both are watched for
        {comparison.FollowUp.TotalDays:0} days, so that the younger deals do not look fast only because the slow ones are still open.</p>
        {Charts.TimeToWin(comparison)}
        <table>
        <thead><tr><th>Won within {comparison.FollowUp.TotalDays:0} days</th><th>opened</th><th>won</th><th>a quarter by</th><th>half by</th><th>nine in ten by</th></tr></thead>
        <tbody>
        {Cohort("before", comparison.FollowedBefore.Summarize())}
        {Cohort("after", comparison.FollowedAfter.Summarize())}
        </tbody>
        </table>
        </section>
        """;

    private static string Cohort(string name, SalesSummary deals) =>
        $"<tr><th>{name}</th><td>{deals.Created:#,0}</td><td>{Show.Percent(deals.CloseRate)}</td>"
        + string.Concat(Shares.Select(share => $"<td>{Show.Days(deals.SalesCycle.Quantile(share))}</td>")) + "</tr>";

    private static string Groups(Report report)
    {
        var groups = report.GroupColumn is null ? [] : report.LargestGroups(MostGroups).ToList();
        var chart = groups.Count == 0 ? "" : $"""
            <p>Deals won of those decided, with the 95% interval (Wilson). Where two bars overlap widely, the data do not tell the two apart. Dashed: all deals.</p>
            {Charts.WinRates([.. groups.Select(group => KeyValuePair.Create(Name(group.Key), group.Value))], report.Total)}
            """;
        var rest = report.GroupColumn is not null && report.Groups.Count > MostGroups ? $"<p>The {MostGroups} largest of {report.Groups.Count:#,0}; the JSON has all.</p>" : "";
        return $"""
            <section>
            <h2>{(report.GroupColumn is { } column ? $"Win rate by {Text(column)}" : "All deals")}</h2>
            {chart}
            {rest}
            <div class="scroll">
            <table>
            <thead><tr><th></th><th>won</th><th>lost</th><th>open</th><th>win rate</th><th>95%</th><th>revenue</th><th>average deal</th><th>median cycle</th></tr></thead>
            <tbody>
            {string.Concat(groups.Select(group => Row(Name(group.Key), group.Value)))}</tbody>
            <tfoot>
            {Row("all", report.Total)}</tfoot>
            </table>
            </div>
            </section>
            """;
    }

    private static string Row(string name, SalesSummary deals) =>
        $"<tr><th>{Text(name)}</th><td>{deals.Won:#,0}</td><td>{deals.Lost:#,0}</td><td>{deals.Open:#,0}</td><td>{Show.Percent(deals.WinRate)}</td><td>{Show.Interval(deals.WinRate)}</td>"
        + $"<td>{Show.Money(deals.WonAmount)}</td><td>{Show.Money(deals.AverageDealSize)}</td><td>{Show.Days(deals.SalesCycle.Median)}</td></tr>\n";

    private static string Rejected(Report report) => report.Rejected.Count == 0 ? "" : $"""
        <section>
        <h2>Rows left out</h2>
        <p>{Show.Count(report.Rejected.Count, "row")} of the file {(report.Rejected.Count == 1 ? "makes" : "make")} no deal and {(report.Rejected.Count == 1 ? "is" : "are")} in no figure.{(report.Rejected.Count > MostRejected ? $" The first {MostRejected}:" : "")}</p>
        <table class="text">
        <thead><tr><th>row</th><th>line</th><th>reason</th></tr></thead>
        <tbody>
        {string.Concat(report.Rejected.Take(MostRejected).Select(row => $"<tr><td>{row.Row}</td><td>{row.Line}</td><td>{Text(row.Reason)}</td></tr>\n"))}</tbody>
        </table>
        </section>
        """;

    private static string Legend(string text, string color) => $"<span class=\"legend {color}\">{text}</span>";

    private static string Name(string group) => group.Length == 0 ? "(blank)" : group;

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private const string Style = """
        :root { --ink: #1f2933; --soft: #52606d; --line: #e4e7eb; --before: #9aa5b1; --after: #1f6feb; --good: #11734b; --bad: #b42318; color-scheme: light; }
        * { box-sizing: border-box; }
        body { margin: 0; background: #f5f7fa; color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        main { max-width: 1040px; margin: 0 auto; padding: 40px 20px; }
        header { margin-bottom: 24px; }
        h1 { margin: 0; font-size: 30px; line-height: 1.2; letter-spacing: -0.01em; }
        h2 { margin: 0 0 4px; font-size: 20px; }
        p { margin: 0 0 16px; color: var(--soft); max-width: 75ch; }
        .kicker { margin: 0 0 4px; font-size: 13px; text-transform: uppercase; letter-spacing: 0.08em; }
        section { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 28px 32px; margin-bottom: 20px; break-inside: avoid; }
        .headline { display: flex; align-items: baseline; flex-wrap: wrap; gap: 4px 16px; margin-bottom: 20px; font-size: 20px; }
        .headline strong { font-size: 60px; line-height: 1; letter-spacing: -0.03em; }
        .good { color: var(--good); }
        .bad { color: var(--bad); }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 16px; margin: 0 0 20px; }
        dl div { border-top: 2px solid var(--line); padding-top: 8px; }
        dt { color: var(--soft); font-size: 14px; }
        dd { margin: 0; font-size: 22px; font-weight: 600; font-variant-numeric: tabular-nums; }
        .answer p { margin: 0; }
        table { width: 100%; border-collapse: collapse; font-size: 15px; font-variant-numeric: tabular-nums; }
        th, td { padding: 7px 0 7px 14px; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; font-weight: 400; }
        th:first-child, td:first-child { text-align: left; padding-left: 0; }
        thead th { color: var(--soft); font-size: 13px; }
        tbody tr:last-child > *, tfoot tr > * { border-bottom: 0; }
        tfoot tr > * { border-top: 2px solid var(--line); font-weight: 600; }
        table.text td, table.text th { text-align: left; white-space: normal; }
        .scroll { overflow-x: auto; }
        svg { display: block; width: 100%; height: auto; margin: 8px 0 12px; font-family: inherit; }
        svg.narrow { display: none; }
        .legend { color: var(--ink); font-weight: 600; white-space: nowrap; }
        .legend::before { content: ""; display: inline-block; width: 0.7em; height: 0.7em; margin-right: 0.35em; border-radius: 2px; background: var(--color); }
        .legend.before { --color: var(--before); }
        .legend.after { --color: var(--after); }
        footer { padding: 4px 0 20px; color: var(--soft); font-size: 14px; }
        @media (max-width: 640px) {
          main { padding: 20px 10px; }
          header { padding: 0 6px; }
          section { padding: 20px 16px; }
          h1 { font-size: 24px; }
          .headline { font-size: 17px; }
          .headline strong { font-size: 48px; }
          dl { grid-template-columns: 1fr 1fr; }
          table { font-size: 13px; }
          th, td { padding-left: 10px; white-space: normal; }
          .scroll th, .scroll td { white-space: nowrap; }
          svg.wide { display: none; }
          svg.narrow { display: block; }
        }
        @media print {
          body { background: #fff; font-size: 11pt; }
          main { max-width: none; padding: 0; }
          section { border: 0; padding: 0 0 12pt; }
          svg.wide { display: block; }
          svg.narrow { display: none; }
        }
        """;
}
