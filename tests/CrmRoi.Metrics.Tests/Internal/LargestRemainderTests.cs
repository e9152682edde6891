using System.Numerics;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Internal;

[Properties(Arbitrary = [typeof(Generators), typeof(LargestRemainderTests)])]
public class LargestRemainderTests
{
    public static Arbitrary<decimal[]> Weights() =>
        Gen.Choose(1, 40)
            .SelectMany(count => Gen.Frequency((1, Gen.Constant(0m)), (1, Gen.Constant(1m)), (3, Generators.Money.Select(Math.Abs))).ArrayOf(count))
            .Where(weights => weights.Any(weight => weight > 0))
            .ToArbitrary();

    [Fact]
    public void Three_equal_shares_of_a_hundred_differ_by_one_cent_and_the_first_gets_it() =>
        Assert.Equal([33.34m, 33.33m, 33.33m], LargestRemainder.Allocate(100, [1m, 1, 1], 2));

    [Fact]
    public void The_largest_remainder_gets_the_cent_wherever_it_stands() =>
        Assert.Equal([0.01m, 0.04m, 0.05m], LargestRemainder.Allocate(0.10m, [1.2m, 3.9m, 4.9m], 2));

    // The Alabama paradox: with one more seat to share, the smallest of three states loses one.
    [Fact]
    public void Seats_go_by_Hamiltons_rule()
    {
        Assert.Equal([4m, 4, 2], LargestRemainder.Allocate(10, [6m, 6, 2], 0));
        Assert.Equal([5m, 5, 1], LargestRemainder.Allocate(11, [6m, 6, 2], 0));
    }

    [Fact]
    public void An_amount_with_more_places_than_asked_for_is_split_in_its_own_unit() =>
        Assert.Equal([5.003m, 5.002m], LargestRemainder.Allocate(10.005m, [1m, 1], 2));

    [Fact]
    public void The_largest_decimal_is_split_in_the_finest_unit_it_can_have()
    {
        var parts = LargestRemainder.Allocate(decimal.MaxValue, [1m, 1], 2);
        Assert.Equal(decimal.MaxValue, parts[0] + parts[1]);
        Assert.Equal(1, parts[0] - parts[1]);
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 0)]
    public void Weights_that_cannot_share_are_refused(int first, int second) =>
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => LargestRemainder.Allocate(1, [first, (decimal)second], 2));

    [Fact]
    public void Parts_of_both_signs_add_up_to_their_total()
    {
        Assert.Equal([3.33m, -1.67m, -1.33m], LargestRemainder.Round([10, -5, -4], 3, 2));
        Assert.Equal([-3.33m, 1.67m, 1.33m], LargestRemainder.Round([-10, 5, 4], 3, 2));
        Assert.Equal([3.34m, -1.67m, -1.67m], LargestRemainder.Round([10, -5, -5], 3, 2));
    }

    [Fact]
    public void Remainders_a_hair_apart_are_a_tie_and_the_first_gets_the_unit()
    {
        Assert.Equal([0, 1], LargestRemainder.Units([19, 21], 40, 1));
        Assert.Equal([1, 0], LargestRemainder.Units([19, 21], 40, 1, hair: 10));
        Assert.Equal([1, 0], LargestRemainder.Units([16, 24], 40, 1, hair: 10));
        Assert.Equal([0, 1], LargestRemainder.Units([10, 30], 40, 1, hair: 10));
    }

    [Property]
    public void The_parts_add_up_exactly_each_within_one_unit_of_its_share(decimal amount, decimal[] weights, byte places)
    {
        var decimals = places % 29;
        var parts = LargestRemainder.Allocate(amount, weights, decimals);

        Assert.Equal(Exact(amount), Sum(parts.Select(Exact)));
        var total = Sum(weights.Select(Exact));
        var needed = Enumerable.Range(0, 29).First(scale => (Exact(amount) % BigInteger.Pow(10, 28 - scale)).IsZero);
        var unit = BigInteger.Pow(10, 28 - (Math.Abs(amount) < 7.9e28m / Power(decimals) ? Math.Max(decimals, needed) : needed));
        for (var i = 0; i < parts.Length; i++)
        {
            Assert.True(BigInteger.Abs((Exact(parts[i]) * total) - (Exact(amount) * Exact(weights[i]))) < unit * total);
            if (weights[i] == 0)
                Assert.Equal(0, parts[i]);
        }
    }

    [Property]
    public void A_credit_note_is_split_like_the_invoice(decimal amount, decimal[] weights) =>
        Assert.Equal(LargestRemainder.Allocate(amount, weights, 2).Select(part => -part), LargestRemainder.Allocate(-amount, weights, 2));

    [Property]
    public void Only_the_proportion_of_the_weights_counts(decimal amount, decimal[] weights) =>
        Assert.Equal(
            LargestRemainder.Allocate(amount, weights, 2),
            LargestRemainder.Allocate(amount, [.. weights.Select(weight => 7 * Exact(weight))], 2));

    [Property]
    public void A_part_is_rounded_up_only_if_no_larger_remainder_is_rounded_down(ushort cents, decimal[] weights)
    {
        var total = Sum(weights.Select(Exact));
        var parts = LargestRemainder.Allocate(cents / 100m, weights, 2);
        var shares = weights.Select((weight, i) => (Up: (BigInteger)(100 * parts[i]) - (cents * Exact(weight) / total), Remainder: cents * Exact(weight) % total)).ToArray();

        Assert.All(shares, share => Assert.InRange(share.Up, 0, 1));
        var leastUp = shares.Where(share => share.Up == 1).Select(share => share.Remainder).DefaultIfEmpty(total).Min();
        var mostDown = shares.Where(share => share.Up == 0).Select(share => share.Remainder).DefaultIfEmpty(0).Max();
        Assert.True(leastUp >= mostDown);
    }

    private static decimal Power(int exponent) => Enumerable.Repeat(10m, exponent).Aggregate(1m, (product, ten) => product * ten);

    // The value times 10^28.
    private static BigInteger Exact(decimal value) => ((Rational)value * Rational.PowerOfTen(28)).Numerator;

    private static BigInteger Sum(IEnumerable<BigInteger> values) => values.Aggregate(BigInteger.Zero, (sum, value) => sum + value);
}
