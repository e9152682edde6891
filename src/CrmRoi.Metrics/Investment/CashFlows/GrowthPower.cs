using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

// What 1 grows to over some periods, (1 + rate)^periods, to 256 bits at any size: far more precise than the 28 digits of a decimal, even after many
// multiplications.
internal readonly struct GrowthPower
{
    private const int Bits = 256;

    // The value is mantissa × 2^exponent.
    private readonly BigInteger _mantissa;
    private readonly long _exponent;

    private GrowthPower(BigInteger mantissa, long exponent)
    {
        var surplus = mantissa.IsZero ? 0 : Fraction.BitLength(mantissa) - Bits;
        _mantissa = surplus > 0 ? mantissa >> surplus : mantissa;
        _exponent = surplus > 0 ? exponent + surplus : exponent;
    }

    // No period: 1.
    public static GrowthPower One { get; } = new(BigInteger.One, 0);

    public static GrowthPower operator *(GrowthPower left, GrowthPower right) => new(left._mantissa * right._mantissa, left._exponent + right._exponent);

    // One period at a rate of −1 or more; a power of 0 cannot discount.
    public static GrowthPower Of(decimal rate) => new(((Fraction.One + Fraction.ToFixedPoint(rate)) << (2 * Bits)) / Fraction.One, -2 * Bits);

    // Any number of periods, by squaring.
    public GrowthPower To(int periods)
    {
        GrowthPower power = One, square = this;
        for (var left = periods; left > 0; left >>= 1)
        {
            power = (left & 1) != 0 ? power * square : power;
            square *= square;
        }

        return power;
    }

    // What an amount grows to: the decimal nearest to amount × power; 0 if it is too small for decimal.
    // OverflowException: the value lies beyond the range of decimal.
    public decimal Grow(decimal amount)
    {
        var product = Fraction.ToFixedPoint(amount) * _mantissa;
        if (product.IsZero)
            return 0;

        var size = Fraction.BitLength(BigInteger.Abs(product)) - Fraction.BitLength(Fraction.One) + _exponent;
        return size switch
        {
            < -100 => 0,
            > 100 => throw Fraction.BeyondRange(),
            _ when _exponent < 0 => Fraction.ToDecimal(product, Fraction.One << (int)-_exponent),
            _ => Fraction.ToDecimal(product << (int)_exponent, Fraction.One),
        };
    }

    // The present value of an amount: the decimal nearest to amount / power; 0 if it is too small for decimal.
    // OverflowException: the value lies beyond the range of decimal.
    public decimal Discount(decimal amount)
    {
        if (amount == 0)
            return 0;

        // The size in bits, to within one: from −93 for the smallest decimal to 96 for the largest. Values far beyond need no division.
        var dividend = Fraction.ToFixedPoint(amount);
        var size = Fraction.BitLength(BigInteger.Abs(dividend)) - Fraction.BitLength(Fraction.One) - Fraction.BitLength(_mantissa) - _exponent;
        return size switch
        {
            < -100 => 0,
            > 100 => throw Fraction.BeyondRange(),
            _ when _exponent < 0 => Fraction.ToDecimal(dividend << (int)-_exponent, Fraction.One * _mantissa),
            _ => Fraction.ToDecimal(dividend, (Fraction.One * _mantissa) << (int)_exponent),
        };
    }
}
