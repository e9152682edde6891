using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CrmRoi.Metrics.Benchmarks;

// --check: only compare the answers of all competitors.
// --quick: few iterations in this process; the ratios are good to a few percent, the whole table takes minutes.
const string CheckOnly = "--check", Quick = "--quick";

SameAnswers.Check();
if (args.Contains(CheckOnly))
{
    Console.WriteLine("All competitors give the same answers.");
    return;
}

if (args.Contains(Quick))
    Sizes.All = [Sizes.Usual];

var config = args.Contains(Quick)
    ? ManualConfig.Create(DefaultConfig.Instance).AddJob(
        Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(7).WithId("Quick"))
    : DefaultConfig.Instance;
BenchmarkSwitcher.FromAssembly(typeof(SameAnswers).Assembly).Run([.. args.Where(arg => arg != Quick)], config);
