using System.Globalization;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Tests.Time;

public class BusinessCalendarTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly WorkingWeek Office = WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17));

    [Fact]
    public void A_shift_in_the_night_of_the_clock_change_has_an_hour_less_or_more()
    {
        var calendar = new BusinessCalendar(Berlin, new WorkingWeek(new WorkingHours(DayOfWeek.Saturday, TimeSpan.FromHours(22), TimeSpan.FromHours(6))));
        Assert.Equal(TimeSpan.FromHours(7), calendar.WorkingTimeBetween(At("2024-03-30T12:00+01:00"), At("2024-03-31T12:00+02:00")));
        Assert.Equal(TimeSpan.FromHours(9), calendar.WorkingTimeBetween(At("2024-10-26T12:00+02:00"), At("2024-10-27T12:00+01:00")));
    }

    [Fact]
    public void Hours_that_the_clock_shows_twice_count_twice()
    {
        var calendar = new BusinessCalendar(Berlin, new WorkingWeek(new WorkingHours(DayOfWeek.Sunday, TimeSpan.Zero, new TimeSpan(2, 30, 0))));
        Assert.Equal(new TimeSpan(3, 0, 0), calendar.WorkingTimeBetween(At("2024-10-27T00:00+02:00"), At("2024-10-27T12:00+01:00")));
        Assert.Equal(At("2024-10-27T02:15+01:00"), calendar.Deadline(At("2024-10-27T00:00+02:00"), new TimeSpan(2, 45, 0)));
    }

    [Fact]
    public void A_deadline_is_the_end_of_a_day_rather_than_the_beginning_of_the_next()
    {
        var calendar = new BusinessCalendar(Berlin, Office);
        Assert.Equal(At("2024-05-03T17:00+02:00"), calendar.Deadline(At("2024-05-03T08:00+02:00"), TimeSpan.FromHours(9)));
        Assert.Equal(At("2024-05-06T08:00+02:00"), calendar.LatestStart(At("2024-05-06T17:00+02:00"), TimeSpan.FromHours(9)));
        Assert.Equal(TimeSpan.FromHours(2), calendar.Deadline(At("2024-05-03T12:00Z"), TimeSpan.Zero)!.Value.Offset);
    }

    [Fact]
    public void A_time_that_never_comes_has_no_deadline()
    {
        var closing = new BusinessCalendar(Berlin, Office).ChangedFrom(new CalendarDay(2024, 5, 6), WorkingWeek.Closed);
        Assert.Equal(At("2024-05-03T17:00+02:00"), closing.Deadline(At("2024-05-03T08:00+02:00"), TimeSpan.FromHours(9)));
        Assert.Null(closing.Deadline(At("2024-05-03T08:00+02:00"), new TimeSpan(9, 0, 1)));

        var opening = new BusinessCalendar(Berlin, WorkingWeek.Closed).ChangedFrom(new CalendarDay(2024, 5, 6), Office);
        Assert.Null(opening.LatestStart(At("2024-05-06T09:00+02:00"), new TimeSpan(1, 0, 1)));
        Assert.Null(opening.Deadline(DateTimeOffset.MaxValue, TimeSpan.FromHours(1)));
        Assert.Null(opening.LatestStart(DateTimeOffset.MinValue, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void No_working_time_is_too_long_to_be_asked_for()
    {
        var now = At("2024-05-03T08:00+02:00");
        var calendar = new BusinessCalendar(Berlin, Office);
        Assert.Null(calendar.Deadline(now, TimeSpan.MaxValue));
        Assert.Null(calendar.LatestStart(now, TimeSpan.MaxValue));
        Assert.Equal(calendar.WorkingDays(new Period(now, At("2200-01-01Z"))), calendar.WorkingDays(new Period(now, DateTimeOffset.MaxValue)));
        Assert.Equal(0, calendar.WorkingDays(new Period(At("2300-01-01Z"), DateTimeOffset.MaxValue)));
        Assert.Equal(
            calendar.WorkingDays(new Period(At("1900-01-01Z"), At("2200-01-01Z"))),
            calendar.WorkingDays(new Period(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)));
    }

    [Fact]
    public void A_deadline_that_never_comes_keeps_no_table_of_thousands_of_years()
    {
        var calendar = new BusinessCalendar(Berlin, WorkingWeek.Closed);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(calendar.Deadline(At("2024-05-03T08:00+02:00"), TimeSpan.FromTicks(1)));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 400_000);
    }

    [Theory]
    [InlineData("0001-01-01T12:00Z")]
    [InlineData("1899-12-31T12:00Z")]
    [InlineData("2200-01-01T00:00Z")]
    public void Times_outside_1900_to_2199_are_no_working_time(string instant)
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, WorkingWeek.AroundTheClock);
        Assert.False(calendar.IsWorkingTime(At(instant)));
        Assert.True(calendar.IsWorkingTime(At("1900-01-01Z")) && calendar.IsWorkingTime(At("2199-12-31T23:59Z")));
    }

    [Fact]
    public void A_deadline_is_in_the_offset_that_holds_then()
    {
        // The night shift ends when summer time does: at 3:00 the clocks go back to 2:00.
        var nights = new BusinessCalendar(Berlin, new WorkingWeek(new WorkingHours(DayOfWeek.Saturday, TimeSpan.FromHours(22), TimeSpan.FromHours(3))));
        var deadline = nights.Deadline(At("2024-10-26T22:00+02:00"), TimeSpan.FromHours(5))!.Value;
        Assert.Equal("2024-10-27T02:00:00+01:00", deadline.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_date_that_the_zone_left_out_is_no_working_day()
    {
        // Samoa had no Friday, 30 December 2011.
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia"), Office);
        Assert.Equal(4, calendar.WorkingDays(new Period(At("2011-12-26T00:00-10:00"), At("2012-01-01T00:00+14:00"))));
        Assert.Equal(5, calendar.WorkingDays(new Period(At("2011-12-19T00:00-10:00"), At("2011-12-26T00:00-10:00"))));
        Assert.Equal(4, calendar.WorkingDays(new Period(At("2011-12-26T00:00-10:00"), At("2011-12-30T00:00-10:00"))));
    }

    [Theory]
    [InlineData("2024-01-02T00:00:00Z", 1)]
    [InlineData("2024-01-02T00:00:00.0000001Z", 2)]
    [InlineData("2024-01-03T00:00:00Z", 2)]
    public void A_period_meets_the_date_of_its_last_tick(string end, int days) =>
        Assert.Equal(days, new BusinessCalendar(TimeZoneInfo.Utc, Office).WorkingDays(new Period(At("2024-01-01T09:00Z"), At(end))));

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void Holidays_are_read_in_order_and_once(int days, bool isRead)
    {
        var first = At("2024-05-01Z").Ticks;
        var writer = new ByteWriter();
        writer.Zone("calendar", TimeZoneInfo.Utc);
        writer.Unsigned(1);
        writer.Signed(long.MinValue);
        Office.Write(writer);
        writer.Unsigned(2);
        writer.Signed(first);
        writer.Signed(first + (days * TimeSpan.TicksPerDay));
        if (isRead)
            Assert.Equal(new BusinessCalendar(TimeZoneInfo.Utc, Office, [new(2024, 5, 1), new(2024, 5, 2)]), Read());
        else
            Assert.Contains("calendar in another way than it is written", Assert.Throws<FormatException>(Read).Message, StringComparison.Ordinal);

        BusinessCalendar Read() => BusinessCalendar.Read(new ByteReader(writer.ToBytes()), "calendar");
    }

    [Fact]
    public void Changes_add_up_in_any_order_and_holidays_stay()
    {
        var half = WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(12));
        CalendarDay[] holidays = [new(2024, 1, 2), new(2024, 1, 1), new(2024, 1, 1)];
        var (first, second) = (new CalendarDay(2024, 1, 2), new CalendarDay(2024, 1, 8));
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, Office, holidays).ChangedFrom(first, half).ChangedFrom(second, Office);
        Assert.Equal(calendar, new BusinessCalendar(TimeZoneInfo.Utc, Office, holidays).ChangedFrom(second, Office).ChangedFrom(first, half));
        Assert.NotEqual(calendar, new BusinessCalendar(TimeZoneInfo.Utc, Office, holidays));
        Assert.Equal(TimeSpan.FromHours((3 * 4) + (5 * 9)), calendar.WorkingTimeBetween(At("2024-01-01Z"), At("2024-01-15Z")));
        Assert.Equal(8, calendar.WorkingDays(new Period(At("2024-01-01Z"), At("2024-01-15Z"))));
    }

    [Theory]
    [InlineData("0001-01-01T00:00Z", "9999-12-31T23:59Z")]
    [InlineData("1700-01-01T00:00Z", "1901-01-01T00:00Z")]
    [InlineData("2000-01-01T00:00Z", "2150-01-01T00:00Z")]
    public void Centuries_are_counted_like_the_weeks_they_consist_of(string start, string end)
    {
        // Office hours never meet a change of clocks, so the working time is that of a calendar without one.
        var (from, to) = (At(start), At(end));
        var expected = 0L;
        for (var day = new DateTime(Math.Max(from.Year, 1900), 1, 1); day.Year < Math.Min(to.Year, 2200); day = day.AddDays(1))
            expected += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 9;
        foreach (var zone in new[] { TimeZoneInfo.Utc, Berlin })
            Assert.Equal(expected, new BusinessCalendar(zone, Office).WorkingTimeBetween(from, to).TotalHours);
    }

    [Fact]
    public async Task Threads_that_make_the_table_grow_do_not_disturb_each_other()
    {
        var calendar = new BusinessCalendar(Berlin, Office);
        var start = At("2024-01-01Z");
        var expected = new BusinessCalendar(Berlin, Office).WorkingTimeBetween(start, start.AddDays(100));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(
            () =>
            {
                for (var years = 0; years < 200; years++)
                {
                    _ = calendar.WorkingTimeBetween(start.AddYears(-years * thread / 8), start.AddYears(years * (8 - thread)));
                    Assert.Equal(expected, calendar.WorkingTimeBetween(start, start.AddDays(100)));
                }
            },
            TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void What_makes_no_calendar_is_refused_with_argument_rule_and_value()
    {
        Assert.Contains("hours must not overlap Sunday 22:00-06:00, but was \"Monday 05:00-12:00\"", Error(() => new WorkingWeek(
            new WorkingHours(DayOfWeek.Monday, TimeSpan.FromHours(5), TimeSpan.FromHours(12)), new WorkingHours(DayOfWeek.Sunday, TimeSpan.FromHours(22), TimeSpan.FromHours(6)))));
        Assert.Contains("hours must not overlap Monday 08:00-12:00, but was \"Monday 11:00-13:00\"", Error(() => new WorkingWeek(
            new WorkingHours(DayOfWeek.Monday, TimeSpan.FromHours(8), TimeSpan.FromHours(12)), new WorkingHours(DayOfWeek.Tuesday, TimeSpan.FromHours(8), TimeSpan.FromHours(12)),
            new WorkingHours(DayOfWeek.Monday, TimeSpan.FromHours(11), TimeSpan.FromHours(13)))));
        Assert.Contains("index 0", Error(() => new WorkingWeek(default(WorkingHours))));
        Assert.Contains("end must differ from the start", Error(() => new WorkingHours(DayOfWeek.Monday, TimeSpan.FromHours(5), TimeSpan.FromHours(5))));
        Assert.Contains("start must be at least 0:00 and before 24:00", Error(() => new WorkingHours(DayOfWeek.Monday, TimeSpan.FromHours(24), TimeSpan.FromHours(5))));
        Assert.Contains("end must be from 0:00 to 24:00", Error(() => new WorkingHours(DayOfWeek.Monday, TimeSpan.FromHours(4), TimeSpan.FromHours(25))));
        Assert.Contains("day must be a day of the week", Error(() => new WorkingHours((DayOfWeek)7, TimeSpan.FromHours(4), TimeSpan.FromHours(5))));
        foreach (var day in new[] { -1, 7 })
            Assert.Contains($"day must be a day of the week, but was {day}", Error(() => Office.IsWorkingDay((DayOfWeek)day)));
        Assert.Contains("end must not lie before the start", Error(() => new BusinessCalendar(Berlin, Office).WorkingTimeBetween(At("2024-01-02Z"), At("2024-01-01Z"))));
        Assert.Contains("workingTime must not be negative", Error(() => new BusinessCalendar(Berlin, Office).Deadline(At("2024-01-02Z"), TimeSpan.FromTicks(-1))));
    }

    private static string Error(Func<object?> make) => Assert.ThrowsAny<ArgumentException>(make).Message;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
