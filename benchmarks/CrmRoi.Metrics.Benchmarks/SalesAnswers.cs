using CrmRoi.Metrics.Sales;
using static CrmRoi.Metrics.Benchmarks.SameAnswers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares what the competitors say about the same deals, in total and by rep.</summary>
public static class SalesAnswers
{
    public static void Check()
    {
        var rows = DealData.Rows(10_000);
        var groups = rows.SummarizeBy(row => row.Rep, row => row.Deal);
        using var database = DuckDbSales.Load(rows);
        Deal[] deals = [.. rows.Select(row => row.Deal)];
        Compare(deals, groups.Total, database.Total());
        Equal(SalesOnThreads.One(deals), SalesOnThreads.Two(deals));

        var byRep = database.ByRep();
        Equal(groups.Count, byRep.Count);
        foreach (var group in rows.GroupBy(row => row.Rep, row => row.Deal))
            Compare([.. group], groups[group.Key], byRep[group.Key]);
    }

    /// <summary>Compares what we and LINQ say about deals.</summary>
    public static void CheckTotal(Deal[] deals) => Compare(deals, deals.Summarize());

    private static void Compare(Deal[] deals, SalesSummary ours, SalesAnswer? duckDb = null)
    {
        var linq = LinqSales.Of(deals);
        Equal(true, ours.Equals(deals.Summarize()));
        Equal(linq.Won, ours.Won);
        Equal(linq.Lost, ours.Lost);
        Equal(linq.Open, ours.Open);
        Equal(linq.WonAmount, ours.WonAmount);
        Equal(linq.AverageDealSize, ours.AverageDealSize.Value);
        Equal(linq.WinRate, ours.WinRate.Value);
        Equal(linq.LostAmount, ours.LostAmount);
        Equal(linq.OpenAmount, ours.OpenAmount);
        Equal(linq.GrossProfit, ours.GrossProfit);
        Equal(linq.GrossMarginRate, ours.GrossMarginRate.Value);
        Near(linq.MeanCycleDays, (double)ours.SalesCycle.MeanDays!, 1e-12);
        Near(linq.MedianCycleDays, ours.SalesCycle.Median!.Value.TotalDays, ours.SalesCycle.RelativeError);
        Near(linq.P90CycleDays, ours.SalesCycle.Quantile(0.9)!.Value.TotalDays, ours.SalesCycle.RelativeError);

        if (duckDb is null)
            return;

        // DuckDB takes the quantile at rank ⌈share × count⌉, the others at 1 + ⌊share × (count − 1)⌋.
        TimeSpan[] cycles = [.. deals.Where(deal => deal.Outcome == Outcome.Won).Select(deal => deal.Cycle!.Value).Order()];
        Near(linq.MeanCycleDays, duckDb.MeanCycleDays, 1e-12);
        Near(cycles[((cycles.Length + 1) / 2) - 1].TotalDays, duckDb.MedianCycleDays, 1e-12);
        Near(cycles[(((9 * cycles.Length) + 9) / 10) - 1].TotalDays, duckDb.P90CycleDays, 1e-12);
        Equal(linq, duckDb with { MeanCycleDays = linq.MeanCycleDays, MedianCycleDays = linq.MedianCycleDays, P90CycleDays = linq.P90CycleDays });
    }
}
