using System.Numerics;

namespace CrmRoi.Metrics.Tests.Impact;

/// <summary>Fractions as a schoolbook has them, for oracles.</summary>
internal sealed record BigRational
{
    private BigRational(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, Denominator) = denominator > 0 ? (numerator / divisor, denominator / divisor) : (-numerator / divisor, -denominator / divisor);
    }

    public static BigRational Zero { get; } = FromBigInt(0);

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public bool IsZero => Numerator.IsZero;

    public static BigRational FromBigInt(BigInteger number) => new(number, 1);

    public static BigRational operator +(BigRational a, BigRational b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static BigRational operator -(BigRational a, BigRational b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static BigRational operator *(BigRational a, BigRational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static BigRational operator /(BigRational a, BigRational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);
}
