using System.Numerics;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Internal;

public class FractionTests
{
    [Theory]
    [InlineData(1, 3, "0.3333333333333333333333333333")]
    [InlineData(2, 3, "0.6666666666666666666666666667")]
    [InlineData(-2, 3, "-0.6666666666666666666666666667")]
    [InlineData(2, -3, "-0.6666666666666666666666666667")]
    [InlineData(200, 3, "66.666666666666666666666666667")]
    [InlineData(1, 2, "0.5")]
    [InlineData(100, 1, "100")]
    [InlineData(0, 7, "0")]
    public void A_fraction_becomes_the_nearest_decimal_without_trailing_zeros(long numerator, long denominator, string expected) =>
        Assert.Equal(expected, Fraction.ToDecimal(numerator, denominator).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_tie_goes_to_the_even_digit()
    {
        var tie = BigInteger.Pow(10, 28) * 2; // 5e-29, 15e-29 …
        Assert.Equal(0m, Fraction.ToDecimal(1, tie));
        Assert.Equal(2e-28m, Fraction.ToDecimal(3, tie));
        Assert.Equal(2e-28m, Fraction.ToDecimal(5, tie));
        Assert.Equal(decimal.MaxValue - 1, Fraction.ToDecimal((BigInteger.Pow(2, 97) * 1) - 5, 2)); // 2^96 - 2.5
    }

    [Fact]
    public void Beyond_the_range_of_decimal_it_overflows()
    {
        Assert.Equal(decimal.MaxValue, Fraction.ToDecimal((BigInteger)decimal.MaxValue, 1));
        Assert.Throws<OverflowException>(() => Fraction.ToDecimal((BigInteger)decimal.MaxValue + 1, 1));
        Assert.Throws<OverflowException>(() => Fraction.ToDecimal(BigInteger.Pow(10, 60), 7));
    }

    [Property(Arbitrary = [typeof(Generators)])]
    public void A_quotient_of_decimals_is_rounded_once(decimal numerator, decimal denominator)
    {
        if (denominator == 0)
            return;

        var exact = (Rational)numerator / denominator;
        if (exact.Abs() > (Rational)decimal.MaxValue)
            return;

        Assert.True(exact.RoundsTo(Fraction.ToDecimal(Fraction.ToFixedPoint(numerator), Fraction.ToFixedPoint(denominator))));
    }

    [Property(Arbitrary = [typeof(Generators)])]
    public void A_decimal_survives_the_fixed_point(decimal value) =>
        Assert.Equal(value, Fraction.ToDecimal(Fraction.ToFixedPoint(value), Fraction.PowerOfTen(Fraction.Places)));

    [Property]
    public void A_quotient_of_integers_becomes_the_nearest_double(long numerator, long denominator)
    {
        if (denominator == 0)
            return;

        var expected = (double)numerator / denominator;
        Assert.Equal(expected, Fraction.ToDouble(numerator, denominator), Math.Abs(expected) * 1e-15);
    }

    [Fact]
    public void A_double_may_come_from_parts_far_beyond_its_range()
    {
        Assert.Equal(1.5, Fraction.ToDouble(3 * BigInteger.Pow(10, 1000), 2 * BigInteger.Pow(10, 1000)));
        Assert.Equal(1e-300, Fraction.ToDouble(BigInteger.One, BigInteger.Pow(10, 300)), 1e-314);
        Assert.Equal(1e300, Fraction.ToDouble(-BigInteger.Pow(10, 600), -BigInteger.Pow(10, 300)), 1e286);
    }
}
