using CrmRoi.Metrics.Sales;
using static CrmRoi.Metrics.Benchmarks.SameAnswers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares the answers where there are few deals, or one for each key, or the deals come from a file, or the summaries as bytes.</summary>
public static class SmallAnswers
{
    public static void Check()
    {
        var rows = DealData.RowsByKey(10_000);
        var linq = SalesSums.ByRep(rows);
        var ours = rows.SummarizeBy(row => row.Rep, row => row.Deal);
        Equal(linq.Count, ours.Count);
        foreach (var group in linq)
            Equal(group.Value, SalesSums.Of(ours[group.Key]));

        SalesAnswers.CheckTotal(DealData.Deals(SmallBenchmarks.InTotal));

        CheckFile(DealData.Rows(10_000));

        var travellers = new Travellers();
        Equal(travellers.Deals.Summarize(), travellers.ReadAndMerge());
        foreach (var (part, read) in travellers.Deals.Chunk(Travellers.DealsOfEach).Zip(travellers.ReadJson()))
            Equal(LinqSales.Of(part), read);
    }

    private static void CheckFile(Row[] rows)
    {
        var path = Path.GetTempFileName();
        DealFile.Write(path, rows);
        Equal(true, DealFile.Read(path).SequenceEqual(rows));
        using (var database = DuckDbSales.Over(path))
        {
            foreach (var group in database.ByRep())
                Equal(group.Value.WonAmount, rows.Where(row => row.Rep == group.Key && row.Deal.Outcome == Outcome.Won).Sum(row => row.Deal.Amount!.Value));
        }

        File.Delete(path);
    }
}
