using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The same sales metrics as a good C# developer would write them with LINQ: one pass a metric, a sort for the quantiles.</summary>
public static class LinqSales
{
    public static Dictionary<int, SalesAnswer> ByRep(IEnumerable<Row> rows) =>
        rows.GroupBy(row => row.Rep, row => row.Deal).ToDictionary(group => group.Key, Of);

    public static SalesAnswer Of(IEnumerable<Deal> deals)
    {
        var won = deals.Where(deal => deal.Outcome == Outcome.Won);
        var costed = won.Where(deal => deal.Cost is not null);
        var cycles = won.Select(deal => deal.Cycle!.Value).Order().ToArray();
        var (wonCount, lostCount, wonAmount, profit) = (
            won.Count(), deals.Count(deal => deal.Outcome == Outcome.Lost), won.Sum(deal => deal.Amount!.Value), costed.Sum(deal => deal.Amount!.Value - deal.Cost!.Value));
        return new SalesAnswer(
            wonCount,
            lostCount,
            deals.Count(deal => deal.Outcome == Outcome.Open),
            wonAmount,
            wonAmount / wonCount,
            (decimal)wonCount / (wonCount + lostCount),
            deals.Where(deal => deal.Outcome == Outcome.Lost).Sum(deal => deal.Amount!.Value),
            deals.Where(deal => deal.Outcome == Outcome.Open).Sum(deal => deal.Amount!.Value),
            profit,
            profit / costed.Sum(deal => deal.Amount!.Value),
            cycles.Average(cycle => cycle.TotalDays),
            cycles[(cycles.Length - 1) / 2].TotalDays,
            cycles[(int)(0.9m * (cycles.Length - 1))].TotalDays);
    }
}
