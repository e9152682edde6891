using System.Globalization;

namespace CrmRoi.Report;

/// <summary>The report as a program.</summary>
public static class ReportTool
{
    private const int AllRejected = 2;

    /// <summary>Makes the report that the arguments ask for; <c>--help</c> lists them.</summary>
    /// <param name="args">The arguments of the command line.</param>
    /// <returns>The exit code: 0 for a report, 1 if the arguments or the files allow none, 2 if every row of the deals was rejected.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="args"/> is null.</exception>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var line = CommandLine.Parse(args);
            if (line.Help)
            {
                Console.WriteLine(HelpText.Text);
                return 0;
            }

            if (line.Init is { } folder)
            {
                var (written, lines) = FolderInit.Write(folder);
                Console.WriteLine($"Wrote {Path.GetFullPath(written)}");
                foreach (var text in lines)
                    Console.WriteLine($"  {text}");
                Console.WriteLine($"Look it through, then: crmroi-report --data {folder}");
                return 0;
            }

            var report = CrmReport.Of(line.Settings(Path.Combine(AppContext.BaseDirectory, "made-up-company")));
            TerminalReport.Print(report);
            foreach (var (path, content) in new[] { (report.Settings.Html, HtmlReport.Page(report)), (report.Settings.JsonFile, JsonReport.Text(report)) })
            {
                if (path is null)
                    continue;
                File.WriteAllText(path, content);
                Console.WriteLine($"Wrote {Path.GetFullPath(path)}");
            }

            return report.Total.Created == 0 && report.Source.RejectedCount > 0 ? AllRejected : 0;
        }
        catch (Exception error) when (error is OptionException or IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException or OverflowException)
        {
            Console.Error.WriteLine($"crm-report: {error.Message}");
            return 1;
        }
    }
}
