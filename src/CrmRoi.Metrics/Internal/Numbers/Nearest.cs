namespace CrmRoi.Metrics.Internal;

/// <summary>What a measure reads: the nearest decimal. Beyond the range of decimal that is its end, so reading a measure never throws.</summary>
internal static class Nearest
{
    /// <summary>The decimal nearest to a quotient; the denominator is not 0.</summary>
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

    /// <summary>The decimal nearest to a sum.</summary>
    public static decimal Sum(decimal left, decimal right) => Difference(left, -right);

    /// <summary>The decimal nearest to a difference.</summary>
    public static decimal Difference(decimal left, decimal right)
    {
        try
        {
            return left - right;
        }
        catch (OverflowException)
        {
            return End(left > 0);
        }
    }

    /// <summary>The decimal nearest to a hundred times a value.</summary>
    public static decimal Percent(decimal value)
    {
        const decimal Largest = decimal.MaxValue / 100;
        return Math.Abs(value) <= Largest ? value * 100 : End(value > 0);
    }

    private static decimal End(bool positive) => positive ? decimal.MaxValue : decimal.MinValue;
}
