using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Internal;

public class ExactSumTests
{
    private static readonly decimal[] Extremes =
    [
        decimal.MaxValue, decimal.MinValue, 0m, 0.0000000000000000000000000001m, -0.0000000000000000000000000001m, 7.9228162514264337593543950335m,
        long.MaxValue, long.MinValue, ulong.MaxValue, 9223372036854775807.5m, 0.1m, 1e28m, -1e28m, 92233720368547758.07m, 1.000000000000000000m, 5e-19m,
    ];

    [Fact]
    public void What_decimal_loses_is_kept()
    {
        Assert.Equal(1e28m, 1e28m + 0.1m); // decimal loses it
        Assert.Equal(0.1m, Sum([1e28m, 0.1m, -1e28m]));
    }

    [Fact]
    public void A_total_may_pass_the_range_of_decimal_and_come_back()
    {
        var sum = default(ExactSum);
        for (var i = 0; i < 1000; i++)
            sum.Add(decimal.MaxValue);
        Assert.Throws<OverflowException>(() => sum.ToDecimal());
        for (var i = 0; i < 999; i++)
            sum.Add(decimal.MinValue);
        Assert.Equal(decimal.MaxValue, sum.ToDecimal());
    }

    [Fact]
    public void Fast_integers_carry_over_without_loss()
    {
        var sum = default(ExactSum);
        var expected = Rational.Zero;
        for (var i = 0; i < 50; i++)
        {
            sum.Add(long.MaxValue);
            sum.Add(long.MaxValue / 100m);
            expected += (Rational)(decimal)long.MaxValue + (long.MaxValue / 100m);
        }

        Assert.True(expected.RoundsTo(sum.ToDecimal()));
    }

    [Property]
    public Property Sums_of_extremes_equal_those_of_fractions_in_any_order_and_grouping() =>
        Prop.ForAll(
            Gen.Frequency((1, Gen.Elements(Extremes)), (2, Generators.Money)).ListOf().ToArbitrary(), ArbMap.Default.ArbFor<int>(),
            (values, seed) =>
            {
                var expected = values.Aggregate(Rational.Zero, (total, value) => total + value);
                var sum = default(ExactSum);
                foreach (var value in values)
                    sum.Add(value);
                Assert.Equal(expected, new Rational(sum.FixedPoint, 1) / Rational.PowerOfTen(28));

                decimal[] shuffled = [.. values];
                new Random(seed).Shuffle(shuffled);
                ExactSum left = default, right = default;
                for (var i = 0; i < shuffled.Length; i++)
                {
                    if (i % 3 == 0)
                        left.Add(shuffled[i]);
                    else
                        right.Add(shuffled[i]);
                }

                left.Add(in right);
                Assert.Equal(sum, left);
                Assert.Equal(sum.GetHashCode(), left.GetHashCode());
            });

    [Property]
    public Property Moments_of_extremes_equal_those_of_fractions() =>
        Prop.ForAll(
            Gen.Frequency((1, Gen.Elements(Extremes)), (2, Generators.Money)).ListOf().ToArbitrary(), ArbMap.Default.ArbFor<int>(),
            (values, cut) =>
            {
                ExactMoments whole = default, part = default, rest = default;
                var (sum, squares) = (Rational.Zero, Rational.Zero);
                var i = 0;
                foreach (var value in values)
                {
                    whole.Add(value);
                    if ((i++ ^ cut) % 2 == 0)
                        part.Add(value);
                    else
                        rest.Add(value);
                    sum += value;
                    squares += (Rational)value * value;
                }

                part.Add(in rest);
                Assert.Equal(whole, part);
                Assert.Equal(values.Count, whole.Count);
                Assert.Equal(sum, new Rational(whole.Sum, 1) / Rational.PowerOfTen(28));
                Assert.Equal(squares, new Rational(whole.Squares, 1) / Rational.PowerOfTen(56));
            });

    [Fact]
    public void Squares_carry_over_without_loss()
    {
        var moments = default(ExactMoments);
        for (var i = 0; i < 20; i++)
            moments.Add(long.MaxValue);
        Assert.Equal(((Rational)(decimal)long.MaxValue) * long.MaxValue * 20, new Rational(moments.Squares, 1) / Rational.PowerOfTen(56));
    }

    [Property(Arbitrary = [typeof(Generators)])]
    public void Parts_of_a_decimal_are_those_of_GetBits(decimal value)
    {
        foreach (var number in Extremes.Append(value))
        {
            var (bits, parts) = (decimal.GetBits(number), DecimalParts.Of(number));
            Assert.Equal(unchecked((uint)bits[2]), parts.High);
            Assert.Equal(unchecked(((ulong)(uint)bits[1] << 32) | (uint)bits[0]), parts.Low);
            Assert.Equal((bits[3] >> 16) & 0xFF, parts.Scale);
            Assert.Equal(bits[3] < 0, parts.IsNegative);
        }
    }

    private static decimal Sum(IEnumerable<decimal> values)
    {
        var sum = default(ExactSum);
        foreach (var value in values)
            sum.Add(value);
        return sum.ToDecimal();
    }
}
