using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Internal;

public class LogarithmicScaleTests
{
    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.01)]
    [InlineData(0.05)]
    [InlineData(0.2)]
    public void The_scale_keeps_the_error_that_was_asked_for(double error) =>
        Assert.InRange(LogarithmicScale.WithError(error).RelativeError, error / 2.1, error);

    [Theory]
    [InlineData(0.00009)]
    [InlineData(0.21)]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    public void Another_error_is_refused(double error) =>
        Assert.Throws<ArgumentOutOfRangeException>("relativeError", () => LogarithmicScale.WithError(error));

    [Property]
    public void Integers_are_read_back_within_the_error(long value)
    {
        foreach (var integer in new[] { value, value >> 20, value >> 40, value >> 55, value % 1000, long.MaxValue, long.MinValue + 1, long.MaxValue / 2, 0 })
        {
            foreach (var scale in new[] { LogarithmicScale.WithError(0.01), LogarithmicScale.WithError(0.2), LogarithmicScale.WithError(0.0001) })
            {
                var read = scale.IntegerOf(scale.BinOf(integer));
                Assert.True(((Rational)(decimal)read - (decimal)integer).Abs() <= ((Rational)(decimal)integer).Abs() * Bound(scale), $"{integer} became {read}");
                Assert.Equal(scale.BinOf(integer), -scale.BinOf(-integer));
            }
        }
    }

    [Property]
    public void Bins_of_integers_are_ordered_as_the_integers(long a, long b)
    {
        var scale = LogarithmicScale.WithError(0.01);
        Assert.True(a > b || scale.BinOf(a) <= scale.BinOf(b));
    }

    [Property(Arbitrary = [typeof(Generators)])]
    public void Decimals_are_read_back_within_the_error(decimal value)
    {
        foreach (var scale in new[] { LogarithmicScale.WithError(0.01), LogarithmicScale.WithError(0.2), LogarithmicScale.WithError(0.001) })
        {
            var read = scale.DecimalOf(scale.BinOf(value));
            var error = ((Rational)read - value).Abs();
            Assert.True(error <= (((Rational)value).Abs() * Bound(scale)) + ((((Rational)value).Abs() + 1) * 1e-28m), $"{value} became {read}");
            Assert.Equal(scale.BinOf(value), -scale.BinOf(-value));
        }
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("7.9228162514264337593543950335")]
    [InlineData("18446744073709551615")]
    [InlineData("18446744073709551616")]
    [InlineData("1.8446744073709551615")]
    [InlineData("0.9999999999999999999999999999")]
    public void Extreme_decimals_are_read_back_within_the_error(string text) =>
        Decimals_are_read_back_within_the_error(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));

    [Property(Arbitrary = [typeof(Generators)])]
    public void The_bin_does_not_depend_on_trailing_zeros_and_orders_as_the_value(decimal a, decimal b)
    {
        var scale = LogarithmicScale.WithError(0.01);
        Assert.Equal(scale.BinOf(a), scale.BinOf(a * 1.0000m));
        Assert.True(a > b || scale.BinOf(a) <= scale.BinOf(b));
    }

    // The error is 1 / (2^(k+1) + 1), exactly.
    private static Rational Bound(LogarithmicScale scale) => new(1, (long)Math.Round(1 / scale.RelativeError));
}
