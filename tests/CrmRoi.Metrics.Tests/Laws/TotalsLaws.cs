using System.Numerics;
using CrmRoi.Metrics.Sales;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>A summary made from totals is that of the facts. The totals are made here by hand, as a database makes them.</summary>
[Properties(Arbitrary = [typeof(Generators)])]
public class TotalsLaws
{
    [Property]
    public void A_distribution_made_from_totals_is_that_of_the_durations(TimeSpan[] durations)
    {
        TimeSpan[] ofBothSigns = [.. durations, .. durations.Select(duration => -duration), TimeSpan.FromTicks(durations.Length)];
        foreach (var values in new[] { durations, ofBothSigns })
        {
            foreach (var (error, octaveBits) in new[] { (0.01, 6), (0.2, 1), (0.0001, 13), (0.05, 4), (0.001, 9) })
                Assert.Equal(DurationDistribution.Of(values, error), FromTotals(values, error, octaveBits));
        }
    }

    [Property]
    public void The_bin_of_a_duration_has_the_documented_number(long ticks)
    {
        foreach (var value in new[] { ticks, ticks >> 30, ticks >> 50, 0, 1, 63, 64, 127, 128, long.MaxValue, -1, -129 })
            Assert.Equal(Bin(value, 6), DurationDistribution.BinOf(TimeSpan.FromTicks(value)));
    }

    [Property]
    public void A_distribution_made_from_totals_goes_on_as_any_other(TimeSpan[] durations, TimeSpan[] more)
    {
        var builder = DurationDistribution.NewBuilder();
        builder.Add(FromTotals(durations, 0.01, 6));
        foreach (var duration in more)
            builder.Add(duration);
        Assert.Equal(DurationDistribution.Of(durations.Concat(more)), builder.ToSummary());
    }

    [Property]
    public void A_sales_summary_made_from_totals_is_that_of_the_deals(Deal[] deals, Deal[] more)
    {
        // The totals of a database are decimals here, so they have to be exact as such.
        deals = [.. deals.Where(IsPlain)];
        var fromTotals = FromTotals(deals);
        Assert.Equal(deals.Summarize(), fromTotals);
        Assert.Equal(deals.Summarize().ToBytes(), fromTotals.ToBytes());

        var builder = SalesSummary.NewBuilder();
        builder.Add(fromTotals);
        foreach (var deal in more)
            builder.Add(in deal);
        Assert.Equal(deals.Concat(more).Summarize(), builder.ToSummary());
    }

    private static SalesSummary FromTotals(Deal[] deals)
    {
        Deal[] won = [.. deals.Where(deal => deal.Outcome == Outcome.Won)], lost = [.. deals.Where(deal => deal.Outcome == Outcome.Lost)];
        Deal[] open = [.. deals.Where(deal => deal.Outcome == Outcome.Open)], costed = [.. won.Where(deal => deal.Amount is not null && deal.Cost is not null)];
        static decimal[] Amounts(Deal[] deals) => [.. deals.Where(deal => deal.Amount is not null).Select(deal => deal.Amount!.Value)];
        return SalesSummary.FromTotals(
            wonAmounts: Moments.FromTotals(Amounts(won).Length, Amounts(won).Sum(), Amounts(won).Sum(amount => amount * amount)),
            salesCycle: FromTotals([.. won.Select(deal => deal.Cycle!.Value)], 0.01, 6),
            lost: lost.Length,
            lostAmount: Amounts(lost).Sum(),
            lostCycle: FromTotals([.. lost.Select(deal => deal.Cycle!.Value)], 0.01, 6),
            open: open.Length,
            openAmount: Amounts(open).Sum(),
            wonWithKnownCost: costed.Length,
            amountWithKnownCost: Amounts(costed).Sum(),
            cost: costed.Sum(deal => deal.Cost!.Value),
            lostWithKnownAmount: Amounts(lost).Length,
            openWithKnownAmount: Amounts(open).Length);
    }

    private static DurationDistribution FromTotals(TimeSpan[] durations, double relativeError, int octaveBits) =>
        DurationDistribution.FromTotals(
            durations.DefaultIfEmpty().Min(),
            durations.DefaultIfEmpty().Max(),
            durations.Aggregate(BigInteger.Zero, (sum, duration) => sum + duration.Ticks),
            durations.Aggregate(BigInteger.Zero, (sum, duration) => sum + BigInteger.Pow(duration.Ticks, 2)),
            durations.GroupBy(duration => Bin(duration.Ticks, octaveBits)).Select(bin => KeyValuePair.Create(bin.Key, (long)bin.Count())),
            relativeError);

    // As documented, with a loop for the logarithm.
    private static int Bin(BigInteger ticks, int octaveBits)
    {
        if (ticks < 0)
            return -Bin(-ticks, octaveBits);
        var log = octaveBits;
        while (ticks >> (log + 1) > 0)
            log++;
        var shift = log - octaveBits;
        return (int)((shift << octaveBits) + (ticks >> shift));
    }

    private static bool IsPlain(Deal deal) => IsPlain(deal.Amount ?? 0) && IsPlain(deal.Cost ?? 0);

    private static bool IsPlain(decimal amount) => Math.Abs(amount) < 1e9m && decimal.Round(amount, 4) == amount;
}
