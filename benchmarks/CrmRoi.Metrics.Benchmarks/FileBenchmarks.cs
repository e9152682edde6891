using BenchmarkDotNet.Attributes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>From a CSV file of deals to all sales metrics by 200 reps.</summary>
[MemoryDiagnoser]
[LongOperation]
public class FileBenchmarks
{
    private string _path = "";
    private DuckDbSales? _database;

    [Params(Sizes.Usual)]
    public int Count { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _path = Path.GetTempFileName();
        DealFile.Write(_path, DealData.Rows(Count));
        _database = DuckDbSales.Over(_path);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _database?.Dispose();
        File.Delete(_path);
    }

    [Benchmark]
    public SummaryGroups<int, SalesSummary> ReadAndSummarizeBy() => DealFile.Read(_path).SummarizeBy(row => row.Rep, row => row.Deal);

    [Benchmark(Baseline = true)]
    public decimal Sep() => DealFile.ReadAndParse(_path);

    [Benchmark]
    public Dictionary<int, SalesAnswer> DuckDb() => _database!.ByRep();
}
