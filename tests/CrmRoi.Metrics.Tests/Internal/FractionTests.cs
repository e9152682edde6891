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

    // The oracle looks at the neighbours: none is closer, and of two that are as close it has the even mantissa.
    [Property(MaxTest = 500)]
    public void A_fraction_becomes_the_nearest_double(long numerator, long denominator, byte power, byte otherPower, bool isTie)
    {
        if (numerator == 0 || denominator == 0)
            return;

        BigInteger dividend = numerator, divisor = denominator;
        if (isTie)
        {
            // Halfway between two doubles, and by a hair off it.
            dividend = ((((BigInteger.One << 52) + Math.Abs(numerator % (1L << 52))) * 2) + 1) * ((BigInteger.One << 70) + (power % 3) - 1);
            divisor = BigInteger.One << 70;
        }

        dividend *= BigInteger.Pow(7, power) << (5 * otherPower);
        divisor *= BigInteger.Pow(7, isTie ? power : otherPower) << (5 * power);
        AssertNearest(dividend, divisor);
        AssertNearest(-dividend, divisor);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(1, 100)]
    [InlineData(0x20_0000_0000_0001, 1)] // 2^53 + 1, between two doubles.
    [InlineData(0x20_0000_0000_0003, 1)]
    [InlineData(0x3F_FFFF_FFFF_FFFF, 1)] // Rounds up to the next power of two.
    [InlineData(long.MaxValue, 1)]
    [InlineData(1, long.MaxValue)]
    public void A_quotient_of_integers_becomes_the_nearest_double(long numerator, long denominator) => AssertNearest(numerator, denominator);

    [Theory]
    [InlineData(-1074)]
    [InlineData(-1060)]
    [InlineData(-1022)]
    public void The_smallest_doubles_are_rounded_once(int exponent)
    {
        for (var fraction = 1; fraction < 64; fraction++)
        {
            AssertNearest(fraction, (BigInteger)16 << -exponent);
            AssertNearest((BigInteger.One << 60) + fraction, (BigInteger.One << 60) << -exponent);
        }

        Assert.Equal(0, Fraction.ToDouble(1, (BigInteger)2 << 1074));
        Assert.Equal(double.Epsilon, Fraction.ToDouble(3, (BigInteger)4 << 1074));
    }

    [Fact]
    public void A_double_may_come_from_parts_far_beyond_its_range()
    {
        Assert.Equal(1.5, Fraction.ToDouble(3 * BigInteger.Pow(10, 1000), 2 * BigInteger.Pow(10, 1000)));
        Assert.Equal(1e-300, Fraction.ToDouble(BigInteger.One, BigInteger.Pow(10, 300)));
        Assert.Equal(1e300, Fraction.ToDouble(-BigInteger.Pow(10, 600), -BigInteger.Pow(10, 300)));
        Assert.Equal(0.01, Fraction.ToDouble(1, 100));
        Assert.Equal(1e-56, Fraction.ToDouble(1, BigInteger.Pow(10, 56)));
        Assert.Equal(0, Fraction.ToDouble(1, BigInteger.Pow(10, 400)));
        Assert.Equal(double.MaxValue, Fraction.ToDouble((BigInteger)double.MaxValue, 1));
        Assert.Equal(double.PositiveInfinity, Fraction.ToDouble(BigInteger.Pow(10, 309), 1));
        Assert.Equal(double.NegativeInfinity, Fraction.ToDouble(BigInteger.Pow(10, 900), -1));
    }

    [Property]
    public void Doubles_become_integers_times_one_power_of_two(double one, double other)
    {
        double[] values = [one, other, double.Epsilon, 3, 0];
        if (!values.All(double.IsFinite))
            return;

        var integers = Fraction.ToIntegers(values, out var places);
        Assert.Equal(values, integers.Select(integer => Fraction.ToDouble(integer, BigInteger.One << places)));
        Assert.Equal(1074, places);
        Assert.Equal([3, -5], Fraction.ToIntegers([1.5, -2.5], out places));
        Assert.Equal(1, places);
    }

    private static void AssertNearest(BigInteger numerator, BigInteger denominator)
    {
        var actual = Fraction.ToDouble(numerator, denominator);
        var distance = Distance(actual);
        foreach (var neighbour in new[] { Math.BitDecrement(actual), Math.BitIncrement(actual) }.Where(double.IsFinite))
        {
            var comparison = distance.CompareTo(Distance(neighbour));
            Assert.True(comparison < 0 || (comparison == 0 && (BitConverter.DoubleToInt64Bits(actual) & 1) == 0), $"{numerator} / {denominator}: {actual:R}, not {neighbour:R}");
        }

        // |numerator / denominator − value|, times the denominator and 2^1074.
        BigInteger Distance(double value)
        {
            var bits = BitConverter.DoubleToInt64Bits(value);
            var exponent = (int)(bits >> 52) & 0x7FF;
            BigInteger mantissa = (bits & 0xF_FFFF_FFFF_FFFF) + (exponent == 0 ? 0 : 1L << 52);
            return BigInteger.Abs((numerator << 1074) - ((bits < 0 ? -mantissa : mantissa) * denominator << Math.Max(0, exponent - 1)));
        }
    }
}
