using CrmRoi.Metrics.Impact;
using MathNet.Numerics.Distributions;

namespace CrmRoi.Metrics.Tests.Impact;

public class BaselineAdjustmentTests
{
    private static readonly (decimal Before, decimal After)[] Treated = [(52, 63), (61, 70), (48, 60), (70, 78), (55, 69), (66, 73)];

    private static readonly (decimal Before, decimal After)[] Control = [(80, 84), (75, 80), (68, 70), (90, 93), (72, 79)];

    [Fact]
    public void Both_answers_are_those_of_R()
    {
        // R 4.2.2: lm(after ~ treated + before), and t.test of the changes, on the rows above.
        var both = Of(Treated, Control);
        Assert.Equal(3.087332646756, both.Adjusted!.Value, 1e-10);
        Assert.Equal(1.930819283092, both.AdjustedStandardError!.Value, 1e-10);
        AssertInterval(-1.365144604386, 7.539809897898, both.AdjustedInterval());
        AssertInterval(-1.365144604386, 7.539809897898, both.Interval(assignedByChance: true));
        Assert.Equal(5.966666666667, (double)both.OwnChange.Estimate!.Value, 1e-10);
        AssertInterval(2.841709662287, 9.091623671046, both.OwnChange.Interval());
        AssertInterval(Math.Min(2.841709662287, -1.365144604386), Math.Max(9.091623671046, 7.539809897898), both.Interval(assignedByChance: false));
    }

    [Fact]
    public void Fewer_than_four_units_a_side_have_figures_without_interval()
    {
        var few = Of(Treated[..3], Control);
        Assert.NotNull(few.Adjusted);
        Assert.Null(few.AdjustedInterval());
        Assert.Null(few.Interval(assignedByChance: false));
        Assert.NotNull(Of(Treated[..2], Control[..1]).Adjusted);
        Assert.Null(Of(Treated[..2], Control[..1]).AdjustedStandardError);
        Assert.NotNull(Of(Treated[..2], Control[..2]).AdjustedStandardError);
        Assert.Null(Of([], Control).Adjusted);
        Assert.Null(Of([(1, 2), (1, 3), (1, 4), (1, 5)], [(1, 2), (1, 3), (1, 4), (1, 6)]).Adjusted);
        Assert.Equal("unit", Assert.Throws<ArgumentException>(() => BaselineAdjustment.Of("", Treated, Control, row => row.Before, row => row.After)).ParamName);
    }

    [Theory]
    [InlineData(Assignment.Chance)]
    [InlineData(Assignment.BadYear)]
    [InlineData(Assignment.GroupsDiffer)]
    public void The_bracket_holds_whoever_got_the_CRM_and_each_answer_fails_in_the_world_of_the_other(Assignment assignment)
    {
        // No effect. A unit's figure is its own level and the chance of the year.
        var random = new Random(21);
        const int Worlds = 1_000, Units = 8;
        int bracket = 0, adjusted = 0, own = 0;
        for (var world = 0; world < Worlds; world++)
        {
            var units = Enumerable.Range(0, 2 * Units).Select(i =>
            {
                var level = Normal.Sample(random, assignment == Assignment.GroupsDiffer && i < Units ? -15 : 0, 5);
                return ((decimal)(level + Normal.Sample(random, 0, 10)), (decimal)(level + Normal.Sample(random, 0, 10)));
            }).ToList();
            if (assignment == Assignment.BadYear)
                units = [.. units.OrderBy(unit => unit.Item1)];
            var both = Of([.. units.Take(Units)], [.. units.Skip(Units)]);
            bracket += both.Interval(assignedByChance: false)!.Value.Contains(0) ? 1 : 0;
            adjusted += both.AdjustedInterval()!.Value.Contains(0) ? 1 : 0;
            own += both.OwnChange.Interval()!.Value.Contains(0) ? 1 : 0;
        }

        Assert.True(bracket >= 0.93 * Worlds, $"{bracket}");
        Assert.Equal(assignment != Assignment.GroupsDiffer, adjusted >= 0.93 * Worlds);
        Assert.Equal(assignment != Assignment.BadYear, own >= 0.93 * Worlds);
    }

    public enum Assignment
    {
        Chance,
        BadYear,
        GroupsDiffer,
    }

    private static BaselineAdjustment Of((decimal Before, decimal After)[] treated, (decimal Before, decimal After)[] control) =>
        BaselineAdjustment.Of("rep", treated, control, row => row.Before, row => row.After);

    private static void AssertInterval(double lower, double upper, ConfidenceInterval? interval)
    {
        Assert.Equal(lower, interval!.Value.Lower, 1e-9);
        Assert.Equal(upper, interval.Value.Upper, 1e-9);
    }
}
