using System.Globalization;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests;

public class MeasureTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    [Fact]
    public void An_empty_denominator_is_undefined_and_never_zero()
    {
        foreach (var measure in new IMeasure[] { default(Ratio), new Ratio(5, 0), default(Proportion), default(Average), default(Moments) })
        {
            Assert.False(measure.IsDefined);
            Assert.Null(measure.Value);
            Assert.Equal("n/a", measure.ToString("", null));
            Assert.Equal("n/a", measure.ToString("P1", German));
            Assert.Equal("n/a", measure.ToString());
        }
    }

    [Theory]
    [InlineData(63_000, 12_000, null, "525%")]
    [InlineData(63_000, 12_000, "P1", "525.0%")]
    [InlineData(63_000, 12_000, "X", "5.25x")]
    [InlineData(10_000, 1_000, "X", "10x")]
    [InlineData(63_000, 12_000, "X1", "5.3x")]
    [InlineData(1, 3, null, "33.33%")]
    [InlineData(1, 3, "0.000", "0.333")]
    [InlineData(1, 3, "N4", "0.3333")]
    [InlineData(-1, 4, "G", "-25%")]
    public void A_ratio_prints_as_percent_multiple_or_number(int numerator, int denominator, string? format, string expected) =>
        Assert.Equal(expected, new Ratio(numerator, denominator).ToString(format, null));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("fr-FR")]
    [InlineData("en-US")]
    [InlineData("th-TH")]
    public void With_a_provider_a_measure_prints_as_dotnet_prints_its_value(string name)
    {
        var culture = CultureInfo.GetCultureInfo(name);
        foreach (var value in new[] { 0.6315m, -0.6315m, 0m, 12.5m, 1234.5m, 1m / 3, 1e20m })
        {
            var ratio = new Ratio(value, 1);
            foreach (var format in new[] { "P1", "P2", "P0", "p3", "N2", "C", "C0", "F1", "0.00", "#,##0.##", "E3" })
                Assert.Equal(value.ToString(format, culture), ratio.ToString(format, culture));
            Assert.Equal(value.ToString("0.##", culture) + "x", ratio.ToString("X", culture));
            Assert.Equal(value.ToString("F1", culture) + "x", ratio.ToString("X1", culture));
        }

        // Up to two decimals if none are asked for.
        Assert.Equal(0.6315m.ToString("P2", culture), new Ratio(0.6315m, 1).ToString(null, culture));
        Assert.Equal(0.6315m.ToString("P2", culture), new Proportion(6315, 10_000).ToString("P", culture));
        Assert.Equal(0.125m.ToString("P1", culture), new Ratio(1, 8).ToString(null, culture));
        Assert.Equal(5.25m.ToString("P0", culture), new Ratio(21, 4).ToString("G", culture));
        Assert.Equal(2360.91m.ToString("N2", culture), new Average(10_005_534, 4_238).ToString("N2", culture));
        Assert.Equal($"[{0.25m.ToString(culture)}, {0.5m.ToString(culture)}]", new ConfidenceInterval(0.25, 0.5, 0.95).ToString(null, culture));
    }

    [Theory]
    [InlineData("C", "1,234.50")]
    [InlineData("C0", "1,235")]
    [InlineData("N2", "1,234.50")]
    [InlineData("P", "123450%")]
    [InlineData("P1", "123450.0%")]
    public void Without_a_provider_the_invariant_culture_has_a_plain_percent_and_no_currency(string format, string expected)
    {
        Assert.Equal(expected, new Ratio(1234.5m, 1).ToString(format, null));
        Assert.Equal(expected, new Ratio(1234.5m, 1).ToString(format, CultureInfo.InvariantCulture));
        Assert.Equal("-" + expected, new Ratio(-1234.5m, 1).ToString(format, null));
    }

#if MODERN_ASSET
    [Theory]
    [InlineData(null)]
    [InlineData("P1")]
    [InlineData("X")]
    [InlineData("X2")]
    [InlineData("N2")]
    public void A_span_takes_the_same_text_or_none_of_it(string? format)
    {
        var room = new char[64];
        foreach (var measure in new IMeasure[] { new Ratio(1, 3), default(Ratio), new Proportion(1, 3), new Average(-10, 4), Moments.Of([1, 2]) })
        {
            var text = measure.ToString(format, German);
            Assert.True(measure.TryFormat(room, out var written, format, German));
            Assert.Equal(text, new string(room, 0, written));
            Assert.False(measure.TryFormat(room.AsSpan(0, text.Length - 1), out written, format, German));
            Assert.Equal(0, written);
        }
    }
#endif

    [Fact]
    public void A_value_that_no_decimal_holds_reads_as_the_nearest()
    {
        Assert.Equal((decimal.MaxValue, decimal.MaxValue), (new Ratio(1e28m, 1e-5m).Value, new Ratio(1e28m, 1e-5m).Percent));
        Assert.Equal((decimal.MinValue, decimal.MinValue), (new Ratio(1e28m, -1e-5m).Value, new Ratio(1e28m, -1e-5m).Percent));
        Assert.Equal((1e28m, decimal.MaxValue), (new Ratio(1e28m, 1).Value, new Ratio(1e28m, 1).Percent));
        Assert.Equal("1000000000000000000000000000000%", new Ratio(1e28m, 1).ToString());
        Assert.True(new Ratio(1e28m, 1e-5m) < new Ratio(1e28m, 1e-6m)); // still compared by their parts
        Assert.Equal(decimal.MaxValue, CrmRoi.Metrics.Impact.Change.WithoutInterval(1e-20m, 1e10m).Relative.Value);
        Assert.Equal(decimal.MaxValue, CrmRoi.Metrics.Impact.Change.WithoutInterval(decimal.MinValue, decimal.MaxValue).Absolute);
    }

    [Fact]
    public void Measures_compare_and_add_where_only_their_interfaces_are_known()
    {
#if MODERN_ASSET
        Assert.Equal(new Ratio(4, 6), Total([new Ratio(1, 2), new Ratio(3, 4)]));
        Assert.Equal(new Proportion(4, 6), Total([new Proportion(1, 2), new Proportion(3, 4)]));
        Assert.Equal(new Average(4, 6), Total([new Average(1, 2), new Average(3, 4)]));
        Assert.Equal(new Quotient(4, 6), Total([new Quotient(1, 2), new Quotient(3, 4)]));
        Assert.Equal(default, Total(Array.Empty<Quotient>()));
#endif
        foreach (var (less, more) in new (IComparable, object)[] { (new Ratio(1, 3), new Ratio(1, 2)), (new Proportion(1, 3), new Proportion(1, 2)), (new Average(1, 3), new Average(1, 2)) })
        {
            Assert.True(less.CompareTo(more) < 0);
            Assert.True(less.CompareTo(null) > 0);
            Assert.Throws<ArgumentException>("obj", () => less.CompareTo(1m));
        }
    }

    [Fact]
    public void Distributions_print_their_key_figures()
    {
        Assert.Equal("Distribution: 4 items, mean 2.5, median 2.02, from 1 to 4", Distribution.Of([1, 2, 3, 4]).ToString());
        Assert.Equal("Distribution: 0 items, mean n/a, median n/a, from n/a to n/a", Distribution.Empty.ToString());
        Assert.Equal("DurationDistribution: 2 items, mean 45 days, median 30.1 days, from 30 days to 60 days", DurationDistribution.Of([TimeSpan.FromDays(30), TimeSpan.FromDays(60)]).ToString());
        Assert.Equal("DurationDistribution: 1 items, mean 1.5 hours, median 1.5 hours, from 1.5 hours to 1.5 hours", DurationDistribution.Of([TimeSpan.FromMinutes(90)]).ToString());
        Assert.Equal(TimeSpan.MinValue, DurationDistribution.Of([TimeSpan.MinValue]).Median);
        Assert.Equal("3 flows: -100000, 40000, 75000.5", new CrmRoi.Metrics.Investment.CashFlows(-100_000, 40_000, 75_000.5m).ToString());
    }

    [Fact]
    public void Quantiles_are_interpolated_exactly_and_rounded_once()
    {
        Assert.Equal(1m / 3, SampleQuantile.Median([1m / 3, 1m / 3]));
        Assert.Equal(1e-28m, SampleQuantile.Median([1e-28m, 1e-28m]));
        Assert.Equal(decimal.MaxValue, SampleQuantile.Median([decimal.MaxValue, decimal.MaxValue]));
        Assert.Equal(0, SampleQuantile.Median([decimal.MinValue, decimal.MaxValue]));
        Assert.Equal(1m / 3, SampleQuantile.At([1m / 3, 1m / 3, 1m / 3], 0.9));
        Assert.Equal(45m, SampleQuantile.Median([30, 60]));
    }

    [Fact]
    public void The_current_culture_is_never_read()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = German;
        try
        {
            Assert.Equal("33.33%", new Ratio(1, 3).ToString());
            Assert.Equal("2.5", new Average(5, 2).ToString());
            Assert.Contains("but was -1.", Assert.Throws<ArgumentOutOfRangeException>(() => new Average(1, -1)).Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

#if MODERN_ASSET
    private static T Total<T>(IEnumerable<T> parts)
        where T : System.Numerics.IAdditionOperators<T, T, T>, System.Numerics.IAdditiveIdentity<T, T> =>
        parts.Aggregate(T.AdditiveIdentity, (sum, part) => sum + part);
#endif

    [Fact]
    public void Undefined_compares_as_undefined()
    {
        Ratio undefined = new(1, 0), one = new(1, 1);
        Assert.False(undefined < one || undefined > one || undefined <= one || undefined >= one);
        Assert.True(undefined.CompareTo(one) < 0 && one.CompareTo(undefined) > 0 && undefined.CompareTo(default) == 0);

        Assert.False(default(Proportion) <= new Proportion(1, 2) || default(Average) >= new Average(1, 2));

        Average noAverage = default, anAverage = new(1, 1);
        Assert.False(noAverage < anAverage || noAverage > anAverage || noAverage <= anAverage || noAverage >= anAverage);
        Assert.False(anAverage < noAverage || anAverage > noAverage || anAverage <= noAverage || anAverage >= noAverage);
        Quotient noQuotient = new(1, 0), aQuotient = new(1, 1);
        Assert.False(noQuotient < aQuotient || noQuotient > aQuotient || noQuotient <= aQuotient || noQuotient >= aQuotient);
        Assert.False(aQuotient < noQuotient || aQuotient > noQuotient || aQuotient <= noQuotient || aQuotient >= noQuotient);
    }

    [Fact]
    public void Each_of_the_four_comparisons_answers_for_less_the_same_and_more()
    {
        AssertOrder(new Ratio(1, 2), new Ratio(1, 3), (left, right) => (left < right, left <= right, left > right, left >= right));
        AssertOrder(new Quotient(1, 2), new Quotient(1, 3), (left, right) => (left < right, left <= right, left > right, left >= right));
        AssertOrder(new Average(1, 2), new Average(1, 3), (left, right) => (left < right, left <= right, left > right, left >= right));
        AssertOrder(new Proportion(1, 2), new Proportion(1, 3), (left, right) => (left < right, left <= right, left > right, left >= right));

        static void AssertOrder<T>(T more, T less, Func<T, T, (bool, bool, bool, bool)> compare)
        {
            Assert.Equal((true, true, false, false), compare(less, more));
            Assert.Equal((false, true, false, true), compare(less, less));
            Assert.Equal((false, false, true, true), compare(more, less));
        }
    }

    [Fact]
    public void Order_is_by_value_and_equality_by_parts()
    {
        Assert.NotEqual(new Ratio(1, 2), new Ratio(2, 4));
        Assert.Equal(0, new Ratio(1, 2).CompareTo(new Ratio(2, 4)));
        Assert.True(new Ratio(1, 2) <= new Ratio(2, 4) && new Ratio(1, 2) >= new Ratio(2, 4));
        Assert.True(new Ratio(1, -2) < new Ratio(1, 3));
        Assert.True(new Proportion(1, 3) < new Proportion(3334, 10_000));
        Assert.True(new Average(10, 3) > new Average(9, 3));

        // Values that decimal division cannot tell apart.
        Assert.True(new Ratio(1, 3) > new Ratio(0.3333333333333333333333333333m, 1));
    }

    [Theory]
    [InlineData(-1, 2, "successes must not be negative, but was -1.")]
    [InlineData(1, -2, "trials must not be negative, but was -2.")]
    [InlineData(3, 2, "successes must not exceed the 2 trials, but was 3.")]
    public void A_proportion_lies_between_none_and_all(long successes, long trials, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(successes, trials)).Message, StringComparison.Ordinal);

    [Property]
    public void Proportions_pool_exactly(uint a, uint b, uint c, uint d)
    {
        var (left, right) = (new Proportion(Math.Min(a, b), Math.Max(a, b)), new Proportion(Math.Min(c, d), Math.Max(c, d)));
        Assert.Equal(left + right, right + left);
        Assert.Equal(left, left + default(Proportion));
        Assert.Equal(left.Successes + right.Successes, (left + right).Successes);
        Assert.Equal((left + right).Complement, left.Complement + right.Complement);
    }

    [Property(Arbitrary = [typeof(Generators)])]
    public void Ratios_pool_by_their_parts(int a, int b, int c, int d)
    {
        var (left, right) = (new Ratio(a / 100m, b / 100m), new Ratio(c / 100m, d / 100m));
        Assert.Equal(left + right, right + left);
        Assert.Equal(left, left + default(Ratio));
        Assert.Equal((left + right) + left, left + (right + left));
        Assert.Equal(new Ratio((a / 100m) + (c / 100m), (b / 100m) + (d / 100m)), left + right);
    }

    [Property]
    public void A_pooled_rate_lies_between_its_parts(ushort a, ushort b, ushort c, ushort d)
    {
        var (left, right) = (new Proportion(Math.Min(a, b), Math.Max(a, b)), new Proportion(Math.Min(c, d), Math.Max(c, d)));
        if (left > right)
            (left, right) = (right, left);
        if (left.IsDefined && right.IsDefined)
            Assert.True(left <= left + right && left + right <= right);
    }

    [Theory]
    [InlineData(0, 20)]
    [InlineData(20, 20)]
    [InlineData(7, 20)]
    [InlineData(1, 1_000_000_000)]
    public void Wilson_holds_the_estimate_stays_within_bounds_and_widens_with_confidence(long k, long n)
    {
        var proportion = new Proportion(k, n);
        var (narrow, wide, corrected) = (proportion.WilsonInterval(0.5)!.Value, proportion.WilsonInterval(0.999)!.Value, proportion.WilsonIntervalWithContinuityCorrection(0.999)!.Value);
        Assert.True(narrow.Contains((double)k / n));
        Assert.True(wide.Lower <= narrow.Lower && narrow.Upper <= wide.Upper);
        Assert.True(corrected.Lower <= wide.Lower && wide.Upper <= corrected.Upper);
        Assert.InRange(corrected.Lower, 0, 1);
        Assert.InRange(corrected.Upper, 0, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_confidence_lies_between_none_and_certainty(double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => new Proportion(1, 2).WilsonInterval(confidence));

    [Fact]
    public void An_interval_has_its_bounds_in_order()
    {
        Assert.Throws<ArgumentException>("upper", () => new ConfidenceInterval(2, 1, 0.95));
        Assert.Throws<ArgumentException>("upper", () => new ConfidenceInterval(double.NaN, 1, 0.95));
        Assert.Equal("[-Infinity, 1]", new ConfidenceInterval(double.NegativeInfinity, 1, 0.95).ToString());
        Assert.Equal("[10.12%, 20%]", new ConfidenceInterval(0.10123, 0.2, 0.95).ToString("P", null));
    }

    [Fact]
    public void What_pools_adds_up_part_by_part()
    {
        Assert.Equal(new Ratio(4, 6), new Ratio(1, 2) + new Ratio(3, 4));
        Assert.Equal(new Quotient(4, 6), new Quotient(1, 2) + new Quotient(3, 4));
        Assert.Equal(new Average(4, 6), new Average(1, 2) + new Average(3, 4));
        Assert.Equal(new Proportion(4, 6), new Proportion(1, 2) + new Proportion(3, 4));
        Assert.Equal(new NetPromoterScore(5, 7, 9), new NetPromoterScore(1, 2, 3) + new NetPromoterScore(4, 5, 6));
        Assert.Equal(new TargetAttainment(6, 8, 10, 12), new TargetAttainment(1, 2, 3, 4) + new TargetAttainment(5, 6, 7, 8));
        Assert.Equal(new ReturnOnInvestment(80, 20), new ReturnOnInvestment(75, 12) + new ReturnOnInvestment(5, 8));
        Assert.Equal(new AcquisitionCost(5, 7, 9), new AcquisitionCost(1, 2, 3) + new AcquisitionCost(4, 5, 6));
        Assert.Equal(new MarketingReturn(5, 70, 9), new MarketingReturn(1, 20, 3) + new MarketingReturn(4, 50, 6));
        Assert.Equal(new CrmAdoption(5, 8, 11), new CrmAdoption(1, 2, 3) + new CrmAdoption(4, 6, 8));
        Assert.Equal(new WorkFigures(3, 50, 7, 9, 11), new WorkFigures(1, 20, 3, 4, 5) + new WorkFigures(2, 30, 4, 5, 6));
        Assert.Equal(new DriverFigures(30, 12, 700, 90), new DriverFigures(10, 5, 300, 40) + new DriverFigures(20, 7, 400, 50));
    }
}
