using BenchmarkDotNet.Reports;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A row of the table: a piece of work, ours and a competitor's figure of the same run, and what the ratio should be.</summary>
public sealed record Comparison(string Work, Measured Ours, string Competitor, Measured Theirs, Goal Goal)
{
    public const string Header = """
        | work | ours | competitor | ratio | target | met |
        |---|---:|---:|---:|---|---|
        """;

    /// <summary>The row in Markdown; null where one of the two was not measured.</summary>
    public string? Row(IReadOnlyCollection<BenchmarkReport> reports)
    {
        if (Ours.Find(reports) is not { } ours || Theirs.Find(reports) is not { } theirs)
            return null;
        var ratio = Goal.Ratio(ours, theirs);
        var met = Goal.IsMet(ratio) switch { true => "yes", false => "**no**", null => "" };
        return FormattableString.Invariant($"| {Work} | {Ours.Show(ours)} | {Competitor} {Theirs.Show(theirs)} | {ratio:0.00} | {Goal} | {met} |");
    }
}
