using System.Text.RegularExpressions;
using BenchmarkDotNet.Environments;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Keeps a table and where it ran: <c>benchmarks/results/processor-kind.md</c>.</summary>
public static partial class ResultFile
{
    public static string Write(HostEnvironmentInfo environment, string kind, int runs, string table)
    {
        var processor = environment.Cpu.Value?.ProcessorName is { Length: > 0 } name ? name : "unknown processor";
        var path = Path.Combine(Folder(), $"{NoLetters().Replace(processor, "-").Trim('-').ToLowerInvariant()}-{kind}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, FormattableString.Invariant($"# {processor}\n\nRuns: {runs}, {kind}; the last on {DateTime.UtcNow:yyyy-MM-dd}.\n\n```\n{string.Join('\n', environment.ToFormattedString())}\n```\n\n{table}\n"));
        return path;
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.Name == "benchmarks")
                return Path.Combine(folder.FullName, "results");
        }

        return Path.GetFullPath("results");
    }

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoLetters();
}
