using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Tests.Internal;

public class ViolationTests
{
    // Another culture than the invariant one would print a comma, and the day before the month.
    [Fact]
    public void A_message_shows_every_kind_of_value_in_the_invariant_culture()
    {
        var instant = new DateTimeOffset(2025, 5, 6, 17, 40, 0, TimeSpan.FromHours(2));
        Assert.Equal("null", Violation.Show(null));
        Assert.Equal("1.5", Violation.Show(1.5m));
        Assert.Equal("\"1.5\"", Violation.Show("1.5"));
        Assert.Equal("True", Violation.Show(true));
        Assert.Equal("2025-05-06", Violation.Show(new DateTime(2025, 5, 6)));
        Assert.Equal("2025-05-06T17:40:00", Violation.Show(instant.DateTime));
        Assert.Equal("2025-05-06T17:40:00+02:00", Violation.Show(instant));
        Assert.Equal("UTC", Violation.Show(TimeZoneInfo.Utc));
        Assert.Equal("closed 1.50 of True", InvariantText.Of($"closed {1.5m:0.00} of {true:0.00}"));
    }

    [Fact]
    public void The_nearest_decimal_of_what_is_beyond_them_is_the_last_of_them()
    {
        var large = System.Numerics.BigInteger.Pow(10, 60);
        Assert.Equal((decimal.MaxValue, decimal.MinValue), (Nearest.Quotient(large, 1), Nearest.Quotient(-large, 1)));
        Assert.Equal(1e20m, Nearest.Quotient(large, System.Numerics.BigInteger.Pow(10, 40)));
    }
}
