using System.Globalization;
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

    [Fact]
    public void A_provider_decides_how_numbers_are_written()
    {
        Assert.Equal("33,33%", new Ratio(1, 3).ToString(null, German));
        Assert.Equal("5,25x", new Ratio(21, 4).ToString("X", German));
        Assert.Equal("2.360,91", new Average(10_005_534, 4_238).ToString("N2", German));
        Assert.Equal("[0,25, 0,5]", new ConfidenceInterval(0.25, 0.5, 0.95).ToString(null, German));
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

    [Fact]
    public void Undefined_compares_as_undefined()
    {
        Ratio undefined = new(1, 0), one = new(1, 1);
        Assert.False(undefined < one || undefined > one || undefined <= one || undefined >= one);
        Assert.True(undefined.CompareTo(one) < 0 && one.CompareTo(undefined) > 0 && undefined.CompareTo(default) == 0);

        Assert.False(default(Proportion) <= new Proportion(1, 2) || default(Average) >= new Average(1, 2));
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
        Assert.Equal(new Ratio((a / 100m) + (c / 100m), (b / 100m) + (d / 100m)), Ratio.Add(left, right));
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
}
