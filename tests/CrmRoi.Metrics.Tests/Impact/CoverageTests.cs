using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using MathNet.Numerics.Distributions;

namespace CrmRoi.Metrics.Tests.Impact;

/// <summary>
/// How often intervals hold the truth in made-up worlds, seeded: at least 93 % of the time if they are given, to two standard errors of the count. An interval that takes the deals
/// of a rep as independent is held to its failure, so that a world that is too kind would be seen.
/// </summary>
public class CoverageTests
{
    private const int Worlds = 2_000;

    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(4, 0.05, 0.3)]
    [InlineData(4, 0.1, 0.6)]
    [InlineData(6, 0.02, 0.5)]
    [InlineData(10, 0.05, 1)]
    [InlineData(10, 0.1, 0)]
    [InlineData(20, 0.1, 1)]
    public void A_rate_by_rep_is_covered(int reps, double icc, double unequal)
    {
        const double Truth = 0.3;
        var random = new Random(11);
        AssertCovers(() =>
        {
            var ratio = RatioByUnit.Of("rep", Enumerable.Range(0, reps).Select(_ => Deals(random, Size(random, unequal), RateOfRep(random, Truth, icc))));
            return ratio.Interval()?.Contains(Truth);
        });
    }

    [Theory]
    [InlineData(4, 0, 0)]
    [InlineData(4, 0.05, 0.3)]
    [InlineData(4, 0.1, 0.5)]
    [InlineData(6, 0.1, 0.5)]
    [InlineData(10, 0.02, 1)]
    [InlineData(20, 0.1, 1)]
    public void A_change_of_a_rate_by_rep_is_covered(int reps, double icc, double unequal)
    {
        const double Before = 0.3, Rise = 0.06;
        var random = new Random(12);
        AssertCovers(() =>
        {
            var rows = Enumerable.Range(0, reps).Select(rep =>
            {
                double size = Size(random, unequal), rate = RateOfRep(random, Before, icc), drift = RateOfRep(random, Before, icc / 2) - Before;
                return (Rep: rep, Before: Deals(random, Poisson.Sample(random, size), rate), After: Deals(random, Poisson.Sample(random, size), rate + Rise + drift));
            }).ToList();
            return UnitComparison.Of("rep", rows.Select(row => (row.Rep, row.Before)), rows.Select(row => (row.Rep, row.After)), row => row.Rep, row => row.Item2).Interval()?.Contains(Rise);
        });
    }

    [Theory]
    [InlineData(4, 0.5)]
    [InlineData(8, 1)]
    [InlineData(30, 1)]
    public void A_margin_rate_by_customer_is_covered(int customers, double unequal)
    {
        const double Truth = 0.4;
        var random = new Random(13);
        AssertCovers(() => RatioByUnit.Of("customer", Enumerable.Range(0, customers).Select(_ =>
        {
            var revenue = 1_000 * Size(random, unequal);
            return new Ratio((decimal)(revenue * Normal.Sample(random, Truth, 0.15)), (decimal)revenue);
        })).Interval()?.Contains(Truth));
    }

    [Fact]
    public void Without_the_reps_it_fails()
    {
        var random = new Random(11);
        Proportion Company() => Enumerable.Range(0, 10).Select(_ => Deals(random, 40, RateOfRep(random, 0.3, 0.1))).Aggregate((a, b) => a + b);
        Assert.InRange(Enumerable.Range(0, Worlds).Average(_ => Company().WilsonInterval()!.Value.Contains(0.3) ? 1.0 : 0), 0.55, 0.70);
    }

    [Theory]
    [InlineData(40, 60, 0.5, 30)]
    [InlineData(100, 60, 0.3, 60)]
    [InlineData(400, 90, 0.3, 120)]
    public void Times_to_win_are_covered(int deals, int horizon, double won, int meanObserved)
    {
        // Exponential times to a decision of 60 days before and 40 after, watched for a time of their own and for the horizon at most.
        var random = new Random(14);
        TimeToWinSummary Side(double mean)
        {
            var totals = default(TimeToWinTotals);
            for (var i = 0; i < deals; i++)
            {
                double decided = Exponential.Sample(random, 1 / mean), observed = Math.Min(horizon, Exponential.Sample(random, 1.0 / meanObserved) + 10);
                var isWon = random.NextDouble() < won;
                var isOpen = Math.Floor(decided) > observed;
                totals.AddDay((int)Math.Min(decided, observed), isOpen ? Outcome.Open : isWon ? Outcome.Won : Outcome.Lost);
            }

            return TimeToWinSummary.Kind.Of(totals);
        }

        // A day ends as the next begins.
        double WonBy(int day, double mean) => won * (1 - Math.Exp(-(day + 1) / mean));
        double DaysWon(int days, double mean) => Enumerable.Range(0, days).Sum(day => WonBy(day, mean));
        int DayOf(double share, double mean) => Enumerable.Range(0, 1000).First(day => WonBy(day, mean) >= share);
        int at = horizon / 2, until = horizon / 2;
        var quarter = won / 4;

        var checks = new List<bool?>[] { [], [], [], [] };
        for (var world = 0; world < Worlds / 2; world++)
        {
            var comparison = new TimeToWinComparison(Side(60), Side(40));
            checks[0].Add(comparison.Before.WonByInterval(at)?.Contains(WonBy(at, 60)));
            checks[1].Add(comparison.WonBy(at).Interval?.Contains(WonBy(at, 40) - WonBy(at, 60)));
            checks[2].Add(comparison.DaysWonWithin(until).Interval?.Contains(DaysWon(until, 40) - DaysWon(until, 60)));
            checks[3].Add(comparison.DayOfShare(quarter).Interval?.Contains(DayOf(quarter, 40) - DayOf(quarter, 60)));
        }

        Assert.All(checks, AssertCovers);
    }

    [Theory]
    [InlineData(20, 30)]
    [InlineData(100, 60)]
    public void A_change_of_a_net_promoter_score_is_covered(int before, int after)
    {
        var random = new Random(15);
        NetPromoterScore Answers(int count, double promoters, double detractors)
        {
            long up = 0, down = 0;
            for (var i = 0; i < count; i++)
            {
                var draw = random.NextDouble();
                up += draw < promoters ? 1 : 0;
                down += draw > 1 - detractors ? 1 : 0;
            }

            return new(up, count - up - down, down);
        }

        AssertCovers(() => Change.Of(Answers(before, 0.5, 0.2), Answers(after, 0.6, 0.15)).Interval?.Contains(15));
    }

    [Fact]
    public void Simultaneous_intervals_hold_all_at_once_and_shrunken_figures_are_nearer()
    {
        var random = new Random(16);
        const int Groups = 12;
        int together = 0, alone = 0;
        double shrunken = 0, plain = 0;
        for (var world = 0; world < Worlds / 4; world++)
        {
            double[] truths = [.. Enumerable.Range(0, Groups).Select(_ => Normal.Sample(random, 10, 2))];
            var comparisons = truths.Select(truth => new MeanComparison(Figures(0), Figures(truth))).ToArray();
            Moments Figures(double mean) => Moments.Of(Enumerable.Range(0, 12).Select(_ => (decimal)Normal.Sample(random, mean, 8)));
            var changes = new GroupChanges<int>([.. comparisons.Select((comparison, i) => new KeyValuePair<int, Func<double, Change>>(i, level => comparison.ToChange(level)))], 0.95);
            together += changes.All(group => group.Change.Interval!.Value.Contains(truths[group.Key])) ? 1 : 0;
            alone += comparisons.Zip(truths).All(pair => pair.First.Interval()!.Value.Contains(pair.Second)) ? 1 : 0;
            shrunken += changes.Sum(group => Math.Pow(group.Shrunken!.Value - truths[group.Key], 2));
            plain += changes.Sum(group => Math.Pow((double)group.Change.Absolute!.Value - truths[group.Key], 2));
        }

        Assert.True(together >= 0.93 * Worlds / 4);
        Assert.InRange(alone / (Worlds / 4.0), 0.45, 0.65);
        Assert.True(shrunken < 0.6 * plain);
    }

    private static void AssertCovers(Func<bool?> world) => AssertCovers([.. Enumerable.Range(0, Worlds).Select(_ => world())]);

    private static void AssertCovers(IReadOnlyList<bool?> worlds)
    {
        var given = worlds.Where(holds => holds.HasValue).ToList();
        Assert.True(given.Count > worlds.Count / 5, "Hardly any interval was given.");
        var coverage = given.Average(holds => holds!.Value ? 1.0 : 0);
        Assert.True(coverage >= 0.93 - (2 * Math.Sqrt(0.93 * 0.07 / given.Count)), $"Covered {coverage:P1} of {given.Count}.");
    }

    private static Proportion Deals(Random random, double size, double rate)
    {
        var deals = Math.Max(1, (int)size);
        return new(Binomial.Sample(random, Math.Clamp(rate, 0, 1), deals), deals);
    }

    private static double Size(Random random, double unequal) => 40 * Math.Exp(Normal.Sample(random, -unequal * unequal / 2, Math.Max(unequal, 1e-9)));

    private static double RateOfRep(Random random, double mean, double icc) =>
        icc == 0 ? mean : Beta.Sample(random, mean * ((1 / icc) - 1), (1 - mean) * ((1 / icc) - 1));
}
