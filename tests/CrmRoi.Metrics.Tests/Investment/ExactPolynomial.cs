using System.Numerics;

namespace CrmRoi.Metrics.Tests.Investment;

/// <summary>
/// A polynomial with whole coefficients, the constant term first, and the number of its different real roots between two fractions by Sturm's theorem.
/// Slow and exact: the judge of the search for rates.
/// </summary>
internal static class ExactPolynomial
{
    /// <summary>The number of different roots in (low, high]; each bound a fraction.</summary>
    public static int RootsBetween(IReadOnlyList<BigInteger> polynomial, Fraction low, Fraction high)
    {
        List<BigInteger[]> chain = [Trim(polynomial), Derivative(Trim(polynomial))];
        while (chain[^1].Length > 0)
            chain.Add([.. Remainder(chain[^2], chain[^1]).Select(BigInteger.Negate)]);
        return Variations(chain, low) - Variations(chain, high);
    }

    public static BigInteger[] Multiply(IReadOnlyList<BigInteger> left, IReadOnlyList<BigInteger> right)
    {
        var product = new BigInteger[left.Count + right.Count - 1];
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
                product[i + j] += left[i] * right[j];
        }

        return product;
    }

    private static int Variations(IEnumerable<BigInteger[]> chain, Fraction at)
    {
        int[] signs = [.. chain.Select(polynomial => SignAt(polynomial, at)).Where(sign => sign != 0)];
        return signs.Zip(signs.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    // p(n/d) × d^degree by Horner's rule.
    private static int SignAt(BigInteger[] polynomial, Fraction at)
    {
        BigInteger value = 0, power = 1;
        foreach (var coefficient in polynomial.Reverse())
        {
            value = (value * at.Numerator) + (coefficient * power);
            power *= at.Denominator;
        }

        return value.Sign;
    }

    private static BigInteger[] Derivative(BigInteger[] polynomial) => [.. polynomial.Skip(1).Select((coefficient, i) => coefficient * (i + 1))];

    // The remainder times a positive number, divided by its content.
    private static BigInteger[] Remainder(BigInteger[] dividend, BigInteger[] divisor)
    {
        var rest = dividend;
        while (rest.Length >= divisor.Length)
        {
            var factor = rest[^1] * divisor[^1].Sign;
            var shift = rest.Length - divisor.Length;
            rest = Trim([.. rest.Select((coefficient, i) =>
                (coefficient * BigInteger.Abs(divisor[^1])) - (i >= shift ? factor * divisor[i - shift] : 0))]);
        }

        var content = rest.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return [.. rest.Select(coefficient => coefficient / content)];
    }

    private static BigInteger[] Trim(IReadOnlyList<BigInteger> polynomial) =>
        [.. polynomial.Take(polynomial.Count - polynomial.Reverse().TakeWhile(coefficient => coefficient.IsZero).Count())];

    internal readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator);
}
