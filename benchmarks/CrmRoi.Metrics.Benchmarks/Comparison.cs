using BenchmarkDotNet.Reports;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A row of the table: a piece of work, ours and a competitor's figure of the same run, and what the ratio should be.</summary>
public sealed record Comparison(string Work, Measured Ours, string Competitor, Measured Theirs, Goal Goal)
{
    public const string Header = """
        | work | ours | competitor | ratio | of all runs | target | met |
        |---|---:|---:|---:|---:|---|---|
        """;

    /// <summary>The row in Markdown, with the figures of the run whose ratio is in the middle; null if one of the two was not measured.</summary>
    public string? Row(IEnumerable<IReadOnlyCollection<BenchmarkReport>> runs)
    {
        (double Ours, double Theirs, double Ratio)[] measured =
        [
            .. runs.Select(reports => (Ours: Ours.Find(reports), Theirs: Theirs.Find(reports)))
                .Where(run => run is { Ours: not null, Theirs: not null })
                .Select(run => (Ours: run.Ours!.Value, Theirs: run.Theirs!.Value, Ratio: Goal.Ratio(run.Ours.Value, run.Theirs.Value)))
                .OrderBy(run => run.Ratio),
        ];
        if (measured.Length == 0)
            return null;
        var (ours, theirs, ratio) = measured[measured.Length / 2];
        var met = Goal.IsMet(ratio) switch { true => "yes", false => "**no**", null => "" };
        var range = measured.Length == 1 ? "" : FormattableString.Invariant($"{measured[0].Ratio:0.00} to {measured[^1].Ratio:0.00}");
        return FormattableString.Invariant($"| {Work} | {Ours.Show(ours)} | {Competitor} {Theirs.Show(theirs)} | {ratio:0.00} | {range} | {Goal} | {met} |");
    }
}
