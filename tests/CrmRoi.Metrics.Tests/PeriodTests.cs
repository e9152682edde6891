namespace CrmRoi.Metrics.Tests;

public class PeriodTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    private static readonly DateTimeOffset Start = new(2024, 3, 1, 0, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void The_start_belongs_to_a_period_and_the_end_does_not()
    {
        var period = new Period(Start, Start.AddDays(1));
        Assert.True(period.Contains(Start));
        Assert.True(period.Contains(Start.AddDays(1).AddTicks(-1)));
        Assert.False(period.Contains(Start.AddDays(1)));
        Assert.False(default(Period).Contains(Start));
        Assert.Equal(period, new Period(Start.ToUniversalTime(), Start.AddDays(1)));
    }

    [Fact]
    public void A_period_ends_after_it_starts()
    {
        Assert.Throws<ArgumentException>("end", () => new Period(Start, Start));
        Assert.Contains("2024-02-29", Assert.Throws<ArgumentException>("end", () => new Period(Start, Start.AddDays(-1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_is_bounded_by_the_midnights_of_its_zone()
    {
        var march = Period.Month(2024, 3, Berlin); // summer time begins on the 31st
        Assert.Equal(Start, march.Start);
        Assert.Equal(new DateTimeOffset(2024, 4, 1, 0, 0, 0, TimeSpan.FromHours(2)), march.End);
        Assert.Equal(TimeSpan.FromHours((31 * 24) - 1), march.Duration);
        Assert.Equal(march.End, Period.Month(2024, 4, Berlin).Start);
        Assert.Equal("[2024-03-01T00:00:00+01:00, 2024-04-01T00:00:00+02:00)", march.ToString());
    }

    [Fact]
    public void A_midnight_that_the_clock_skips_or_repeats_is_taken_when_the_day_begins()
    {
        // São Paulo skipped midnight on 15 October 2017.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");
        var skipped = CrmRoi.Metrics.Internal.LocalTime.FirstInstant(new DateTime(2017, 10, 15, 0, 0, 0, DateTimeKind.Unspecified), zone);
        Assert.Equal(new DateTimeOffset(2017, 10, 15, 1, 0, 0, TimeSpan.FromHours(-2)), skipped);

        // Havana repeats the hour from midnight on the first Sunday of November.
        var havana = TimeZoneInfo.FindSystemTimeZoneById("America/Havana");
        var repeated = CrmRoi.Metrics.Internal.LocalTime.FirstInstant(new DateTime(2023, 11, 5, 0, 0, 0, DateTimeKind.Unspecified), havana);
        Assert.Equal(TimeSpan.FromHours(-4), repeated.Offset);
    }

    [Fact]
    public void Calendar_months_cover_the_period()
    {
        var period = new Period(new DateTimeOffset(2023, 11, 30, 23, 30, 0, TimeSpan.Zero), new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.FromHours(1)));
        Assert.Equal([Period.Month(2023, 12, Berlin), Period.Month(2024, 1, Berlin)], period.CalendarMonths(Berlin));
        Assert.Equal(3, period.CalendarMonths(TimeZoneInfo.Utc).Count);
        Assert.Empty(default(Period).CalendarMonths(Berlin));
        Assert.Equal(12, Period.Year(2024, Berlin).CalendarMonths(Berlin).Count);
    }

    [Theory]
    [InlineData(0, 1, "year")]
    [InlineData(9999, 1, "year")]
    [InlineData(2024, 0, "month")]
    [InlineData(2024, 13, "month")]
    public void A_month_exists(int year, int month, string argument) =>
        Assert.Throws<ArgumentOutOfRangeException>(argument, () => Period.Month(year, month, Berlin));
}
