using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Impact;

[Collection("Console")] // FsCheck writes to the console here, and the tests of the pages read it.
public class UnitTests
{
    [Fact]
    public void The_effect_is_that_of_all_units_with_the_crm_and_keeps_the_degrees_of_freedom()
    {
        decimal[] treated = [28, 22, 21, 26, 30], control = [8, 5, 11, 4];
        var group = Of(treated, control);
        MeanComparison welch = new(Moments.Of(control), Moments.Of(treated));
        Assert.Equal(127, group.TreatedChange);
        Assert.Equal(35, group.WithoutCrm);
        Assert.Equal(92, group.Effect.Estimate);
        Assert.Equal(welch.DegreesOfFreedom!.Value, group.Effect.DegreesOfFreedom!.Value, 1e-12);
        Assert.Equal(5 * welch.Interval(0.9)!.Value.Lower, group.Effect.Interval(0.9)!.Value.Lower, 1e-10);
        Assert.Equal(5 * welch.Interval(0.9)!.Value.Upper, group.Effect.Interval(0.9)!.Value.Upper, 1e-10);
        Assert.Equal(welch.PValue!.Value, group.Effect.PValue!.Value, 1e-12);
    }

    [Fact]
    public void Units_on_both_sides_are_those_with_rows_before_and_after()
    {
        (string Rep, Ratio Rate)[] before = [("Ann", new(1, 2)), ("Ben", new(1, 3)), ("Cy", new(2, 3))], after = [("Ben", new(1, 2)), ("Cy", new(3, 4)), ("Di", new(1, 4)), ("Eve", new(1, 5))];
        var comparison = UnitComparison.Of("rep", before, after, row => row.Rep, row => row.Rate);
        Assert.Equal((3, 4, 5, 2), (comparison.Before.Units, comparison.After.Units, comparison.Units, comparison.UnitsOnBothSides));
    }

    [Fact]
    public void The_share_that_both_curves_reach_is_the_smaller_end()
    {
        static TimeToWinSummary Curve(long won, long lost) => TimeToWinSummary.FromTotals([new(5, won)], [new(5, lost)], []);
        Assert.Equal(0.25m, new TimeToWinComparison(Curve(1, 3), Curve(3, 1)).LargestShareOfBoth);
        Assert.Equal(0.25m, new TimeToWinComparison(Curve(3, 1), Curve(1, 3)).LargestShareOfBoth);
        Assert.Null(new TimeToWinComparison(TimeToWinSummary.FromTotals([], [], []), Curve(1, 1)).LargestShareOfBoth);
    }

    [Fact]
    public void Shares_won_have_a_relative_change_and_days_won_have_none()
    {
        var before = TimeToWinSummary.FromTotals([new(5, 40), new(10, 20)], [new(8, 10)], [new(20, 30)]);
        var after = TimeToWinSummary.FromTotals([new(3, 50), new(9, 20)], [new(8, 10)], [new(20, 20)]);
        var comparison = new TimeToWinComparison(before, after);
        Assert.NotNull(comparison.WonBy(10).RelativeInterval);
        Assert.NotNull(comparison.DaysWonWithin(15).Interval);
        Assert.Null(comparison.DaysWonWithin(15).RelativeInterval);
    }

    [Fact]
    public void Fewer_than_four_units_on_a_side_are_a_figure()
    {
        Assert.Equal((NoIntervalReason.TooFewUnits, 15m), (Of([8, 5, 2], [1, 0, -1, 0]).Effect.ReasonWithoutInterval, Of([8, 5, 2], [1, 0, -1, 0]).Effect.Estimate));
        Assert.Equal(NoIntervalReason.TooFewUnits, Of([8, 5, 2, 1], [1]).Effect.ReasonWithoutInterval);
        Assert.False(Of([8, 5, 2], [1, 0, -1, 0]).HasEnoughUnits);
        Assert.Equal(NoIntervalReason.Undefined, Of([8, 5, 2], []).Effect.ReasonWithoutInterval);
        Assert.Null(Of([8], []).WithoutCrm);
        Assert.Null(Of([], [8]).Effect.Estimate);
        Assert.Equal(NoIntervalReason.NothingVaries, Of([8, 8, 8, 8], [1, 1, 1, 1]).Effect.ReasonWithoutInterval);
    }

    [Fact]
    public void A_unit_that_stands_there_twice_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => new ControlGroup([new("Anna", true, 1, 2), new("Ben", false, 1, 2), new("Anna", true, 2, 3)]));
        Assert.Contains("\"Anna\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("months of the same unit are not independent", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ControlGroup([default]));
        Assert.Throws<ArgumentException>(() => new UnitChange("", true, 1, 2));
        Assert.False(UnitChange.Check("", true, 1, 2).IsValid);
        Assert.Equal(new UnitChange("A", true, 1, 2), UnitChange.Check("A", true, 1, 2).OrThrow());
    }

    [Theory]
    [InlineData(3, 3, 0.1)]
    [InlineData(3, 4, 0.0571)]
    [InlineData(1, 19, 0.1)]
    [InlineData(2, 5, 0.0952)]
    [InlineData(4, 4, 0.0286)]
    [InlineData(5, 4, 0.0159)]
    public void The_smallest_p_value_that_a_design_can_give_is_printed_and_reached(int treated, int control, double smallest)
    {
        var test = Of([.. Enumerable.Range(100, treated).Select(i => (decimal)i)], [.. Enumerable.Range(0, control).Select(i => (decimal)i)]).Permutation();
        Assert.Equal(smallest, test.SmallestPValue, 1e-4);
        Assert.Equal(test.SmallestPValue, test.PValue);
        Assert.Contains(FormattableString.Invariant($"smallest possible {smallest:0.####}"), test.ToString(), StringComparison.Ordinal);
        Assert.Equal(smallest > 0.05, double.IsInfinity(test.Interval().Lower));
        Assert.Equal(smallest > 0.05, double.IsInfinity(test.Interval().Upper));
    }

    [Fact]
    public void The_permutation_test_is_the_count_over_all_subsets()
    {
        // Whole numbers of a small range: many ties.
        var changes = Gen.Choose(-4, 4).Select(i => (decimal)i);
        Prop.ForAll(
            Gen.Choose(1, 5).SelectMany(count => changes.ArrayOf(count)).ToArbitrary(), Gen.Choose(1, 5).SelectMany(count => changes.ArrayOf(count)).ToArbitrary(),
            (treated, control) =>
            {
                var test = Of(treated, control).Permutation();
                var (above, below, all) = Count([.. treated, .. control], treated.Length, 0);
                Assert.Equal(all, test.Arrangements);
                Assert.Equal(Math.Min(all, 2 * Math.Min(above, below)), test.AsExtreme);
                Assert.InRange(test.PValue, test.SmallestPValue, 1);

                // Just within the interval the test does not reject, just beyond it does.
                for (var level = 1; level <= 3; level++)
                {
                    var confidence = level == 1 ? 0.5 : level == 2 ? 0.8 : 0.95;
                    var interval = test.Interval(confidence);
                    foreach (var (edge, inwards) in new[] { (interval.Lower, 1), (interval.Upper, -1) })
                    {
                        if (double.IsInfinity(edge))
                            continue;
                        Assert.True(Rejects(edge - (inwards * 1e-6), confidence));
                        Assert.False(Rejects(edge + (inwards * (interval.Lower == interval.Upper ? 0 : 1e-6)), confidence));
                    }
                }

                bool Rejects(double effect, double confidence)
                {
                    var (up, down, ways) = Count([.. treated.Select(change => change - (decimal)effect), .. control], treated.Length, 1e-9);
                    return Math.Min(ways, 2 * Math.Min(up, down)) <= (ways * (1 - confidence)) + 1e-9;
                }
            }).QuickCheckThrowOnFailure();

        // By the means of both sides, over all bit masks.
        static (int Above, int Below, int All) Count(decimal[] changes, int treated, double tie)
        {
            int above = 0, below = 0, all = 0;
            var actual = Difference((1 << treated) - 1);
            for (var mask = 0; mask < 1 << changes.Length; mask++)
            {
                if (System.Numerics.BitOperations.PopCount((uint)mask) != treated)
                    continue;
                all++;
                above += Difference(mask) >= actual - tie - 1e-12 ? 1 : 0;
                below += Difference(mask) <= actual + tie + 1e-12 ? 1 : 0;
            }

            return (above, below, all);

            double Difference(int mask)
            {
                double chosen = 0, others = 0;
                for (var i = 0; i < changes.Length; i++)
                {
                    if ((mask >> i & 1) == 1)
                        chosen += (double)changes[i];
                    else
                        others += (double)changes[i];
                }

                return (chosen / treated) - (others / (changes.Length - treated));
            }
        }
    }

    [Fact]
    public void More_arrangements_than_the_limit_are_refused_by_name()
    {
        decimal[] Units(int count) => [.. Enumerable.Range(0, count).Select(i => (decimal)i)];
        Assert.Equal(705_432, Of(Units(11), Units(11)).Permutation().Arrangements);
        var error = Assert.Throws<InvalidOperationException>(() => Of(Units(12), Units(12)).Permutation());
        Assert.Contains("1000000", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Of(Units(2000), Units(2000)).Permutation());
        Assert.Throws<InvalidOperationException>(() => Of([], Units(3)).Permutation());
    }

    [Fact]
    public void Placebos_hold_each_control_unit_against_the_others()
    {
        var placebos = Of([20], [1, 2, 6]).PlacebosInGroup();
        Assert.Equal([-3, -1.5m, 4.5m], placebos.Select(placebo => placebo.Value));
        Assert.Equal(["C0", "C1", "C2"], placebos.Select(placebo => placebo.Key));
        Assert.Empty(Of([20], [1]).PlacebosInGroup());
    }

    [Fact]
    public void Units_of_deals_have_their_gross_profit_in_both_periods()
    {
        DateTimeOffset goLive = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var periods = ComparisonPeriods.AroundGoLive(goLive, 6, TimeZoneInfo.Utc);
        (string Team, Deal Deal) Row(string team, int months, decimal amount, Outcome outcome = Outcome.Won) =>
            (team, new(goLive.AddMonths(months), goLive.AddMonths(months).AddDays(3), outcome, amount, outcome == Outcome.Won ? amount / 4 : null));
        (string Team, Deal Deal)[] rows =
        [
            Row("North", -2, 100), Row("South", -1, 40), Row("North", 1, 200), Row("North", 2, 60), Row("South", 3, 80, Outcome.Lost), Row("South", -9, 1_000), ("East", new(goLive, null, Outcome.Open, 5)),
        ];
        var group = ControlGroup.OfGrossProfit(rows, row => row.Team, row => row.Team == "North", row => row.Deal, periods);
        Assert.Equal([new("North", true, 75, 195)], group.Treated);
        Assert.Equal([new("South", false, 30, 0), new("East", false, 0, 0)], group.Control);
        Assert.Equal("hasCrm", Assert.Throws<ArgumentException>(() => ControlGroup.OfGrossProfit(rows, row => row.Team, row => row.Deal.Opened < goLive, row => row.Deal, periods)).ParamName);
        Assert.Throws<ArgumentException>(() => ControlGroup.OfGrossProfit(rows, _ => null!, _ => true, row => row.Deal, periods));
        Assert.Throws<ArgumentException>(() => ControlGroup.OfGrossProfit(rows, row => row.Team, _ => true, _ => default, periods));
    }

    private static ControlGroup Of(decimal[] treated, decimal[] control) =>
        new([.. treated.Select((change, i) => new UnitChange($"T{i}", true, 100, 100 + change)), .. control.Select((change, i) => new UnitChange($"C{i}", false, 100, 100 + change))]);
}
