using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares the results of all competitors before anything is timed: a fast wrong answer is none.</summary>
public static class SameAnswers
{
    public static void Check()
    {
        var rows = DealData.Rows(10_000);
        Deal[] deals = [.. rows.Select(row => row.Deal)];
        Compare(LinqSales.Of(deals), deals.Summarize());
        var groups = rows.SummarizeBy(row => row.Rep, row => row.Deal);
        foreach (var group in rows.GroupBy(row => row.Rep))
            Compare(LinqSales.Of(group.Select(row => row.Deal)), groups[group.Key]);
        CheckService();
    }

    private static void CheckService()
    {
        var calendar = ServiceData.Office();
        var start = new DateTimeOffset(2014, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var end in new[] { start.AddDays(7), start.AddYears(1) })
            Equal(ServiceData.Walk(start, end), calendar.WorkingTimeBetween(start, end));

        var log = ServiceData.Log(10_000);
        var cases = log.FoldIntoCases(row => row.Case, row => row.Event);
        foreach (var (linq, ours) in ServiceData.LinqCases(log).Zip(cases))
        {
            Equal(linq.Case, ours.Key);
            Equal(true, linq.Events.SequenceEqual(ours.Value.Value.Events));
        }
    }

    private static void Compare(LinqSales linq, SalesSummary ours)
    {
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
    }

    private static void Equal<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"The answers differ: {expected} and {actual}.");
    }

    private static void Near(double expected, double actual, double relativeError)
    {
        if (!(Math.Abs(actual - expected) <= relativeError * Math.Abs(expected)))
            throw new InvalidOperationException($"The answers differ: {expected} and {actual}, by more than {relativeError}.");
    }
}
