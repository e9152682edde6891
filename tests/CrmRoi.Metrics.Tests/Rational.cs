using System.Numerics;

namespace CrmRoi.Metrics.Tests;

/// <summary>An exact fraction of integers: the slow and obviously right number of the oracles. Shares no code with the library.</summary>
internal readonly record struct Rational(BigInteger Numerator, BigInteger Denominator)
{
    public static Rational Zero { get; } = new(0, 1);

    public static Rational PowerOfTen(int exponent) => new(BigInteger.Pow(10, exponent), 1);

    public static implicit operator Rational(long value) => new(value, 1);

    public static implicit operator Rational(decimal value)
    {
        var bits = decimal.GetBits(value);
        var magnitude = unchecked(((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0]);
        return new Rational(bits[3] < 0 ? -magnitude : magnitude, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static Rational operator +(Rational a, Rational b) => Reduce((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => Reduce((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => Reduce(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => Reduce(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public Rational Abs() => new(BigInteger.Abs(Numerator), Denominator);

    public double ToDouble()
    {
        // A quotient of 64 bits or one more: all that a double holds.
        var shift = (int)(64 + Denominator.GetBitLength() - BigInteger.Abs(Numerator).GetBitLength());
        return Math.ScaleB((double)(shift >= 0 ? (Numerator << shift) / Denominator : Numerator / (Denominator << -shift)), -shift);
    }

    /// <summary>
    /// Whether a decimal is this fraction rounded half to even to as many digits as a decimal can hold: none lies closer, and a tie went to the even digit.
    /// </summary>
    public bool RoundsTo(decimal value)
    {
        var error = (this - value).Abs();
        if (error.Numerator.IsZero)
            return true;

        // One unit in the last place at the finest scale that holds this value.
        var scale = 28;
        while (scale > 0 && BigInteger.Abs(Numerator) * BigInteger.Pow(10, scale) / Denominator >= BigInteger.Pow(2, 96))
            scale--;
        var half = new Rational(1, 2 * BigInteger.Pow(10, scale));
        var units = ((Rational)value * new Rational(BigInteger.Pow(10, scale), 1)).Numerator;
        return error < half || (error.CompareTo(half) == 0 && units.IsEven);
    }

    private static Rational Reduce(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.Sign < 0)
            (numerator, denominator) = (-numerator, -denominator);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new Rational(numerator / divisor, denominator / divisor);
    }
}
