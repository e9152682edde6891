#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj
#:package OxyPlot.Core
#:package Sep
#:package Spectre.Console
#:include crm-report/*.cs

// Did the CRM pay for itself?
//
//   dotnet run docs/examples/crm-report.cs              the made-up company of docs/examples/data
//   dotnet run docs/examples/crm-report.cs -- --help    your own deals
//
// Report.cs has the figures, and with them all that the library is asked; DealFile.cs reads the rows; the others only show.

using System.Globalization;
using CrmReport;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var options = Options.Parse(args);
    if (options.Help)
    {
        Console.WriteLine(Options.HelpText);
        return 0;
    }

    var report = Report.Of(DealFile.Read(options), options);
    TerminalReport.Print(report);
    foreach (var (path, content) in new[] { (options.Html, HtmlReport.Page(report)), (options.Json, JsonReport.Text(report)) })
    {
        if (path is null)
            continue;
        File.WriteAllText(path, content);
        Console.WriteLine($"Wrote {Path.GetFullPath(path)}");
    }

    return 0;
}
catch (Exception error) when (error is OptionException or IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException or OverflowException)
{
    Console.Error.WriteLine($"crm-report: {error.Message}");
    return 1;
}
