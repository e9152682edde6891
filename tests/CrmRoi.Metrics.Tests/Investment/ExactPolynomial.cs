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

    /// <summary>The number of rates of return of periodic flows, within the range where they are looked for.</summary>
    public static int RateCount(IReadOnlyList<decimal> flows)
    {
        var polynomial = Of(flows);
        BigInteger[] nonZero = [.. polynomial.Where(amount => !amount.IsZero)];
        var isOnly = nonZero.Zip(nonZero.Skip(1)).Count(pair => pair.First.Sign != pair.Second.Sign) == 1;
        return polynomial.Count == 0 ? 0 : RootsBetween(polynomial, new(1, BigInteger.Pow(10, isOnly ? 300 : 28)), new(BigInteger.Pow(10, isOnly ? 300 : 12), 1));
    }

    /// <summary>The number of rates that differ from one by no more than a share of 1 + rate.</summary>
    public static int RatesWithin(IReadOnlyList<decimal> flows, double rate, double share) =>
        RootsBetween(Of(flows), Exactly((1 - share) / (1 + rate)), Exactly((1 + share) / (1 + rate)));

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

    // In v = 1 / (1 + rate); zeros at the front would be roots at v = 0.
    private static List<BigInteger> Of(IReadOnlyList<decimal> flows) => [.. flows.SkipWhile(amount => amount == 0).Select(amount =>
    {
        var bits = decimal.GetBits(amount);
        var magnitude = unchecked(new BigInteger((uint)bits[0]) + ((BigInteger)(uint)bits[1] << 32) + ((BigInteger)(uint)bits[2] << 64));
        return (bits[3] < 0 ? -magnitude : magnitude) * BigInteger.Pow(10, 28 - (bits[3] >> 16 & 0xFF));
    })];

    private static Fraction Exactly(double value) => new(new BigInteger(value * Math.Pow(2, 200)), BigInteger.Pow(2, 200));

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
