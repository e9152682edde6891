using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CrmRoi.Metrics.Benchmarks;
using Perfolizer.Horology;

// --check: only compare the answers of all competitors.
// --quick: few short iterations in this process, one size; good enough for ratios, and the whole table takes minutes.
// --runs 3: that many runs one after the other; the table gives the run with the middle ratio, and from which ratio to which all of them are.
// --deals FILE: the deals of a CSV file in the place of made-up ones; DealFile says which columns it has.
// All else goes to BenchmarkDotNet; without a --filter everything runs. The table of a full run, or of several quick ones, is kept in benchmarks/results.
const string CheckOnly = "--check", Quick = "--quick", Runs = "--runs", Deals = "--deals";

// The argument behind a name, both taken out of the list; null if the name is not there.
string? Take(string name)
{
    var at = Array.IndexOf(args, name);
    if (at < 0)
        return null;
    var value = at + 1 < args.Length ? args[at + 1] : throw new ArgumentException($"{name} asks for an argument.");
    args = [.. args[..at], .. args[(at + 2)..]];
    return value;
}

if (Take(Deals) is { } file)
    Environment.SetEnvironmentVariable(DealData.FileVariable, Path.GetFullPath(file));
var runs = int.Parse(Take(Runs) ?? "1", CultureInfo.InvariantCulture);

SameAnswers.Check();
if (args.Contains(CheckOnly))
{
    Console.WriteLine("All competitors give the same answers.");
    return 0;
}

var isQuick = args.Contains(Quick);
if (isQuick)
    Sizes.All = [Sizes.Usual];

// The runtime compiles at its best what it has seen run for a while, as it was run: each benchmark warms up with its own facts, and none with those of the check.
var job = isQuick
    ? Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithId("Quick")
        .WithUnrollFactor(1).WithIterationTime(TimeInterval.FromMilliseconds(100)).WithWarmupCount(7).WithIterationCount(4).WithGcForce(false)
    : Job.Default.WithMaxIterationCount(20);
string[] others = [.. args.Where(arg => arg != Quick)];
var isWhole = others is [];
Summary[][] summaries = [.. Enumerable.Range(0, runs).Select(_ => BenchmarkSwitcher.FromAssembly(typeof(SameAnswers).Assembly).Run(isWhole ? ["--filter", "*"] : others, DefaultConfig.Instance.AddJob(job)).ToArray())];
BenchmarkReport[][] reports = [.. summaries.Select(run => run.SelectMany(summary => summary.Reports).ToArray())];

var table = string.Join('\n', [Comparison.Header, .. Comparisons.All.Select(row => row.Row(reports)).OfType<string>()]);
Console.WriteLine();
Console.WriteLine(table);
if (isWhole && (!isQuick || runs > 1))
    Console.WriteLine($"Kept in {ResultFile.Write(summaries[0][0].HostEnvironmentInfo, isQuick ? "quick" : "full", runs, table)}.");
return reports.SelectMany(run => run).All(report => report.Success) ? 0 : 1;
