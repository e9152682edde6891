using CrmRoi.Metrics.Sales;
using Spectre.Console;

namespace CrmRoi.Report;

/// <summary>
/// The report on the terminal. A number is never broken over two lines: what does not fit is written in thousands or millions, or left out.
/// </summary>
internal static class TerminalReport
{
    private const int MostGroups = 20;
    private const int MostRows = 20;
    private const int LongestName = 16;

    private static int Width => AnsiConsole.Profile.Out.IsTerminal ? AnsiConsole.Profile.Width : 80;

    public static void Print(CrmReport report)
    {
        AnsiConsole.Profile.Width = Width;
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold]CRM report[/] · {Markup.Escape(report.Title)}") { Justification = Justify.Left, Style = "grey" });
        AnsiConsole.MarkupLine($"[grey]{Markup.Escape(HtmlReport.Scope(report))}[/]");
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLine(AnswerOf(report));
        AnsiConsole.WriteLine();
        foreach (var note in report.Notes)
            AnsiConsole.MarkupLine($"[yellow]•[/] {Markup.Escape(note)}");
        if (report.Notes.Count > 0)
            AnsiConsole.WriteLine();
        if (report.Impact is { } impact)
        {
            AnsiConsole.MarkupLine("[bold]What would have to be true for this to be wrong[/]");
            Note(ImpactPage.Turning(impact));
            Bridge(impact, report);
            AnsiConsole.MarkupLine("[bold]What these data cannot say[/]");
            foreach (var unknown in ImpactPage.CannotSay(impact))
                AnsiConsole.MarkupLine($"• {Markup.Escape(unknown)}");
            AnsiConsole.WriteLine();
        }

        if (report.Comparison is { } comparison)
            Changes("What changed", ShownChange.Of(comparison).Select(change => report.Migrated.Count > 0 ? change with { Shown = null, Interval = null } : change), $"{ShownChange.Note(comparison, report.Zone)} {ShownChange.WhyOtherThanAnswer(comparison, report.Impact)}".Trim());
        Groups(report);
        if (report.Months.Count > 0)
            Revenue(report);
        if (report.Service is { Before: not null } service)
            Changes("Service", ShownChange.Of(service), "The cases opened in each period, as they stood at its end.");
        PrintRows(report.Source.Rejected, report.Source.RejectedCount, "row", "rejected, not in any figure");
        PrintRows(report.Source.Unread, report.Source.UnreadCount, "amount", "not read, unknown therefore");
        PrintRows(report.Source.Duplicates, report.Source.DuplicateCount, "row", report.Source.SumsRows ? "added to an earlier one" : "not counted again");
    }

    private static string AnswerOf(CrmReport report)
    {
        var answer = Answer.Of(report);
        if (report.Impact is not { } impact)
            return $"[bold]{Markup.Escape(answer.Headline)}[/] {Markup.Escape(answer.Text)}";
        var color = answer.Tone switch { "good" => "green", "bad" => "red", _ => "default" };
        return $"""
            [bold {color}]The return on the CRM is {Markup.Escape(answer.Headline)}[/]{(Answer.RangeOf(impact) is { } range ? $", 95% range {range}" : "")}.
            {Markup.Escape($"{answer.Text} {ImpactPage.Confidence(impact)}".Trim())}
            {Markup.Escape(ImpactPage.Meaning(impact, report))}
            Gain {Show.Money(impact.Gain)}, cost {Show.Money(impact.Cost)}. Paid back: {(impact.MonthsToPayback is { } months ? $"{Math.Max(0, months):0.0} months after go-live" : "not yet")}.
            """;
    }

    private static void Changes(string title, IEnumerable<ShownChange> lines, string note)
    {
        AnsiConsole.Write(Fitting(title, ["", "before", "after", "change", "95% range", "shown?"], [.. lines.Select(line => line.Cells())], dropped: [4]));
        Note(note);
    }

    private static void Bridge(ImpactFigures impact, CrmReport report)
    {
        var parts = impact.Bridge.Rounded(0);
        string[] names = ["before", .. parts.Select(part => Show.NameOf(part.Driver)), "after"];
        decimal[] amounts = [impact.Bridge.Before, .. parts.Select(part => part.Amount), impact.Bridge.After];
        var scale = Scale.For(amounts, ((Width - 1) / names.Length) - 2);
        AnsiConsole.Write(Fitting("Where the gain came from" + scale.Heading, names, [[.. amounts.Select((amount, index) => index == 0 || index == amounts.Length - 1 ? scale.Text(amount) : scale.Signed(amount))]], []));
        var range = impact is { ThreeYearsLow: { } low, ThreeYearsHigh: { } high } ? $" ({Show.Money(low.NetPresentValue)} to {Show.Money(high.NetPresentValue)} by the range of the gain)" : "";
        Note(impact.ThreeYears is { } years ? $"Net present value of three years: {Show.Money(years.NetPresentValue, report.Currency)}{range}." : "");
    }

    private static void Groups(CrmReport report)
    {
        var groups = report.Settings.By is null ? [] : report.LargestGroups(MostGroups).ToList();
        var scale = Scale.For([report.Total.WonAmount, .. groups.Select(group => group.Value.WonAmount)], 12);
        List<string[]> rows = [.. groups.Select(group => Cells(group.Key.Length == 0 ? "(blank)" : group.Key, group.Value))];
        if (report.Groups.Count > MostGroups)
            rows.Add([$"… {report.Groups.Count - MostGroups} more", "", "", "", "", "", "", "", ""]);
        rows.Add(Cells("all", report.Total));
        AnsiConsole.Write(Fitting(
            (report.Settings.By is null ? "All deals" : $"By {report.Settings.By}") + scale.Heading, ["", "won", "lost", "open", "win %", "95%", "revenue", "average", "cycle"], rows, dropped: [5, 3, 7, 8, 2]));
        var stages = report.Source.Reader.Outcomes.OpenStages;
        Note($"revenue: amount of won deals · average: per won deal · cycle: median days from opened to won{(stages.Count == 0 ? "" : $" · open: {string.Join(", ", stages)}")}");

        string[] Cells(string name, SalesSummary deals) =>
        [
            name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…", $"{deals.Won:#,0}", $"{deals.Lost:#,0}", $"{deals.Open:#,0}", Show.Percent(deals.WinRate), Show.Interval(deals.WinRate),
            scale.Text(deals.WonAmount), scale.Text(deals.AverageDealSize.Value), deals.SalesCycle.Median is { } median ? $"{median.TotalDays:0}" : Show.NotAvailable,
        ];
    }

    // One line a year, one block a month.
    private static void Revenue(CrmReport report)
    {
        var blocks = AnsiConsole.Profile.Capabilities.Unicode ? "▁▂▃▄▅▆▇█" : ".:-=+*#@";
        var most = report.Months.Select(month => month.Value.WonAmount).DefaultIfEmpty().Max();
        var years = report.Months.GroupBy(month => TimeZoneInfo.ConvertTime(month.Key.Start, report.Zone).Year).TakeLast(10).ToList();
        var totals = years.ConvertAll(year => year.Aggregate(SalesSummary.Empty, (sum, month) => sum + month.Value));
        var scale = Scale.For(totals.ConvertAll(total => total.WonAmount), 16);
        var rows = years.Zip(totals, (year, total) =>
        {
            var line = new string(' ', TimeZoneInfo.ConvertTime(year.First().Key.Start, report.Zone).Month - 1);
            foreach (var (_, month) in year)
                line += month.WonAmount <= 0 || most <= 0 ? ' ' : blocks[(int)Math.Min(blocks.Length - 1, month.WonAmount / most * blocks.Length)];
            var goLive = report.GoLive is { } date && TimeZoneInfo.ConvertTime(date, report.Zone) is var local && local.Year == year.Key ? $" go-live {local:d MMM}" : "";
            return new[] { $"{year.Key}{goLive}", line.PadRight(12), scale.Text(total.WonAmount), $"{total.Won:#,0}" };
        });
        AnsiConsole.Write(Fitting("Revenue by month" + scale.Heading, ["", "Jan      Dec", "revenue", "won"], [.. rows], []));
        AnsiConsole.WriteLine();
    }

    private static void PrintRows(IReadOnlyList<RowNote> rows, long count, string one, string what)
    {
        if (count == 0)
            return;
        AnsiConsole.MarkupLine($"[red]{Show.Count(count, one)} {what}[/]:");
        foreach (var row in rows.Take(MostRows))
            Console.WriteLine($"  row {row.Row} (line {row.Line}): {row.Reason}");
        if (count > MostRows)
            Console.WriteLine($"  … and {count - MostRows:#,0} more; --json FILE lists {(count > DealFile.MostNotes ? $"the first {DealFile.MostNotes:#,0}" : "all")}");
        AnsiConsole.WriteLine();
    }

    private static void Note(string text)
    {
        if (text.Length > 0)
            AnsiConsole.MarkupLine($"[grey]{Markup.Escape(text)}[/]");
        AnsiConsole.WriteLine();
    }

    // Leaves out columns, in the order given, until the table fits the terminal.
    private static Spectre.Console.Table Fitting(string title, string[] head, List<string[]> rows, int[] dropped)
    {
        int[] widths = [.. head.Select((name, column) => rows.Select(row => row[column].Length).Append(name.Length).Max())];
        // Each column has a blank and a separator after it; the table has a blank in front.
        int Total(HashSet<int> without) => 1 + widths.Where((_, index) => !without.Contains(index)).Sum(width => width + 2);
        HashSet<int> left = [];
        foreach (var column in dropped)
        {
            if (Total(left) <= Width)
                break;
            left.Add(column);
        }

        var table = new Spectre.Console.Table { Title = new TableTitle(Markup.Escape(title), "bold"), Border = TableBorder.Horizontal, Expand = false };
        for (var column = 0; column < head.Length; column++)
        {
            if (!left.Contains(column))
                table.AddColumn(new TableColumn(Markup.Escape(head[column])) { Alignment = column == 0 && head[0].Length == 0 ? Justify.Left : Justify.Right, NoWrap = true, Width = widths[column], Padding = new Padding(0, 0, 1, 0) });
        }

        foreach (var row in rows)
            table.AddRow([.. row.Where((_, column) => !left.Contains(column)).Select(cell => new Markup(Markup.Escape(cell)))]);
        return table;
    }
}
