using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// Exact arithmetic on integers of any size, rounded once, when a decimal or a double is read from it.
internal static class Fraction
{
    // The decimal places of the fixed-point integers: as many as a decimal can have.
    public const int Places = 28;

    private static readonly BigInteger[] Powers = [.. Enumerable.Range(0, (2 * Places) + 1).Select(i => BigInteger.Pow(10, i))];

    // The largest integer that a decimal can hold, whatever its scale.
    public static BigInteger LargestMantissa { get; } = (BigInteger.One << 96) - 1;

    // 1 as a fixed-point integer: 10^28.
    public static BigInteger One => Powers[Places];

    // 10 to the power of exponent, 0 to 56.
    public static BigInteger PowerOfTen(int exponent) => Powers[exponent];

    // The value times 10^28, an integer for every decimal.
    public static BigInteger ToFixedPoint(decimal value)
    {
        var parts = DecimalParts.Of(value);
        var magnitude = ((BigInteger)parts.High << 64) + parts.Low;
        return (parts.IsNegative ? -magnitude : magnitude) * Powers[Places - parts.Scale];
    }

    // The decimal nearest to a fixed-point integer, half to even, without trailing zeros.
    // OverflowException: It lies beyond the range of decimal.
    public static decimal ToDecimal(BigInteger fixedPoint) => ToDecimal(fixedPoint, One);

    // The decimal nearest to a fraction, half to even, without trailing zeros.
    // OverflowException: The fraction lies beyond the range of decimal.
    public static decimal ToDecimal(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);

        var magnitude = BigInteger.Abs(numerator);
        var scale = Places;
        var mantissa = DivideHalfEven(magnitude * Powers[scale], denominator);
        if (mantissa > LargestMantissa)
        {
            // As many places as fit; the estimate is at most one place short of the mark, so it starts one place high.
            scale = Math.Max(0, Math.Min(Places, Places + Places - (int)Math.Floor(BigInteger.Log10(mantissa)) + 1));
            mantissa = DivideHalfEven(magnitude * Powers[scale], denominator);
            while (mantissa > LargestMantissa)
            {
                if (--scale < 0)
                    throw new OverflowException(InvariantText.Of($"The value lies beyond ±{decimal.MaxValue}, the range of decimal."));
                mantissa = DivideHalfEven(magnitude * Powers[scale], denominator);
            }
        }

        TrimZeros(ref mantissa, ref scale);
        var parts = DecimalParts.Of((decimal)mantissa);
        return new decimal(parts.Low.LowHalf(), (parts.Low >> 32).LowHalf(), ((ulong)parts.High).LowHalf(), numerator.Sign < 0, (byte)scale);
    }

    // Drops the trailing zeros behind the decimal point of an integer with a number of decimal places.
    public static void TrimZeros(ref BigInteger mantissa, ref int scale)
    {
        for (var zeros = 16; zeros > 0; zeros >>= 1)
        {
            while (scale >= zeros && BigInteger.Remainder(mantissa, Powers[zeros]).IsZero)
            {
                mantissa /= Powers[zeros];
                scale -= zeros;
            }
        }
    }

    // The double nearest to a fraction, to within a few units in the last place, whatever the size of its parts.
    public static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
            return 0;

        // Shift the quotient to at least 64 significant bits, so that the division loses nothing a double could hold.
        var shift = Math.Max(0, 64 + BitLength(denominator) - BitLength(numerator));
        var quotient = BigInteger.Divide(numerator << shift, denominator);
        return Scale((double)quotient, -shift);
    }

    // A fixed-point integer for an error message, as a decimal where it fits; what lies beyond has no decimal places to show.
    public static IFormattable ToShown(BigInteger value, int places)
    {
        var whole = value / Powers[places];
        return BigInteger.Abs(whole) < LargestMantissa ? ToDecimal(value, Powers[places]) : whole;
    }

    // Compares a/b with c/d, both denominators different from zero.
    public static int Compare(BigInteger a, BigInteger b, BigInteger c, BigInteger d) =>
        (a * d).CompareTo(c * b) * b.Sign * d.Sign;

    // The integer nearest to the quotient of two integers, neither negative, half to even.
    public static BigInteger DivideHalfEven(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var remainder);
        var comparison = (remainder * 2).CompareTo(divisor);
        return comparison > 0 || (comparison == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static int BitLength(BigInteger value) => (int)Math.Ceiling(BigInteger.Log(BigInteger.Abs(value) + 1, 2));

    // In two steps, since 2^-shift alone may lie below the smallest double although the result does not.
    private static double Scale(double value, int power) => value * Math.Pow(2, power / 2) * Math.Pow(2, power - (power / 2));
}
