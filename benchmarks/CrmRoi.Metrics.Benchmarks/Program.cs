using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CrmRoi.Metrics.Benchmarks;
using Perfolizer.Horology;

// --check: only compare the answers of all competitors.
// --quick: few short iterations in this process, one size; good enough for ratios, and the whole table takes minutes.
// --deals FILE: the deals of a CSV file in the place of made-up ones; DealFile says which columns it has.
// All else goes to BenchmarkDotNet; without a --filter everything runs, and a full run's table is kept in benchmarks/results.
const string CheckOnly = "--check", Quick = "--quick", Deals = "--deals";

if (Array.IndexOf(args, Deals) is >= 0 and var at)
{
    Environment.SetEnvironmentVariable(DealData.FileVariable, at + 1 < args.Length ? Path.GetFullPath(args[at + 1]) : throw new ArgumentException($"{Deals} asks for a file."));
    args = [.. args[..at], .. args[(at + 2)..]];
}

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
var summaries = BenchmarkSwitcher.FromAssembly(typeof(SameAnswers).Assembly).Run(isWhole ? ["--filter", "*"] : others, DefaultConfig.Instance.AddJob(job)).ToArray();
var reports = summaries.SelectMany(summary => summary.Reports).ToArray();

var table = string.Join('\n', [Comparison.Header, .. Comparisons.All.Select(row => row.Row(reports)).OfType<string>()]);
Console.WriteLine();
Console.WriteLine(table);
if (isWhole && !isQuick)
    Console.WriteLine($"Kept in {ResultFile.Write(summaries[0].HostEnvironmentInfo, table)}.");
return reports.All(report => report.Success) ? 0 : 1;
