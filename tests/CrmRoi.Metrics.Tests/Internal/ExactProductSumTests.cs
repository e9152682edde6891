using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Tests.Internal;

public class ExactProductSumTests
{
    /// <summary>Small products are formed as decimals, large ones as integers: at every edge between the two both say what fractions say.</summary>
    [Fact]
    public void Products_of_every_size_are_those_of_fractions()
    {
        BigInteger[] edges = [0, 1, int.MaxValue, uint.MaxValue, (BigInteger)uint.MaxValue + 1, long.MaxValue, (BigInteger)long.MaxValue + 1, ulong.MaxValue, (BigInteger)ulong.MaxValue + 1, (BigInteger.One << 95) + 3, (BigInteger)decimal.MaxValue];
        decimal[] values = [.. edges.SelectMany(edge => new byte[] { 0, 7, 14, 15, 28 }.Select(places => Of(edge, places)))];
        foreach (var left in values)
        {
            foreach (var right in values)
            {
                var products = default(ExactProductSum);
                products.Add(left, right);
                var exact = (Rational)left * right * Rational.PowerOfTen(28);
                var rounded = BigInteger.DivRem(exact.Numerator, exact.Denominator, out var rest) + rest.Sign;
                Assert.True(rounded == products.AwayFromZero().FixedPoint, $"{left} * {right}");
            }
        }
    }

    // Negative at 7 places, so that both signs are among them.
    private static decimal Of(BigInteger magnitude, byte places) =>
        unchecked(new decimal((int)(uint)(magnitude & uint.MaxValue), (int)(uint)((magnitude >> 32) & uint.MaxValue), (int)(uint)(magnitude >> 64), places == 7, places));
}
