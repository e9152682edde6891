using System.Text.Json.Nodes;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Laws;
using CrmRoi.Metrics.Tests.Vectors;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests;

[Properties(Arbitrary = [typeof(Generators), typeof(ImpactGenerators)])]
public class RatioByUnitTests
{
    public static TheoryData<string> Ratios => VectorFile.Names("units", item => (string)item["kind"]! == "ratio");

    public static TheoryData<string> Changes => VectorFile.Names("units", item => (string)item["kind"]! == "change");

    [Theory, MemberData(nameof(Ratios))]
    public void Ratio_error_and_interval_have_the_values_that_R_gives(string name)
    {
        var item = VectorFile.Case("units", name);
        var ratio = RatioByUnit.Of("unit", Rows(item, "x", "y"));
        var expected = item["expected"]!;
        var tolerance = (double)item["tolerance"]!;
        Assert.Equal((double)expected["ratio"]!, (double)ratio.Value!.Value, tolerance);
        Assert.Equal((double)expected["se"]!, ratio.StandardError!.Value, tolerance);
        foreach (var level in new[] { 95, 80 })
        {
            var interval = ratio.Interval(level / 100.0)!.Value;
            Assert.Equal((double)expected[$"lower{level}"]!, interval.Lower, tolerance);
            Assert.Equal((double)expected[$"upper{level}"]!, interval.Upper, tolerance);
        }
    }

    [Theory, MemberData(nameof(Changes))]
    public void A_change_by_unit_has_the_values_that_R_gives(string name)
    {
        var item = VectorFile.Case("units", name);
        var comparison = Compare(Rows(item, "x0", "y0"), Rows(item, "x1", "y1"));
        var expected = item["expected"]!.AsObject();
        var tolerance = (double)item["tolerance"]!;
        var change = comparison.ToChange();
        Assert.Equal((double)expected["difference"]!, (double)change.Absolute!.Value, tolerance);
        Assert.Equal((double)expected["se"]!, comparison.StandardError!.Value, tolerance);
        Assert.Equal((double)expected["df"]!, comparison.DegreesOfFreedom!.Value, tolerance);
        Assert.Equal((double)expected["lower"]!, change.Interval!.Value.Lower, tolerance);
        Assert.Equal((double)expected["upper"]!, change.Interval.Value.Upper, tolerance);
        if (expected.ContainsKey("relativeLower"))
        {
            Assert.Equal((double)expected["relativeLower"]!, change.RelativeInterval!.Value.Lower, tolerance);
            Assert.Equal((double)expected["relativeUpper"]!, change.RelativeInterval.Value.Upper, tolerance);
        }
    }

    [Fact]
    public void The_error_of_a_ratio_is_that_of_the_audit()
    {
        var item = VectorFile.Case("certainty", "ratio_mtcars");
        var ratio = RatioByUnit.Of("car", Rows(item, "x", "y"));
        Assert.Equal((double)item["expected"]!["ratio"]!, (double)ratio.Value!.Value, (double)item["tolerance"]!);
        Assert.Equal((double)item["expected"]!["se"]!, ratio.StandardError!.Value, (double)item["tolerance"]!);
    }

    [Fact]
    public void Its_parts_are_the_sums_over_all_units()
    {
        var ratio = RatioByUnit.Of("rep", [new Ratio(1, 4), new Ratio(2.5m, 3)]);
        Assert.Equal((3.5m, 7m), (ratio.ToNumerator(), ratio.ToDenominator()));
    }

    [Property]
    public void A_rep_who_is_split_over_two_shards_is_one_unit(Deal[] deals, int seed)
    {
        // The products are made from whole units: of the merged groups, never of the shards.
        int Rep(Deal deal) => (int)(deal.Opened.Ticks / 7 % 5);
        var random = new Random(seed);
        var shards = deals.ToLookup(_ => random.Next(3));
        var merged = Enumerable.Range(0, 3).Select(shard => shards[shard].SummarizeBy(Rep, deal => deal)).Aggregate((a, b) => a.Merge(b));
        var whole = deals.SummarizeBy(Rep, deal => deal);

        Assert.Equal(whole.ByUnit("rep", sales => sales.WinRate), merged.ByUnit("rep", sales => sales.WinRate));
        Assert.Equal(whole.ByUnit("rep", sales => sales.WinRate), deals.Reverse().ByUnit("rep", Rep, deal => new Proportion(deal.Outcome == Outcome.Won ? 1 : 0, deal.Outcome == Outcome.Open ? 0 : 1)));
        Assert.Equal(deals.Summarize().WinRate.Value, whole.ByUnit("rep", sales => sales.WinRate).Value);
    }

    [Property]
    public void With_denominators_of_one_it_is_Students_interval(decimal[] values)
    {
        decimal[] figures = [.. values.Select(value => value % 1_000_000).Where(value => value != 0)];
        var ratio = RatioByUnit.Of("item", figures.Select(figure => new Average(figure, 1)));
        Assert.Equal(Moments.Of(figures).Mean, ratio.Value);
        if (figures.Length < 4 || Moments.Of(figures).Interval() is not { } student)
        {
            Assert.Null(ratio.Interval());
            return;
        }

        var interval = ratio.Interval()!.Value;
        var scale = 1e-9 * (student.Upper - student.Lower + Math.Abs((double)ratio.Value!.Value));
        Assert.Equal(student.Lower, interval.Lower, scale);
        Assert.Equal(student.Upper, interval.Upper, scale);
    }

    [Property]
    public void Bounds_are_where_the_mean_of_x_less_R_y_is_t_from_zero(Proportion[] units)
    {
        var ratio = RatioByUnit.Of("rep", units);
        if (ratio.Interval() is not { } interval)
        {
            Assert.NotEqual(NoIntervalReason.None, ratio.ReasonWithoutInterval());
            return;
        }

        Assert.InRange((double)ratio.Value!.Value, interval.Lower, interval.Upper);
        Proportion[] counted = [.. units.Where(unit => unit.IsDefined)];
        foreach (var bound in new[] { interval.Lower, interval.Upper })
        {
            if (bound is 0 or 1)
                continue;
            double[] distances = [.. counted.Select(unit => unit.Successes - (bound * unit.Trials))];
            double mean = distances.Average(), variance = distances.Sum(d => (d - mean) * (d - mean)) / (counted.Length - 1);
            Assert.Equal(MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, counted.Length - 1, 0.975), Math.Abs(mean) / Math.Sqrt(variance / counted.Length), 1e-6);
        }
    }

    [Property]
    public void Turning_before_and_after_round_turns_the_change_round(Proportion[] units, int seed)
    {
        var random = new Random(seed);
        Proportion[] after = [.. units.Select(unit => new Proportion(random.NextInt64(unit.Trials + 1), unit.Trials))];
        UnitComparison there = Compare(units, after), back = Compare(after, units);
        Assert.Equal(there.Difference, -back.Difference);
        Assert.Equal(there.ReasonWithoutInterval(), back.ReasonWithoutInterval());
        if (there.Interval() is not { } interval)
            return;
        Assert.Equal(interval.Lower, -back.Interval()!.Value.Upper, 1e-12);
        if (there.RelativeInterval() is { } relative && Math.Abs(interval.Lower) > 1e-9 && Math.Abs(interval.Upper) > 1e-9)
            Assert.Equal(interval.Contains(0), relative.Contains(0));
    }

    [Fact]
    public void Too_few_and_too_unequal_units_are_named_and_their_figure_stands()
    {
        var three = RatioByUnit.Of("team", [new Proportion(1, 2), new Proportion(3, 4), new Proportion(1, 5)]);
        Assert.Equal(5m / 11, three.Value);
        Assert.Null(three.Interval());
        Assert.Equal(NoIntervalReason.TooFewUnits, three.ReasonWithoutInterval());

        // One rep with nearly all deals: ten units are counted and one is there.
        var one = RatioByUnit.Of("rep", Enumerable.Repeat(new Proportion(1, 2), 9).Append(new Proportion(400, 1000)));
        Assert.Equal(NoIntervalReason.FewUnitsDominate, one.ReasonWithoutInterval());
        Assert.Equal(10, one.Units);
        Assert.InRange(one.EffectiveUnits!.Value, 1, 1.1);

        Assert.Equal(NoIntervalReason.NothingVaries, RatioByUnit.Of("rep", Enumerable.Repeat(new Proportion(1, 2), 9)).ReasonWithoutInterval());
        Assert.Equal(NoIntervalReason.Undefined, RatioByUnit.Of<Ratio>("rep", []).ReasonWithoutInterval());
        var change = Compare([.. Enumerable.Repeat(new Proportion(1, 2), 3)], [.. Enumerable.Repeat(new Proportion(2, 2), 3)]).ToChange();
        Assert.Equal("50% → 100%: +50 points, no interval (TooFewUnits)", change.ToString());
        Assert.Equal("unit", change.SamplingUnit);
    }

    [Fact]
    public void A_measure_that_is_no_ratio_of_sums_and_a_unit_without_name_are_refused()
    {
        Assert.Contains("NetPromoterScore", Assert.Throws<ArgumentException>(() => RatioByUnit.Of("customer", [new NetPromoterScore(1, 2, 3)])).Message, StringComparison.Ordinal);
        Assert.Equal("unit", Assert.Throws<ArgumentException>(() => RatioByUnit.Of("", [new Proportion(1, 2)])).ParamName);
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new[] { "a", null }.ByUnit("x", row => row!, _ => new Proportion(1, 2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_prints_as_its_measure_does()
    {
        Assert.Equal("45.45%", RatioByUnit.Of("team", [new Proportion(1, 2), new Proportion(4, 9)]).ToString());
        Assert.Equal("12.5", RatioByUnit.Of("team", [new Average(25, 2), new Average(50, 4)]).ToString());
        Assert.Equal("0.125", RatioByUnit.Of("team", [new Ratio(1, 8)]).ToString("0.###", null));
        Assert.Equal("n/a", RatioByUnit.Of<Ratio>("team", []).ToString());
    }

    private static UnitComparison Compare<TMeasure>(IReadOnlyList<TMeasure> before, IReadOnlyList<TMeasure> after)
        where TMeasure : struct, IMeasure =>
        UnitComparison.Of("unit", before.Select((measure, i) => (i, measure)), after.Select((measure, i) => (i, measure)), row => row.i, row => row.measure);

    private static Ratio[] Rows(JsonObject item, string x, string y) =>
        [.. item[x]!.AsArray().Zip(item[y]!.AsArray(), (numerator, denominator) => new Ratio((decimal)numerator!, (decimal)denominator!))];
}
