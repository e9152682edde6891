using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// What a measure reads: the nearest decimal, without trailing zeros. Beyond the range of decimal it is the end of the range, so reading a measure never throws.
internal static class Nearest
{
    // The decimal nearest to a quotient; the denominator is not 0.
    public static decimal Quotient(decimal numerator, decimal denominator)
    {
        try
        {
            return numerator / denominator;
        }
        catch (OverflowException)
        {
            return End(numerator > 0 == denominator > 0);
        }
    }

    // The decimal nearest to a fraction; the denominator is positive.
    public static decimal Quotient(BigInteger numerator, BigInteger denominator)
    {
        try
        {
            return Fraction.ToDecimal(numerator, denominator);
        }
        catch (OverflowException)
        {
            return End(numerator.Sign > 0);
        }
    }

    // The decimal nearest to a sum.
    public static decimal Sum(decimal left, decimal right) => Difference(left, -right);

    // The decimal nearest to a difference.
    public static decimal Difference(decimal left, decimal right)
    {
        try
        {
            return Fraction.Trim(left - right);
        }
        catch (OverflowException)
        {
            return End(left > 0);
        }
    }

    // The decimal nearest to a hundred times a value.
    public static decimal Percent(decimal value)
    {
        const decimal Largest = decimal.MaxValue / 100;
        return Math.Abs(value) <= Largest ? Fraction.Trim(value * 100) : End(value > 0);
    }

    private static decimal End(bool positive) => positive ? decimal.MaxValue : decimal.MinValue;
}
