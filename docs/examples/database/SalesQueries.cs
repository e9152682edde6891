using System.Numerics;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;
using Microsoft.EntityFrameworkCore;

namespace Database;

/// <summary>Rows to facts, and totals made where the rows lie.</summary>
internal sealed class SalesQueries(SalesContext context)
{
    private static readonly Totals NoDeals = new(default, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>All rows as facts. Every row travels.</summary>
    public IEnumerable<(long Id, int Rep, Deal Deal)> Rows() => context.Deals.AsEnumerable().Select(row => (row.Id, row.Rep, row.ToDeal()));

    /// <summary>The SQL of the two queries.</summary>
    public IEnumerable<string> Sql => [Grouped().ToQueryString(), Bins().ToQueryString()];

    /// <summary>The summary of each rep, of totals that the database makes. A row for each rep and outcome travels, and one for each bin of a histogram.</summary>
    public SummaryGroups<int, SalesSummary> ByRep(out int rowsSent)
    {
        var totals = Grouped().ToDictionary(group => group.Of);
        var bins = Bins().ToLookup(bin => bin.Of, bin => KeyValuePair.Create(bin.Number, bin.Deals));
        rowsSent = totals.Count + bins.Sum(group => group.Count());
        return new SummaryGroups<int, SalesSummary>(
            SalesSummary.Empty,
            totals.Keys.Select(group => group.Rep).Distinct().Select(rep => KeyValuePair.Create(rep, SummaryOf(Of(rep, Outcome.Won), Of(rep, Outcome.Lost), Of(rep, Outcome.Open)))));

        (Totals Totals, DurationDistribution Cycle) Of(int rep, Outcome outcome)
        {
            var group = new Group(rep, outcome);
            var found = totals.GetValueOrDefault(group, NoDeals);
            return (found, CycleOf(found, bins[group]));
        }
    }

    // One row for each rep and outcome.
    private IQueryable<Totals> Grouped() =>
        context.Deals.GroupBy(deal => new { deal.Rep, deal.Outcome }).Select(group => new Totals(
            new Group(group.Key.Rep, group.Key.Outcome),
            group.LongCount(),
            group.LongCount(deal => deal.Amount != null),
            group.Sum(deal => deal.Amount) ?? 0,
            group.Sum(deal => deal.Amount * deal.Amount) ?? 0,
            group.LongCount(deal => deal.Amount != null && deal.Cost != null),
            group.Where(deal => deal.Cost != null).Sum(deal => deal.Amount) ?? 0,
            group.Where(deal => deal.Amount != null).Sum(deal => deal.Cost) ?? 0,
            group.Min(deal => deal.CycleSeconds) ?? 0,
            group.Max(deal => deal.CycleSeconds) ?? 0,
            group.Sum(deal => deal.CycleSeconds) ?? 0,
            group.Sum(deal => deal.CycleSeconds * deal.CycleSeconds) ?? 0));

    // One row for each bin that is in use: some hundred for a group, however many deals there are.
    private IQueryable<Bin> Bins() =>
        context.Deals.Where(deal => deal.CycleSeconds != null)
            .GroupBy(deal => new { deal.Rep, deal.Outcome, Number = SalesContext.BinOf(deal.CycleSeconds!.Value) })
            .Select(group => new Bin(new Group(group.Key.Rep, group.Key.Outcome), group.Key.Number, group.LongCount()));

    private static DurationDistribution CycleOf(Totals totals, IEnumerable<KeyValuePair<int, long>> bins) =>
        DurationDistribution.FromTotals(
            minimum: TimeSpan.FromSeconds(totals.Shortest),
            maximum: TimeSpan.FromSeconds(totals.Longest),
            sumOfTicks: new BigInteger(totals.Seconds) * TimeSpan.TicksPerSecond,
            sumOfSquaredTicks: new BigInteger(totals.SquaredSeconds) * TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond,
            countsByBin: bins);

    private static SalesSummary SummaryOf((Totals Totals, DurationDistribution Cycle) won, (Totals Totals, DurationDistribution Cycle) lost, (Totals Totals, DurationDistribution Cycle) open) =>
        SalesSummary.FromTotals(
            wonAmounts: Moments.FromTotals(won.Totals.DealsWithAmount, won.Totals.Amount, won.Totals.SquaredAmounts),
            salesCycle: won.Cycle,
            lost: lost.Totals.Deals,
            lostAmount: lost.Totals.Amount,
            lostCycle: lost.Cycle,
            open: open.Totals.Deals,
            openAmount: open.Totals.Amount,
            wonWithKnownCost: won.Totals.DealsWithCost,
            amountWithKnownCost: won.Totals.AmountWithCost,
            cost: won.Totals.Cost,
            lostWithKnownAmount: lost.Totals.DealsWithAmount,
            openWithKnownAmount: open.Totals.DealsWithAmount);

    private readonly record struct Group(int Rep, Outcome Outcome);

    private sealed record Totals(
        Group Of, long Deals, long DealsWithAmount, decimal Amount, decimal SquaredAmounts, long DealsWithCost, decimal AmountWithCost, decimal Cost,
        long Shortest, long Longest, long Seconds, long SquaredSeconds);

    private sealed record Bin(Group Of, int Number, long Deals);
}
