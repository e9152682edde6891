using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(TimeToWinLaws)])]
public class TimeToWinLaws
{
    private static readonly DateTimeOffset AsOf = new(2024, 6, 30, 12, 0, 0, TimeSpan.Zero);

    // Ages and cycles of a few days, so that wins, losses and open deals meet on the same day; some are opened or decided after the instant.
    public static Arbitrary<Deal> Deals() =>
        (from age in Gen.Choose(-20, 300)
         from cycle in Gen.Choose(0, 250)
         from outcome in Gen.Elements(Outcome.Open, Outcome.Won, Outcome.Lost)
         let opened = AsOf.AddHours(-7 * age)
         select new Deal(opened, outcome == Outcome.Open ? null : opened.AddHours(5 * cycle), outcome, 1)).ToArbitrary();

    [Property]
    public void Counts_partition_the_deals(Deal[] deals)
    {
        var summary = deals.SummarizeTimeToWin(AsOf);
        Assert.Equal(deals.Length, summary.Won + summary.Lost + summary.Open + summary.NotYetOpened);
        Assert.Equal(summary.Won, summary.Curve.Sum(day => day.Won));
        Assert.Equal(deals.AsOf(AsOf).Summarize().Won, summary.Won);
    }

    [Property]
    public void Won_lost_and_undecided_add_up_to_one(Deal[] deals)
    {
        foreach (var point in deals.SummarizeTimeToWin(AsOf).Points.Points)
            Assert.Equal(IncidenceCurve.Whole, point.Won + point.Lost + point.Undecided);
    }

    [Property]
    public void Curves_equal_those_of_the_redistribution_of_open_deals(Deal[] deals)
    {
        var curve = deals.SummarizeTimeToWin(AsOf).Curve;
        var oracle = Redistribute(deals, lossesDropOut: false);
        var kaplanMeier = Redistribute(deals, lossesDropOut: true);
        Assert.Equal(oracle.Keys, curve.Select(point => point.Day));
        foreach (var point in curve)
        {
            Assert.Equal(Decimal(oracle[point.Day].Won), point.WonBy);
            Assert.Equal(Decimal(oracle[point.Day].Lost), point.LostBy);
            Assert.Equal(Decimal(1 - oracle[point.Day].Won - oracle[point.Day].Lost), point.Undecided);
            Assert.Equal(Decimal(kaplanMeier[point.Day].Won), point.KaplanMeierWonBy);
            Assert.True(point.KaplanMeierWonBy >= point.WonBy);
        }
    }

    [Property]
    public void Quantiles_are_the_first_days_that_reach_their_share(Deal[] deals, int percent)
    {
        var share = Math.Abs(percent % 100) + 1;
        var summary = deals.SummarizeTimeToWin(AsOf);
        var oracle = Redistribute(deals, lossesDropOut: false);
        int? First(Rational wanted) => oracle.Where(day => day.Value.Won.CompareTo(wanted) >= 0).Select(day => (int?)day.Key).FirstOrDefault();

        Assert.Equal(First(new Rational(share, 100)), summary.Quantile(share / 100.0));
        if (summary.Won == 0)
        {
            Assert.Null(summary.QuantileAmongWinners(share / 100.0));
            Assert.Null(summary.LatestQuantileAmongWinners(share / 100.0));
            return;
        }

        var end = oracle.Last().Value;
        Assert.Equal(First(end.Won * new Rational(share, 100)), summary.QuantileAmongWinners(share / 100.0));
        Assert.Equal(First((1 - end.Lost) * new Rational(share, 100)), summary.LatestQuantileAmongWinners(share / 100.0));
        Assert.True(summary.LatestQuantileAmongWinners(share / 100.0) is not { } latest || latest >= summary.QuantileAmongWinners(share / 100.0));
    }

    [Property]
    public void Without_open_deals_the_share_won_is_a_plain_share(Deal[] deals)
    {
        Deal[] decided = [.. deals.AsOf(AsOf).Where(deal => deal.Outcome != Outcome.Open)];
        foreach (var point in decided.SummarizeTimeToWin(AsOf).Curve)
            Assert.Equal(Fraction.ToDecimal(decided.Count(deal => deal.Outcome == Outcome.Won && deal.Cycle!.Value.Days <= point.Day), decided.Length), point.WonBy);
    }

    [Property]
    public void Without_lost_deals_it_is_one_minus_Kaplan_Meier(Deal[] deals)
    {
        foreach (var point in deals.Where(deal => deal.Outcome != Outcome.Lost).SummarizeTimeToWin(AsOf).Curve)
            Assert.Equal(point.KaplanMeierWonBy, point.WonBy);
    }

    [Property]
    public void Counts_by_day_rebuild_the_summary(Deal[] deals)
    {
        var summary = deals.Where(deal => deal.Opened <= AsOf).SummarizeTimeToWin(AsOf);
        IEnumerable<KeyValuePair<int, long>> Counts(Func<TimeToWinDay, long> count) => summary.Curve.Select(day => new KeyValuePair<int, long>(day.Day, count(day)));
        Assert.Equal(summary, TimeToWinSummary.FromTotals(Counts(day => day.Won), Counts(day => day.Lost), Counts(day => day.Open)));
    }

    [Property]
    public void The_variance_is_that_of_independent_rates_of_each_day(Deal[] deals)
    {
        // Each day's rates are multinomial; the share won by a day is moved by a small change of each of them, found by trying it.
        var summary = deals.SummarizeTimeToWin(AsOf);
        var curve = summary.Curve;
        foreach (var end in curve)
        {
            double Share(int moved, double win, double loss)
            {
                double undecided = 1, won = 0;
                for (var i = 0; i < curve.Count && curve[i].Day <= end.Day; i++)
                {
                    double p = ((double)curve[i].Won / curve[i].AtRisk) + (i == moved ? win : 0), q = ((double)curve[i].Lost / curve[i].AtRisk) + (i == moved ? loss : 0);
                    won += undecided * p;
                    undecided *= 1 - p - q;
                }

                return won;
            }

            var variance = 0.0;
            for (var i = 0; i < curve.Count && curve[i].Day <= end.Day; i++)
            {
                // The share is linear in each rate, so that one step of any size gives the slope.
                double basis = Share(-1, 0, 0), g = Share(i, 0.5, 0) - basis, h = Share(i, 0, 0.5) - basis;
                (g, h) = (2 * g, 2 * h);
                double p = (double)curve[i].Won / curve[i].AtRisk, q = (double)curve[i].Lost / curve[i].AtRisk;
                variance += ((g * g * p) + (h * h * q) - (((g * p) + (h * q)) * ((g * p) + (h * q)))) / curve[i].AtRisk;
            }

            Assert.Equal(variance, Math.Pow(summary.WonByStandardError(end.Day)!.Value, 2), 1e-12);
        }
    }

    [Property]
    public void Without_open_deals_the_interval_is_Wilsons(Deal[] deals)
    {
        Deal[] decided = [.. deals.AsOf(AsOf).Where(deal => deal.Outcome != Outcome.Open)];
        var summary = decided.SummarizeTimeToWin(AsOf);
        foreach (var point in summary.Curve)
        {
            var plain = new Proportion(decided.Count(deal => deal.Outcome == Outcome.Won && deal.Cycle!.Value.Days <= point.Day), decided.Length).WilsonInterval()!.Value;
            var interval = summary.WonByInterval(point.Day)!.Value;
            Assert.Equal(plain.Lower, interval.Lower, 1e-9);
            Assert.Equal(plain.Upper, interval.Upper, 1e-9);
        }
    }

    [Property]
    public void Days_won_are_the_area_below_the_curve_and_every_interval_holds_its_figure(Deal[] deals, byte horizon, int percent)
    {
        var summary = deals.SummarizeTimeToWin(AsOf);
        if (summary.DaysWonWithin(horizon + 1) is { } days)
        {
            Assert.Equal((double)Enumerable.Range(0, horizon + 1).Sum(day => summary.WonBy(day)!.Value), (double)days, 1e-9);
            var interval = summary.DaysWonWithinInterval(horizon + 1)!.Value;
            Assert.InRange((double)days, interval.Lower - 1e-9, interval.Upper + 1e-9);
            Assert.InRange(summary.WonByInterval(horizon)!.Value.Lower, 0, (double)summary.WonBy(horizon)!.Value + 1e-12);
            Assert.True(summary.DaysWonWithinStandardError(horizon + 1) >= 0);
        }
        else
        {
            Assert.Null(summary.WonBy(horizon));
            Assert.Null(summary.DaysWonWithinInterval(horizon + 1));
            Assert.Null(summary.WonByStandardError(horizon));
        }

        var share = (Math.Abs(percent % 100) + 1) / 100.0;
        Assert.Equal(summary.Quantile(share) is null, summary.QuantileInterval(share) is null);
        if (summary.QuantileInterval(share) is { } quantile)
            Assert.InRange(summary.Quantile(share)!.Value, quantile.Lower, quantile.Upper);
    }

    /// <summary>
    /// Efron's redistribution to the right: every deal starts with the mass 1/n; a deal that drops out hands its mass to those that are watched longer.
    /// It needs no product of rates and is the same curve.
    /// </summary>
    private static SortedDictionary<int, (Rational Won, Rational Lost)> Redistribute(Deal[] deals, bool lossesDropOut)
    {
        var seen = deals.Where(deal => deal.Opened <= AsOf).Select(deal => deal.AsOf(AsOf))
            .Select(deal => (Day: ((deal.Closed ?? AsOf) - deal.Opened).Days, deal.Outcome)).ToList();
        var curve = new SortedDictionary<int, (Rational, Rational)>();
        var (won, lost, mass) = (Rational.Zero, Rational.Zero, seen.Count == 0 ? Rational.Zero : new Rational(1, seen.Count));
        foreach (var day in seen.GroupBy(deal => deal.Day).OrderBy(day => day.Key))
        {
            var dropped = Rational.Zero;
            foreach (var deal in day)
            {
                if (deal.Outcome == Outcome.Won)
                    won += mass;
                else if (deal.Outcome == Outcome.Lost && !lossesDropOut)
                    lost += mass;
                else
                    dropped += mass;
            }

            var later = seen.Count(deal => deal.Day > day.Key);
            if (later > 0)
                mass += dropped * new Rational(1, later);
            curve[day.Key] = (won, lost);
        }

        return curve;
    }

    private static decimal Decimal(Rational value) => Fraction.ToDecimal(value.Numerator, value.Denominator);

    // Where nothing is lost or dropped before the end, the conditional probability is a count of deals.
    [Property]
    public void A_win_probability_is_the_share_of_the_deals_that_were_open_then(NonEmptyArray<PositiveInt> days, PositiveInt age, PositiveInt later)
    {
        var won = days.Get.Select(day => day.Get % 50).ToList();
        var history = TimeToWinSummary.FromTotals(won.GroupBy(day => day).Select(day => KeyValuePair.Create(day.Key, (long)day.Count())), [], []);
        var (from, to) = (age.Get % 50, (age.Get % 50) + later.Get);
        var open = won.Count(day => day > from);
        var probability = history.WinProbability(from, to);
        if (open == 0)
            Assert.Null(probability);
        else
            Assert.InRange(probability!.Value - ((decimal)won.Count(day => day > from && day <= to) / open), -1e-25m, 1e-25m);
    }

    [Property]
    public void Forecasts_of_adjacent_periods_add_up(Deal[] deals, PositiveInt days)
    {
        var history = deals.SummarizeTimeToWin(AsOf);
        Period first = new(AsOf, AsOf.AddDays(days.Get % 90)), second = new(first.End, first.End.AddDays(30)), both = new(first.Start, second.End);
        var forecasts = history.Forecast(deals, AsOf, [first, second, both]);
        Assert.Equal(deals.Count(deal => deal.Opened <= AsOf && !(deal.Closed <= AsOf)), forecasts[2].Deals + forecasts[2].WithoutForecast);
        if (forecasts[0].Deals != forecasts[2].Deals)
            return; // deals that grow older than the history between the two
        Assert.InRange(forecasts[0].Wins + forecasts[1].Wins - forecasts[2].Wins, -1e-20m, 1e-20m);
        Assert.InRange(forecasts[2].Wins, 0, forecasts[2].Deals);
    }
}
