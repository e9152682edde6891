using System.Numerics;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Internal;

public class ViolationOfTotalsTests
{
    [Property(Arbitrary = [typeof(Generators)])]
    public void Totals_of_decimals_are_never_refused(decimal[] values) =>
        Assert.Null(TotalsOf(values).FindViolation(LogarithmicScale.Standard));

    [Property]
    public void Totals_of_durations_are_never_refused(long[] ticks)
    {
        var totals = new DurationTotals();
        foreach (var value in ticks.Concat([.. ticks.Select(value => value >> 40)]).Append(long.MinValue).Append(long.MaxValue))
        {
            totals.Add(value);
            Assert.Null(totals.FindViolation(LogarithmicScale.Standard));
        }
    }

    [Theory]
    [InlineData(-1, 0, 0, "count must not be negative, but was -1.")]
    [InlineData(0, 15, 0, "sum must be 0 if there is no item, but was 1.5.")]
    [InlineData(0, 0, 100, "sumOfSquares must be one that a count of 0 and this sum allow, but was 1.")]
    [InlineData(0, 0, -100, "sumOfSquares must be one that a count of 0 and this sum allow, but was -1.")]
    [InlineData(2, 30, 449, "sumOfSquares must be one that a count of 2 and this sum allow, but was 4.49.")]
    [InlineData(1, 30, 901, "sumOfSquares must be one that a count of 1 and this sum allow, but was 9.01.")]
    public void Impossible_moments_are_refused(long count, int tenths, int squaredTenths, string message) =>
        Assert.Equal(message, new ExactMoments(count, tenths * Fraction.PowerOfTen(27), squaredTenths * Fraction.PowerOfTen(54)).FindViolation()?.Message);

    [Fact]
    public void A_sum_beyond_all_decimals_is_refused()
    {
        var square = BigInteger.Pow(Fraction.ToFixedPoint(decimal.MaxValue), 2);
        Assert.Null(new ExactMoments(3, 0, 2 * square).FindViolation());
        Assert.Contains("sumOfSquares", new ExactMoments(3, 0, (3 * square) + 1).FindViolation()!.Value.Message);
        Assert.Contains(" 10000000000", new ExactMoments(0, BigInteger.Pow(10, 200), 0).FindViolation()!.Value.Message);
    }

    [Theory]
    [InlineData(-1, 0, 0, "withoutSquare must be from 0 to 2, but was -1.")]
    [InlineData(3, 0, 0, "withoutSquare must be from 0 to 2, but was 3.")]
    [InlineData(1, 3, 0, "sum must be what 2 amounts can add up to, but was ")]
    [InlineData(1, 0, 2, "sumOfSquares must be one that a count of 1 allows, but was ")]
    [InlineData(1, 0, -1, "sumOfSquares must be one that a count of 1 allows, but was -")]
    [InlineData(1, 2, 1, null)]
    public void Squares_of_some_of_the_items_are_refused_where_none_could_have_them(int withoutSquare, int largest, int largestSquares, string? message)
    {
        var most = Fraction.ToFixedPoint(decimal.MaxValue);
        var shown = new ExactMoments(2, largest * most, largestSquares * most * most, withoutSquare: withoutSquare).FindViolation()?.Message;
        Assert.StartsWith(message ?? "", shown ?? "", StringComparison.Ordinal);
        Assert.Equal(message is null, shown is null);
    }

    private static DistributionTotals<decimal> TotalsOf(IEnumerable<decimal> values)
    {
        var totals = default(DistributionTotals<decimal>);
        foreach (var value in values)
        {
            totals.Count(value, LogarithmicScale.Standard.BinOf(value));
            totals.Moments.Add(value);
        }

        return totals;
    }
}
