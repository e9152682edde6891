using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// An exact fraction in lowest terms, its denominator positive. default is 0.
internal readonly record struct Rational
{
    // Less one, so that default is 0/1.
    private readonly BigInteger _denominator;

    public Rational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        _denominator = (denominator / divisor) - 1;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator + 1;

    public static Rational operator +(Rational left, Rational right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Rational operator -(Rational left, Rational right) => left + new Rational(-right.Numerator, right.Denominator);

    public static Rational operator *(Rational left, Rational right) =>
        new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Rational operator /(Rational left, Rational right) =>
        new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    // The least common multiple of positive integers; 1 of none.
    public static BigInteger LeastCommonMultiple(IEnumerable<BigInteger> values) =>
        values.Aggregate(BigInteger.One, LeastCommonMultiple);

    public static BigInteger LeastCommonMultiple(BigInteger left, BigInteger right) => left / BigInteger.GreatestCommonDivisor(left, right) * right;

    public static Rational Of(decimal value) => new(Fraction.ToFixedPoint(value), Fraction.One);

    // The decimal nearest to it.
    // OverflowException: It lies beyond the range of decimal.
    public decimal ToDecimal() => Fraction.ToDecimal(Numerator, Denominator);
}
