using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// Exact arithmetic on integers of any size, rounded once, when a decimal or a double is read from it.
internal static class Fraction
{
    // The decimal places of the fixed-point integers: as many as a decimal can have.
    public const int Places = 28;

    // The exponent of the smallest double.
    private const int SmallestPlace = -1_074;

    private static readonly BigInteger[] Powers = [.. Enumerable.Range(0, (2 * Places) + 1).Select(i => BigInteger.Pow(10, i))];

    // The largest integer that a decimal of any scale can hold.
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
                    throw BeyondRange();
                mantissa = DivideHalfEven(magnitude * Powers[scale], denominator);
            }
        }

        TrimZeros(ref mantissa, ref scale);
        var parts = DecimalParts.Of((decimal)mantissa);
        return new decimal(parts.Low.LowHalf(), (parts.Low >> 32).LowHalf(), ((ulong)parts.High).LowHalf(), numerator.Sign < 0, (byte)scale);
    }

    // The error of a value that no decimal can hold.
    public static OverflowException BeyondRange() => new(InvariantText.Of($"The value lies beyond ±{decimal.MaxValue}, the range of decimal."));

    // The decimal nearest to a product, half to even, without trailing zeros.
    // OverflowException: It lies beyond the range of decimal.
    public static decimal Product(decimal left, decimal right) => ToDecimal(ToFixedPoint(left) * ToFixedPoint(right), One * One);

    // The same decimal without trailing zeros, which a division drops.
    public static decimal Trim(decimal value) => value / 1.0000000000000000000000000000m;

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

    // The double nearest to a fraction, half to even, for parts of any size; infinite beyond the range of double.
    public static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero)
            return 0;

        BigInteger dividend = BigInteger.Abs(numerator), divisor = BigInteger.Abs(denominator);
        var exponent = BitLength(dividend) - BitLength(divisor); // The fraction lies between 2^(exponent - 1) and 2^(exponent + 1).
        if (exponent > 1_025)
            return numerator.Sign == denominator.Sign ? double.PositiveInfinity : double.NegativeInfinity;

        // The place of the last of 53 bits, or of the smallest double; one higher if the fraction turns out to have one bit more.
        var place = Math.Max(exponent - 53, SmallestPlace);
        var mantissa = Mantissa();
        if (mantissa > 1L << 53)
        {
            place++;
            mantissa = Mantissa();
        }

        // In two steps, since 2^place alone may be no double although the product is. Both are exact.
        var value = (double)mantissa * PowerOfTwo(place / 2) * PowerOfTwo(place - (place / 2));
        return numerator.Sign == denominator.Sign ? value : -value;

        BigInteger Mantissa() => place < 0 ? DivideHalfEven(dividend << -place, divisor) : DivideHalfEven(dividend, divisor << place);
    }

    // Doubles, all finite, times one power of two that makes them integers.
    // values: The doubles.
    // places: The power: the binary places of the integers, 0 to 1,074.
    public static BigInteger[] ToIntegers(double[] values, out int places)
    {
        var integers = new BigInteger[values.Length];
        var exponents = new int[values.Length];
        places = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var bits = BitConverter.DoubleToInt64Bits(values[i]);
            var exponent = (int)(bits >> 52) & 0x7FF;
            var mantissa = (bits & ((1L << 52) - 1)) | (exponent == 0 ? 0 : 1L << 52);
            integers[i] = bits < 0 ? -mantissa : mantissa;
            exponents[i] = SmallestPlace + Math.Max(exponent, 1) - 1;
            while (mantissa != 0 && exponents[i] < 0 && (mantissa & 1) == 0)
            {
                mantissa >>= 1;
                integers[i] >>= 1;
                exponents[i]++;
            }

            if (mantissa != 0)
                places = Math.Max(places, -exponents[i]);
        }

        for (var i = 0; i < values.Length; i++)
            integers[i] = integers[i].IsZero ? 0 : integers[i] << (exponents[i] + places);
        return integers;
    }

    // A fixed-point integer for an error message, as a decimal if it fits; a larger one has no decimal places to show.
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

    // The number of bits of a positive integer.
    public static int BitLength(BigInteger value)
    {
        // Little-endian, with a sign bit that may take one more byte.
        var bytes = value.ToByteArray();
        var last = bytes[bytes.Length - 1] == 0 ? bytes.Length - 2 : bytes.Length - 1;
        return (8 * last) + Bits.Log2(bytes[last]) + 1;
    }

    // 2 to a power from -1,022 to 1,023.
    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1_023) << 52);
}
