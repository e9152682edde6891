using System.Globalization;
using CrmRoi.Metrics.Internal;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Time;

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
        var skipped = LocalTime.FirstInstant(new DateTime(2017, 10, 15, 0, 0, 0, DateTimeKind.Unspecified), zone);
        Assert.Equal(new DateTimeOffset(2017, 10, 15, 1, 0, 0, TimeSpan.FromHours(-2)), skipped);

        // Havana repeats the hour from midnight on the first Sunday of November.
        var havana = TimeZoneInfo.FindSystemTimeZoneById("America/Havana");
        var repeated = LocalTime.FirstInstant(new DateTime(2023, 11, 5, 0, 0, 0, DateTimeKind.Unspecified), havana);
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

    [Fact]
    public void A_month_begins_with_the_first_instant_that_its_zone_shows_in_all_zones()
    {
        // Judged by the instants on both sides: the clocks show the month at the beginning, or a later time if they skip that, and never before it.
        var wrong = new List<string>();
        foreach (var zone in Zones.All)
        {
            for (var month = new DateTime(1970, 1, 1); month.Year < 2040; month = month.AddMonths(1))
            {
                var start = LocalTime.FirstInstant(month, zone);
                if (Clock(start, zone) < month || Clock(start.AddTicks(-1), zone) >= month || start.Offset != zone.GetUtcOffset(start))
                    wrong.Add($"{zone.Id} {month:yyyy-MM}");
            }
        }

        Assert.Empty(wrong);
    }

    [Property]
    public void A_period_around_an_instant_contains_it_and_is_the_one_of_its_number(uint seconds, byte zoneNumber)
    {
        var zone = Zones.All[zoneNumber % Zones.All.Count];
        var instant = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var month = Period.MonthOf(instant, zone);
        Period[] periods = [Period.DayOf(instant, zone), Period.WeekOf(instant, zone), month, Period.QuarterOf(instant, zone), Period.YearOf(instant, zone), Period.FiscalYearOf(instant, 7, zone)];
        Assert.All(periods, period => Assert.True(period.Contains(instant)));

        var first = CalendarDay.Of(month.Start, zone);
        Assert.Equal(month, Period.Month(first.Year, first.Month, zone));
        Assert.Equal(periods[3], Period.Quarter(first.Year, (first.Month + 2) / 3, zone));
        Assert.Equal(periods[4], Period.Year(first.Year, zone));
        Assert.Equal(periods[5], Period.FiscalYear(first.Month < 7 ? first.Year - 1 : first.Year, 7, zone));
        var thursday = CalendarDay.Of(periods[1].Start.AddDays(3.5), zone).ToDateTime();
        Assert.Equal(periods[1], Period.Week(ISOWeek.GetYear(thursday), ISOWeek.GetWeekOfYear(thursday), zone));
    }

    [Fact]
    public void Clocks_put_back_over_midnight_leave_an_instant_in_the_month_that_has_begun()
    {
        // St. John's put its clocks back from 0:01 to 23:01 on 1 November 2009.
        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/St_Johns");
        var instant = new DateTimeOffset(2009, 10, 31, 23, 30, 0, new TimeSpan(-3, -30, 0));
        Assert.Equal(10, TimeZoneInfo.ConvertTime(instant, zone).Month);
        Assert.Equal(Period.Month(2009, 11, zone), Period.MonthOf(instant, zone));
    }

    [Fact]
    public void Quarters_fiscal_years_and_weeks_are_those_of_the_calendar()
    {
        Assert.Equal("[2025-04-01, 2025-07-01)", $"{Period.Quarter(2025, 2, Berlin):yyyy-MM-dd}");
        Assert.Equal("[2024-07-01, 2025-07-01)", $"{Period.FiscalYear(2024, 7, Berlin):yyyy-MM-dd}");
        Assert.Equal("[2025-04-01, 2025-07-01)", $"{Period.FiscalQuarter(2024, 4, 7, Berlin):yyyy-MM-dd}");
        Assert.Equal("[2019-12-30, 2020-01-06)", $"{Period.Week(2020, 1, Berlin):yyyy-MM-dd}");
        Assert.Equal("[2020-12-28, 2021-01-04)", $"{Period.Week(2020, 53, Berlin):yyyy-MM-dd}");
        Assert.Equal(TimeSpan.FromHours(23), Period.Day(new CalendarDay(2025, 3, 30), Berlin).Duration);
        Assert.Contains("from 1 to 52, the weeks of 2021", Assert.Throws<ArgumentOutOfRangeException>("week", () => Period.Week(2021, 53, Berlin)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("quarter", () => Period.Quarter(2025, 5, Berlin));
        Assert.Throws<ArgumentOutOfRangeException>("firstMonth", () => Period.FiscalYear(2025, 0, Berlin));
        Assert.Throws<ArgumentOutOfRangeException>("firstMonth", () => Period.FiscalYearOf(Start, 13, Berlin));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9999)]
    public void The_first_and_the_last_year_have_no_periods_of_the_calendar(int year)
    {
        var instant = new DateTimeOffset(year, 6, 1, 0, 0, 0, TimeSpan.Zero);
        Action[] refused =
        [
            () => Period.Month(year, 1, Berlin), () => Period.Quarter(year, 1, Berlin), () => Period.Year(year, Berlin), () => Period.Week(year, 1, Berlin),
            () => Period.FiscalYear(year, 7, Berlin), () => Period.Day(new CalendarDay(year, 1, 1), Berlin),
            () => Period.MonthOf(instant, Berlin), () => Period.WeekOf(instant, Berlin), () => Period.DayOf(instant, Berlin), () => Period.YearOf(instant, Berlin),
        ];
        Assert.All(refused, action => Assert.Contains("must lie in the years 2 to 9998", Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => new Period(instant, instant.AddDays(1)).CalendarMonths(Berlin));
        Assert.Throws<ArgumentOutOfRangeException>("year", () => Period.FiscalYear(9998, 2, Berlin));
        Assert.Equal(12, Period.Year(9998, Berlin).CalendarMonths(Berlin).Count);
        Assert.Equal(12, Period.Year(2, Berlin).CalendarMonths(Berlin).Count);
    }

    [Fact]
    public void Periods_overlap_where_they_share_an_instant()
    {
        Period january = Period.Month(2025, 1, Berlin), february = Period.Month(2025, 2, Berlin), year = Period.Year(2025, Berlin);
        Assert.False(january.Overlaps(february) || february.Overlaps(january));
        Assert.True(january.Overlaps(year) && year.Overlaps(january) && january.Overlaps(january));
        Assert.False(default(Period).Overlaps(year) || year.Overlaps(default) || default(Period).Overlaps(default));
        var (start, end) = january;
        Assert.Equal(january, new Period(start, end));
    }

    [Fact]
    public void A_period_prints_ticks_where_there_are_any_and_heeds_a_format()
    {
        Assert.Equal("[2024-03-01T00:00:00+01:00, 2024-03-01T00:00:00.0000005+01:00)", new Period(Start, Start.AddTicks(5)).ToString());
        Assert.Equal("[2024-03, 2024-04)", $"{Period.Month(2024, 3, Berlin):yyyy-MM}");
        Assert.Equal("[1. März, 1. April)", Period.Month(2024, 3, Berlin).ToString("d. MMMM", CultureInfo.GetCultureInfo("de-DE")));
#if MODERN_ASSET
        var room = new char[18];
        Assert.True(Period.Month(2024, 3, Berlin).TryFormat(room, out var written, "yyyy-MM", null));
        Assert.Equal("[2024-03, 2024-04)", new string(room, 0, written));
        Assert.False(Period.Month(2024, 3, Berlin).TryFormat(room.AsSpan(1), out _, "yyyy-MM", null));
#endif
    }

    [Theory]
    [InlineData(0, 1, "year")]
    [InlineData(9999, 1, "year")]
    [InlineData(2024, 0, "month")]
    [InlineData(2024, 13, "month")]
    public void A_month_exists(int year, int month, string argument) =>
        Assert.Throws<ArgumentOutOfRangeException>(argument, () => Period.Month(year, month, Berlin));

    private static DateTime Clock(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;
}
