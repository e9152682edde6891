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

    // Two items of 10 and 20 ticks, and three from 10 to 20: from bytes the numbers come into fast integers.
    [Theory]
    [InlineData(2, 30, 500, null)]
    [InlineData(2, 25, 340, "sum must be one that 2 items from minimum to maximum can have, both among them")]
    [InlineData(3, 50, 900, null)]
    [InlineData(3, 55, 1_020, "sum must be one that 3 items from minimum to maximum can have, both among them")]
    public void A_sum_that_the_extremes_do_not_allow_is_refused(int count, int sum, int squares, string? message)
    {
        var writer = new ByteWriter();
        new DistributionTotals<long>(new ExactMoments(count, sum * Fraction.One, squares * Fraction.One * Fraction.One), 10, 20, Bins.Of([new(10, 1), new(20, count - 1)], "bins")).Write(writer, "ticks");
        var read = default(DistributionTotals<long>);
        read.Read(new ByteReader(writer.ToBytes()), "ticks");
        Assert.True(read.Moments.IsFastAndWhole);
        Assert.StartsWith(message ?? "", read.FindViolation(LogarithmicScale.Standard)?.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(message is null, read.FindViolation(LogarithmicScale.Standard) is null);
    }

    // As a sum of two equal items has its least squares; with doubles alone, one less is the same.
    [Theory]
    [InlineData(1_000)]
    [InlineData(1_000_000)]
    [InlineData(1_000_000_000)]
    public void One_less_than_the_least_squares_is_refused(long item)
    {
        var equal = default(ExactMoments);
        equal.Add(item);
        equal.Add(item);
        Assert.Null(Read(equal).FindViolation());
        Assert.Contains("sumOfSquares", Read(new ExactMoments(2, equal.Sum, equal.Squares - Fraction.PowerOfTen(56))).FindViolation()?.Message, StringComparison.Ordinal);

        // From bytes the numbers come into fast integers.
        static ExactMoments Read(ExactMoments moments)
        {
            var writer = new ByteWriter();
            moments.Write(writer, "moments");
            var read = default(ExactMoments);
            read.Read(new ByteReader(writer.ToBytes()), "moments");
            return read;
        }
    }

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
