using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Sales;

[Properties(Arbitrary = [typeof(Generators)])]
public class SalesSummaryTests
{
    /// <summary>The oracle: every figure from its definition, in exact fractions, one pass a figure.</summary>
    [Property]
    public void Every_figure_is_that_of_its_definition(Deal[] deals)
    {
        var summary = deals.Summarize();
        Deal[] won = [.. deals.Where(deal => deal.Outcome == Outcome.Won)], lost = [.. deals.Where(deal => deal.Outcome == Outcome.Lost)];
        Deal[] open = [.. deals.Where(deal => deal.Outcome == Outcome.Open)], costed = [.. won.Where(deal => deal.Amount is not null && deal.Cost is not null)];

        Assert.Equal((won.Length, lost.Length, open.Length, costed.Length), (summary.Won, summary.Lost, summary.Open, summary.WonWithKnownCost));
        Assert.Equal(new Proportion(won.Length, won.Length + lost.Length), summary.WinRate);
        Assert.Equal(new Proportion(won.Length, deals.Length), summary.CloseRate);
        Assert.True(Total(won).RoundsTo(summary.WonAmount));
        Assert.True(Total(lost).RoundsTo(summary.LostAmount));
        Assert.True(Total(open).RoundsTo(summary.OpenAmount));
        Assert.True(Total(costed).RoundsTo(summary.AmountWithKnownCost));
        Assert.True(costed.Aggregate(Rational.Zero, (sum, deal) => sum + deal.Amount!.Value - deal.Cost!.Value).RoundsTo(summary.GrossProfit));
        Assert.Equal(new Ratio(summary.WonAmount, summary.WonAmount + summary.LostAmount), summary.WinRateByAmount);
        Assert.Equal(new Ratio(summary.GrossProfit, summary.AmountWithKnownCost), summary.GrossMarginRate);
        static int Known(Deal[] deals) => deals.Count(deal => deal.Amount is not null);
        Assert.Equal((Known(won), Known(lost), Known(open)), (summary.WonWithKnownAmount, summary.LostWithKnownAmount, summary.OpenWithKnownAmount));
        Assert.Equal(new Average(summary.WonAmount, Known(won)), summary.AverageDealSize);
        Assert.Equal(DurationDistribution.Of(won.Select(deal => deal.Cycle!.Value)), summary.SalesCycle);
        Assert.Equal(DurationDistribution.Of(lost.Select(deal => deal.Cycle!.Value)), summary.LostCycle);

        var cycleDays = won.Aggregate(Rational.Zero, (sum, deal) => sum + deal.Cycle!.Value.Ticks) / TimeSpan.TicksPerDay;
        if (cycleDays.Numerator.IsZero || Known(won) == 0)
        {
            Assert.Null(summary.OpenSalesVelocity);
            Assert.Null(summary.DecidedSalesVelocity);
        }
        else
        {
            var (meanDays, dealSize) = (cycleDays / won.Length, Total(won) / Known(won));
            Assert.True((won.Length * dealSize / meanDays).RoundsTo(summary.DecidedSalesVelocity!.Value));
            Assert.True((open.Length * ((Rational)won.Length / (won.Length + lost.Length)) * dealSize / meanDays).RoundsTo(summary.OpenSalesVelocity!.Value));
        }
    }

    [Fact]
    public void Without_deals_every_rate_is_undefined_and_every_total_zero()
    {
        var nothing = SalesSummary.Empty;
        Assert.Equal(0, nothing.WonAmount + nothing.LostAmount + nothing.OpenAmount + nothing.GrossProfit + nothing.Created);
        Assert.All<IMeasure>([nothing.WinRate, nothing.WinRateByAmount, nothing.CloseRate, nothing.GrossMarginRate, nothing.AverageDealSize], measure => Assert.False(measure.IsDefined));
        Assert.Null(nothing.SalesCycle.Mean);
        Assert.Null(nothing.OpenSalesVelocity);
        Assert.Equal(nothing, SalesSummary.NewBuilder().ToSummary());
        Assert.Equal(nothing, Array.Empty<Deal>().Summarize());
    }

    [Fact]
    public void A_summary_prints_its_totals_by_their_names_in_words()
    {
        var day = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Deal[] deals = [new(day, day.AddDays(30), Outcome.Won, 1000, 400), new(day, day.AddDays(60), Outcome.Won, 234.5m, 100), new(day, day.AddDays(10), Outcome.Lost, null)];
        Assert.Equal("SalesSummary: won 2, won amount 1234.5 of 2, won cycle 45 days, cost 500, lost 1, lost cycle 10 days", deals.Summarize().ToString());
    }

    [Property]
    public void Rates_do_not_depend_on_the_unit_of_money(Deal[] deals)
    {
        Deal[] inCents = [.. deals.Where(deal => Math.Abs(deal.Amount ?? 0) < 1e15m && Math.Abs(deal.Cost ?? 0) < 1e15m).Select(deal => deal)];
        var (whole, scaled) = (inCents.Summarize(), inCents.Select(deal => new Deal(deal.Opened, deal.Closed, deal.Outcome, deal.Amount * 100, deal.Cost * 100)).Summarize());
        Assert.Equal(whole.WinRate, scaled.WinRate);
        Assert.Equal(0, whole.WinRateByAmount.CompareTo(scaled.WinRateByAmount));
        Assert.Equal(0, whole.GrossMarginRate.CompareTo(scaled.GrossMarginRate));
        Assert.Equal(whole.SalesCycle, scaled.SalesCycle);
    }

    [Property]
    public void One_more_won_deal_never_lowers_the_win_rate(Deal[] deals, Deal deal)
    {
        var won = new Deal(deal.Opened, deal.Closed ?? deal.Opened, Outcome.Won, deal.Amount);
        var (before, after) = (deals.Summarize().WinRate, deals.Append(won).Summarize().WinRate);
        Assert.True(!before.IsDefined || after >= before);
    }

    private static Rational Total(IEnumerable<Deal> deals) => deals.Aggregate(Rational.Zero, (sum, deal) => sum + (deal.Amount ?? 0));
}
