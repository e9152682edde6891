using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The sums that deals have however few there are, without a rate or a quantile: those of LINQ, one pass a sum.</summary>
public readonly record struct SalesSums(int Won, int Lost, int Open, decimal WonAmount, decimal LostAmount, decimal OpenAmount, decimal GrossProfit, TimeSpan Cycles)
{
    public static SalesSums Of(IEnumerable<Deal> deals)
    {
        var won = deals.Where(deal => deal.Outcome == Outcome.Won);
        return new(
            won.Count(),
            deals.Count(deal => deal.Outcome == Outcome.Lost),
            deals.Count(deal => deal.Outcome == Outcome.Open),
            won.Sum(deal => deal.Amount!.Value),
            deals.Where(deal => deal.Outcome == Outcome.Lost).Sum(deal => deal.Amount!.Value),
            deals.Where(deal => deal.Outcome == Outcome.Open).Sum(deal => deal.Amount!.Value),
            won.Where(deal => deal.Cost is not null).Sum(deal => deal.Amount!.Value - deal.Cost!.Value),
            TimeSpan.FromTicks(won.Sum(deal => deal.Cycle!.Value.Ticks)));
    }

    public static SalesSums Of(SalesSummary sales) =>
        new((int)sales.Won, (int)sales.Lost, (int)sales.Open, sales.WonAmount, sales.LostAmount, sales.OpenAmount, sales.GrossProfit, (sales.SalesCycle.Mean ?? TimeSpan.Zero) * sales.Won);

    public static Dictionary<int, SalesSums> ByRep(IEnumerable<Row> rows) =>
        rows.GroupBy(row => row.Rep, row => row.Deal).ToDictionary(group => group.Key, Of);
}
