using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Coverage;

/// <summary>All worlds, the methods asked in each, and what they must keep.</summary>
internal static class Catalogue
{
    private const string Library = "the library's choice";
    private const string Independent = "independent months";
    private const string Paired = "paired months";

    private static readonly Dictionary<string, Func<MonthlySeries, EffectEstimate>> Methods = new()
    {
        [Independent] = series => series.IndependentMonths(),
        [Paired] = series => series.PairedMonths(),
        ["quarters"] = series => series.BlockMeans(),
        ["half-years"] = series => series.BlockMeans(6),
        ["Newey-West, 3 lags"] = series => series.NeweyWest(3),
        ["step and month effects"] = series => series.StepWithMonthEffects(),
        ["step and month effects, cautious"] = series => series.StepWithMonthEffects(CorrelationWeight.Uniform),
        ["interrupted series"] = series => series.InterruptedSeries(),
        ["interrupted series, cautious"] = series => series.InterruptedSeries(weight: CorrelationWeight.Uniform),
        ["interrupted series, yearly wave"] = series => series.InterruptedSeries(Season.YearlyWave),
    };

    private static readonly (string Name, double[] Season)[] Shapes =
        [("wave 20 %", Shape.Wave(0.2)), ("wave 40 %", Shape.Wave(0.4)), ("December 60 %", Shape.December(0.6)), ("quarter ends 20 %", Shape.QuarterEnds(0.2)), ("summer hole 30 %", Shape.SummerHole(0.3))];

    public static IReadOnlyList<Cell> Cells() => [.. TwelveAndTwelve(), .. Growth(), .. Interrupted(), .. Unkind(), .. Controls(), .. Trends(), .. Rates(), .. TimesToWin(), .. Scores()];

    // The same calendar months on both sides, no growth.
    private static IEnumerable<Cell> TwelveAndTwelve()
    {
        const string Section = "12 + 12 months, no growth";
        foreach (var correlation in new[] { 0, 0.3, 0.5, 0.7, 0.85 })
        {
            double? asked = correlation <= 0.5 ? 0.93 : correlation <= 0.7 ? 0.86 : null;
            foreach (var effect in new[] { 0, 0.1 })
            {
                SeriesWorld flat = new() { Name = $"AR {correlation}{Gain(effect)}", Correlation = correlation, Effect = effect };
                yield return OfLibrary(Section, flat, asked, power: correlation == 0 && effect > 0 ? (Independent, 0.55) : null);
                foreach (var method in effect == 0 || correlation is 0 or 0.5 ? new[] { Independent, Paired, "quarters", "half-years", "Newey-West, 3 lags", "step and month effects, cautious" } : [])
                    yield return OfMethod(Section, flat, method);
            }
        }

        foreach (var (name, season) in Shapes)
        {
            foreach (var (correlation, effect) in new[] { (0, 0), (0, 0.1), (0.5, 0), (0.5, 0.1), (0.7, 0) })
            {
                SeriesWorld world = new() { Name = $"{name}, AR {correlation}{Gain(effect)}", Correlation = correlation, Season = season, Effect = effect };
                yield return OfLibrary(Section, world, correlation <= 0.5 ? 0.93 : 0.86, power: correlation == 0 && effect > 0 ? (Paired, 0.55) : null);
                if (effect > 0 && correlation == 0)
                {
                    yield return OfMethod(Section, world, Independent);
                    yield return OfMethod(Section, world, Paired);
                }
            }
        }
    }

    // Growth that twelve months before cannot show. The range assumes that there was none; the verdict withstands 7.5 % a year.
    private static IEnumerable<Cell> Growth()
    {
        const string Section = "12 + 12 months, the market grows, no effect of the CRM";
        foreach (var growth in new[] { 0.002, 0.003, 0.005, 0.01 })
        {
            foreach (var correlation in new[] { 0, 0.5, 0.7 })
            {
                SeriesWorld world = new() { Name = $"growth {100 * growth} % a month, AR {correlation}", Growth = growth, Correlation = correlation };
                yield return OfLibrary(Section, world, mostShown: growth <= 0.005 ? 0.05 : null);
                if (growth > 0.002)
                    yield return OfMethod(Section, world, Independent);
            }
        }

        foreach (var (name, season) in Shapes)
            yield return OfLibrary(Section, new() { Name = $"growth 0.5 % a month, {name}, AR 0.5", Growth = 0.005, Correlation = 0.5, Season = season }, mostShown: 0.05);
    }

    private static IEnumerable<Cell> Interrupted()
    {
        const string Section = "24 months and more before";
        foreach (var growth in new[] { 0, 0.003, 0.005, 0.01 })
        {
            foreach (var correlation in new[] { 0, 0.3, 0.5, 0.7 })
            {
                SeriesWorld world = new() { Name = $"24 + 12, growth {100 * growth} % a month, AR {correlation}", Before = 24, Growth = growth, Correlation = correlation };
                yield return OfLibrary(Section, world, correlation <= 0.5 ? 0.92 : 0.9, mostShown: 0.06);
                if (growth is 0 or 0.01 && correlation is 0 or 0.5)
                {
                    yield return OfLibrary(Section, world with { Name = $"{world.Name}, gain 10 %", Effect = 0.1 }, 0.92);
                    foreach (var method in new[] { "step and month effects", "interrupted series, yearly wave", "interrupted series, cautious" })
                        yield return OfMethod(Section, world, method);
                }
            }
        }

        foreach (var (name, season) in Shapes)
        {
            foreach (var (correlation, growth) in new[] { (0, 0), (0.5, 0), (0.7, 0), (0.5, 0.01), (0.7, 0.01) })
            {
                SeriesWorld world = new() { Name = $"24 + 12, {name}, growth {100 * growth} % a month, AR {correlation}", Before = 24, Growth = growth, Correlation = correlation, Season = season };
                yield return OfLibrary(Section, world, correlation <= 0.5 ? 0.92 : 0.9, mostShown: 0.06);
                if (growth == 0 && correlation == 0.5)
                    yield return OfMethod(Section, world, "interrupted series, yearly wave");
            }
        }

        foreach (var (before, after) in new[] { (24, 3), (24, 6), (30, 12), (36, 12), (48, 12), (24, 24) })
        {
            foreach (var (correlation, growth) in new[] { (0, 0), (0.5, 0), (0.7, 0), (0.5, 0.01), (0.7, 0.01) })
                yield return OfLibrary(Section, new() { Name = $"{before} + {after}, growth {100 * growth} % a month, AR {correlation}", Before = before, After = after, Growth = growth, Correlation = correlation }, correlation <= 0.5 ? 0.92 : 0.9);
        }
    }

    // Worlds that break an assumption; nothing is asked of them but to be known.
    private static IEnumerable<Cell> Unkind()
    {
        const string Section = "Worlds that break an assumption, AR 0.5, no effect of the CRM unless said";
        foreach (var before in new[] { 12, 24 })
        {
            SeriesWorld Of(string name) => new() { Name = $"{before} + 12, {name}", Before = before, Correlation = 0.5 };
            yield return OfLibrary(Section, Of("bought after a bad year (1 deviation)") with { BoughtAfterBadYear = 1 });
            yield return OfLibrary(Section, Of("market turns up by 1 % a month at go-live") with { GrowthAfter = 0.01 });
            yield return OfLibrary(Section, Of("months heavy-tailed (t3)") with { Noise = Noise.HeavyTailed });
            yield return OfLibrary(Section, Of("months skewed (lognormal)") with { Noise = Noise.Skewed });
            yield return OfLibrary(Section, Of("months vary twice as much after") with { DeviationAfter = 2 });
            yield return OfLibrary(Section, Of("season strays by half, wave 20 %") with { Season = Shape.Wave(0.2), SeasonStrays = 0.5 });
            yield return OfLibrary(Section, Of("errors of two lags (.3, .3)") with { Correlation = 0.3, SecondLag = 0.3 });
            yield return OfLibrary(Section, Of("errors alternate (-.3)") with { Correlation = -0.3 });
            yield return OfLibrary(Section, Of("months vary by 25 %, gain 10 %") with { Deviation = 0.25, Effect = 0.1 });
            yield return OfLibrary(Section, Of("AR 0.95") with { Correlation = 0.95 });
        }

        yield return OfLibrary(Section, new() { Name = "6 + 6, wave 20 %", Before = 6, After = 6, Season = Shape.Wave(0.2), Correlation = 0.5 });
        yield return OfLibrary(Section, new() { Name = "12 + 6", After = 6, Correlation = 0.5 });
        yield return OfLibrary(Section, new() { Name = "18 + 12", Before = 18, Correlation = 0.5 }, 0.93);
        yield return OfLibrary(Section, new() { Name = "12 + 24", After = 24, Correlation = 0.5 }, 0.93);
    }

    private static IEnumerable<Cell> Controls()
    {
        const string Section = "Control groups, the market grows by 12 %";
        foreach (var (treated, control) in new[] { (3, 3), (4, 4), (5, 4), (4, 10), (10, 4), (10, 10), (20, 5) })
        {
            foreach (var effect in new[] { 0, 0.1 })
            {
                ControlWorld world = new() { Name = $"{treated} + {control} units{Gain(effect)}", Treated = treated, Control = control, Effect = effect };
                yield return OfUnits(Section, world, treated > 3 ? 0.93 : null, mostShown: effect == 0 ? 0.06 : null);
                if (treated > 3 && treated + control <= 14)
                    yield return OfPermutation(Section, world);
            }

            if (treated == 3)
                continue;
            foreach (var world in new ControlWorld[]
            {
                new() { Name = $"{treated} + {control} units, twice the deviation with the CRM", Treated = treated, Control = control, TreatedDeviation = 2 },
                new() { Name = $"{treated} + {control} units, heavy-tailed (t3)", Treated = treated, Control = control, Noise = Noise.HeavyTailed },
                new() { Name = $"{treated} + {control} units, skewed (lognormal)", Treated = treated, Control = control, Noise = Noise.Skewed },
                new() { Name = $"{treated} + {control} units of other sizes (lognormal 0.5)", Treated = treated, Control = control, SizesDiffer = 0.5 },
            })
            {
                yield return OfUnits(Section, world, treated == control ? 0.93 : null);
            }
        }

        foreach (var share in new[] { 0, 0.1, 0.2, 0.4 })
            yield return OfUnits(Section, new() { Name = $"2 + 2 teams of 3 reps, counted as 6 + 6 units; the team carries {100 * share} %", Treated = 2, Control = 2, RepsPerTeam = 3, TeamShare = share });
    }

    // The check of parallel trends: how often it cries where there is none, and how often it sees one.
    private static IEnumerable<Cell> Trends()
    {
        const string Section = "Parallel trends: is a growth of the gap seen";
        foreach (var months in new[] { 12, 24 })
        {
            foreach (var growth in new[] { 0, 0.01 })
            {
                foreach (var correlation in new[] { 0, 0.3, 0.5 })
                {
                    SeriesWorld world = new() { Name = $"{months} months, gap grows {100 * growth} % a month, AR {correlation}", Before = months, After = 0, Growth = growth, Correlation = correlation };
                    foreach (var independent in new[] { false, true })
                    {
                        yield return new(Section, world.Name, independent ? "as if independent" : "the check", dice =>
                        {
                            var drawn = world.Draw(dice).Before;
                            ParallelTrendCheck check = new(drawn, drawn.Select(_ => 0m));
                            return new((independent ? check.GrowthIfIndependent : check.Growth).Interval(), Slope(world), 100_000);
                        })
                        { Coverage = !independent && correlation <= 0.3 && growth == 0 ? 0.93 : null };
                    }
                }
            }
        }

        // The slope of the least-squares line through the market.
        static double Slope(SeriesWorld world)
        {
            double[] market = [.. Enumerable.Range(0, world.Before).Select(month => 100_000 * Math.Pow(1 + world.Growth, month))];
            var middle = (world.Before - 1) / 2.0;
            return market.Select((level, month) => (month - middle) * level).Sum() / Enumerable.Range(0, world.Before).Sum(month => (month - middle) * (month - middle));
        }
    }

    // Rates and ratios, with the reps or customers as sampling units, and what comes of taking deals as independent.
    private static IEnumerable<Cell> Rates()
    {
        const string Section = "Rates and ratios by sampling unit; width in points of the rate";
        foreach (var (units, correlation, sizes) in new[] { (3, 0.05, 0.3), (4, 0, 0), (4, 0.05, 0.3), (4, 0.1, 0.5), (6, 0.05, 0.5), (6, 0.1, 1), (10, 0.02, 0), (10, 0.05, 0.5), (10, 0.1, 1), (20, 0.1, 0), (20, 0.1, 1) })
        {
            double? asked = units > 3 ? 0.93 : null;
            RateWorld world = new() { Name = $"win rate, {units} reps, each carries {100 * correlation} % of the chance, sizes {sizes}", Units = units, Correlation = correlation, SizesDiffer = sizes };
            yield return new(Section, world.Name, "by rep", dice => new(RatioByUnit.Of("rep", world.Draw(dice)).Interval(), RateWorld.Rate, 1)) { Coverage = asked };
            yield return new(Section, world.Name, "as if deals were independent (Wilson)", dice => new(world.Draw(dice).Aggregate((a, b) => a + b).WilsonInterval(), RateWorld.Rate, 1));
            foreach (var rise in new[] { 0, 0.06 })
            {
                RateWorld change = world with { Name = $"change of the {world.Name}{(rise > 0 ? ", +6 points" : "")}", Rise = rise };
                yield return new(Section, change.Name, "by rep, with himself", dice =>
                {
                    var rows = change.DrawTwice(dice).Select((row, rep) => (Rep: rep, row.Before, row.After)).ToList();
                    return new(UnitComparison.Of("rep", rows.Select(row => (row.Rep, Won: row.Before)), rows.Select(row => (row.Rep, Won: row.After)), row => row.Rep, row => row.Won).Interval(), rise, 1);
                })
                { Coverage = asked };
                yield return new(Section, change.Name, "as if deals were independent (Newcombe)", dice =>
                {
                    var rows = change.DrawTwice(dice);
                    return new(Change.Of(rows.Select(row => row.Before).Aggregate((a, b) => a + b), rows.Select(row => row.After).Aggregate((a, b) => a + b)).Interval, rise, 1);
                });
            }
        }

        foreach (var (customers, sizes) in new[] { (4, 0), (4, 0.5), (8, 1), (30, 1), (30, 1.5) })
        {
            RateWorld world = new() { Name = $"margin rate, {customers} customers, sizes {sizes}", Units = customers, SizesDiffer = sizes };
            yield return new(Section, world.Name, "by customer", dice => new(RatioByUnit.Of("customer", world.DrawMargins(dice)).Interval(), RateWorld.Rate, 1)) { Coverage = 0.93 };
        }
    }

    private static IEnumerable<Cell> TimesToWin()
    {
        const string Section = "Times to win, a third faster; width in points of the share won, and in hundred days";
        foreach (var (deals, horizon, won, watched) in new[] { (40, 60, 0.5, 30), (100, 60, 0.3, 60), (100, 120, 0.3, 60), (400, 90, 0.3, 120), (400, 180, 0.2, 120) })
        {
            TimeToWinWorld world = new() { Name = $"{deals} + {deals} deals, {100 * won} % won, watched for {horizon} days at most", Deals = deals, Horizon = horizon, Won = won, Watched = watched };
            foreach (var cell in OfTimes(world, 0.93))
                yield return cell;
            yield return new(Section, world.Name, "mean cycle of those won so far", dice =>
            {
                world.Draw(dice, out var before, out var after);
                return new(new MeanComparison(before, after).Interval(), TimeToWinWorld.ChangeOfCycle, 100);
            });
        }

        foreach (var cell in OfTimes(new() { Name = "100 + 100 deals in 10 + 10 reps who win 60 % or nothing, watched for 60 days at most", DealsPerRep = 10 }, null))
            yield return cell;

        static IEnumerable<Cell> OfTimes(TimeToWinWorld world, double? asked) =>
        [
            new(Section, world.Name, $"share won by day {world.Day}", dice => new(world.Draw(dice, out _, out _).WonBy(world.Day).Interval, world.ChangeOfWonByDay, 1)) { Coverage = asked },
            new(Section, world.Name, $"days won within {world.Day}", dice => new(world.Draw(dice, out _, out _).DaysWonWithin(world.Day).Interval, world.ChangeOfDaysWon, 100)) { Coverage = asked },
            new(Section, world.Name, $"day by which {100 * world.Share:0.#} % are won", dice => new(world.Draw(dice, out _, out _).DayOfShare(world.Share).Interval, world.ChangeOfDayOfShare, 100)) { Coverage = asked },
        ];
    }

    // Net promoter scores from 30 to 45, and the mean of figures with a long tail.
    private static IEnumerable<Cell> Scores()
    {
        const string Section = "Scores and means";
        foreach (var (before, after) in new[] { (20, 30), (100, 60), (400, 400) })
        {
            yield return new(Section, $"net promoter score, {before} and {after} answers, +15 points", "change of the score", dice =>
            {
                NetPromoterScore Answers(int count, double promoters, double detractors)
                {
                    double[] draws = [.. Enumerable.Range(0, count).Select(_ => dice.Uniform())];
                    long up = draws.Count(draw => draw < promoters), down = draws.Count(draw => draw > 1 - detractors);
                    return new(up, count - up - down, down);
                }

                return new(Change.Of(Answers(before, 0.5, 0.2), Answers(after, 0.6, 0.15)).Interval, 15, 100);
            })
            { Coverage = 0.93 };
        }

        foreach (var (noise, asked) in new[] { (Noise.Normal, 0.93), (Noise.HeavyTailed, 0.93), (Noise.Skewed, (double?)null) })
        {
            foreach (var items in new[] { 10, 30, 300 })
            {
                yield return new(Section, $"mean of {items} amounts, {noise}", "Student's t", dice =>
                    new(Moments.Of(Enumerable.Range(0, items).Select(_ => (decimal)(10 + (noise switch { Noise.Normal => dice.Normal(), Noise.HeavyTailed => dice.HeavyTailed(), _ => dice.Skewed() })))).Interval(), 10, 10))
                { Coverage = asked };
            }
        }
    }

    private static string Gain(double effect) => effect > 0 ? $", gain {100 * effect} %" : "";

    private static Cell OfLibrary(string section, SeriesWorld world, double? coverage = null, double? mostShown = null, (string, double)? power = null) =>
        new(section, world.Name, Library, dice =>
        {
            var (before, after, truth) = world.Draw(dice);
            var impact = SeriesWorld.Ask(before, after);
            return new(impact.GainInterval, truth * (double)impact.Sales.Periods.MonthsAfter / world.After, 100_000.0 * (double)impact.Sales.Periods.MonthsAfter, impact.GainVerdict.Answer);
        })
        { Coverage = coverage, MostShown = mostShown, Power = power };

    private static Cell OfMethod(string section, SeriesWorld world, string method) =>
        new(section, world.Name, method, dice =>
        {
            var (before, after, truth) = world.Draw(dice);
            return new(Methods[method](new MonthlySeries(before, after)).Interval(), truth / world.After, 100_000);
        });

    private static Cell OfUnits(string section, ControlWorld world, double? coverage = null, double? mostShown = null) =>
        new(section, world.Name, "t on the changes of units", dice =>
        {
            var (group, truth) = world.Draw(dice);
            return new(group.Effect.Interval(), truth, 1000.0 * group.Treated.Count);
        })
        { Coverage = coverage, MostShown = mostShown };

    private static Cell OfPermutation(string section, ControlWorld world) =>
        new(section, world.Name, "permutation", dice =>
        {
            var (group, truth) = world.Draw(dice);
            var interval = group.Permutation().Interval();
            return new(double.IsInfinity(interval.Upper) ? null : interval, truth / group.Treated.Count, 1000);
        })
        { Coverage = 0.93 };
}
