using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CrmReport;

/// <summary>The report on the terminal.</summary>
internal static class TerminalReport
{
    private const int MostGroups = 20;
    private const int MostRejected = 20;

    public static void Print(Report report)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]CRM report[/] · {Markup.Escape(report.Title)}") { Justification = Justify.Left, Style = "grey" });
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLine(Answer(report));
        AnsiConsole.WriteLine();
        if (report.Comparison is { } comparison)
            AnsiConsole.Write(Changes("Before and after", ShownChange.Of(comparison), ShownChange.Note(comparison)));
        if (report.Impact is { } impact)
            AnsiConsole.Write(Bridge(impact));
        AnsiConsole.Write(Groups(report));
        if (report.Months.Count > 0)
            AnsiConsole.Write(Revenue(report));
        if (report.Service is { } service)
            AnsiConsole.Write(Changes("Service", ShownChange.Of(service), "The cases opened in each period, as they stood at its end."));
        PrintRejected(report);
    }

    private static string Answer(Report report)
    {
        if (report.Return is not { Observed: var crm } found)
            return $"[bold]No return on investment yet.[/] It needs {Markup.Escape(report.Missing!)}.";
        var color = crm.BreaksEven ? "green" : "red";
        return $"""
            [bold {color}]The return on the CRM is {crm.NetReturn.ToString("P0", null)}[/], 95% range {found.Range}.
            {Markup.Escape(found.Verdict)}
            Gross profit changed by {crm.Gain:+#,0;−#,0;0} in {Show.Count((long)report.Comparison!.Periods.MonthsAfter, "month")}, at a cost of {Show.Money(crm.Cost)}.
            """;
    }

    private static Table Changes(string title, IEnumerable<ShownChange> lines, string note)
    {
        var table = NewTable(title, "", "before", "after", "change", "95% interval", "");
        foreach (var line in lines)
            table.AddRow(line.Name, line.Before, line.After, line.Difference, line.Interval, line.Verdict);
        table.Caption = new TableTitle(Markup.Escape(note), "grey");
        return table;
    }

    private static Table Bridge(ImpactFigures impact)
    {
        var parts = impact.Bridge.Rounded(0);
        var table = NewTable("Where the gain came from", ["before", .. parts.Select(part => Show.NameOf(part.Driver)), "after"]);
        table.AddRow([Show.Money(impact.Bridge.Before), .. parts.Select(part => Show.Signed(part.Amount)), Show.Money(impact.Bridge.After)]);
        var controlled = impact.Controlled;
        table.Caption = new TableTitle(
            $"Of the {Show.Signed(controlled.GrossProfit.Change)} of the teams with the CRM, {Show.Signed(controlled.WithoutCrm)} would have come anyway, says the control team: "
            + $"a return of {controlled.Expected.Investment.NetReturn:P0}. Paid back for good after {Show.Months(impact.CashFlows.Payback(Crossing.Last))}. "
            + $"Net present value of three years: {Show.Money(impact.ThreeYears.NetPresentValue)}.",
            "grey");
        return table;
    }

    private static Table Groups(Report report)
    {
        var table = NewTable(report.GroupColumn is null ? "All deals" : $"By {report.GroupColumn}", "", "won", "lost", "open", "win %", "95%", "revenue", "average", "cycle");
        if (report.GroupColumn is not null)
        {
            foreach (var (name, deals) in report.LargestGroups(MostGroups))
                table.AddRow(Cells(name.Length == 0 ? "(blank)" : name, deals));
            if (report.Groups.Count > MostGroups)
                table.AddRow($"… {report.Groups.Count - MostGroups} more");
        }

        table.AddRow(Cells("all", report.Total, "bold"));
        var openStages = report.OpenStages.Count == 0 ? "" : $" · open: {string.Join(", ", report.OpenStages)}";
        table.Caption = new TableTitle(Markup.Escape($"revenue: amount of won deals · average: per won deal · cycle: median from opened to won{openStages}"), "grey");
        return table;

        static IRenderable[] Cells(string name, SalesSummary deals, string style = "default") =>
        [
            .. new[]
            {
                name.Length <= 16 ? name : name[..15] + "…", $"{deals.Won:#,0}", $"{deals.Lost:#,0}", $"{deals.Open:#,0}", Show.Percent(deals.WinRate), Show.Interval(deals.WinRate),
                Show.Money(deals.WonAmount), Show.Money(deals.AverageDealSize), deals.SalesCycle.Median is { } median ? $"{median.TotalDays:0} d" : Show.NotAvailable,
            }.Select(cell => new Markup(Markup.Escape(cell), style)),
        ];
    }

    // One line a year, one block a month.
    private static Table Revenue(Report report)
    {
        var blocks = AnsiConsole.Profile.Capabilities.Unicode ? "▁▂▃▄▅▆▇█" : ".:-=+*#@";
        var most = report.Months.Select(month => month.Value.WonAmount).DefaultIfEmpty().Max();
        var table = NewTable("Revenue by month", "", "Jan         Dec", "revenue", "won");
        table.Columns[1].Alignment = Justify.Left;
        foreach (var year in report.Months.GroupBy(month => month.Key.Year).TakeLast(10))
        {
            var total = year.Aggregate(SalesSummary.Empty, (sum, month) => sum + month.Value);
            var line = new string(' ', year.First().Key.Month - 1);
            foreach (var (_, month) in year)
                line += month.WonAmount <= 0 ? ' ' : blocks[(int)Math.Min(blocks.Length - 1, month.WonAmount / most * blocks.Length)];
            var goLive = report.GoLive is { } date && date.UtcDateTime.Year == year.Key ? $" [yellow]go-live {date:d MMM}[/]" : "";
            table.AddRow($"{year.Key}{goLive}", line, Show.Money(total.WonAmount), $"{total.Won:#,0}");
        }

        return table;
    }

    private static void PrintRejected(Report report)
    {
        if (report.Rejected.Count == 0)
            return;
        AnsiConsole.MarkupLine($"[red]{Show.Count(report.Rejected.Count, "row")} rejected[/], not in any figure:");
        foreach (var row in report.Rejected.Take(MostRejected))
            Console.WriteLine($"  row {row.Row} (line {row.Line}): {row.Reason}");
        if (report.Rejected.Count > MostRejected)
            Console.WriteLine($"  … and {report.Rejected.Count - MostRejected:#,0} more; --json FILE lists all");
        AnsiConsole.WriteLine();
    }

    private static Table NewTable(string title, params string[] columns)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title), "bold"), Border = TableBorder.Horizontal, Expand = false };
        foreach (var column in columns)
            table.AddColumn(new TableColumn(column) { Alignment = column.Length == 0 ? Justify.Left : Justify.Right, NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        return table;
    }
}
