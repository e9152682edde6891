using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(CalendarGenerators)])]
public class BusinessCalendarLaws
{
    private static readonly DateTimeOffset Begin = new(2011, 12, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2012, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Property(MaxTest = 25)]
    public void Working_time_is_what_a_walk_minute_by_minute_counts(PlainCalendar plain, DateTimeOffset a, DateTimeOffset b)
    {
        var (start, end) = InOrder(a, b);
        Assert.Equal(plain.Minutes(start, end), plain.Calendar.WorkingTimeBetween(start, end).TotalMinutes);
        Assert.Equal(plain.IsWorkingTime(a), plain.Calendar.IsWorkingTime(a));
    }

    [Property(MaxTest = 25)]
    public void A_deadline_is_the_first_minute_by_which_a_walk_has_counted_enough(PlainCalendar plain, DateTimeOffset start, ushort minutes)
    {
        if (plain.Deadline(start, minutes / 8, End) is { } expected)
            AssertSame(expected, plain.Calendar.Deadline(start, TimeSpan.FromMinutes(minutes / 8)), plain.Zone);
    }

    [Property(MaxTest = 25)]
    public void A_latest_start_is_the_last_minute_from_which_a_walk_counts_enough(PlainCalendar plain, DateTimeOffset deadline, ushort minutes)
    {
        if (plain.LatestStart(deadline, minutes / 8, Begin) is { } expected)
            AssertSame(expected, plain.Calendar.LatestStart(deadline, TimeSpan.FromMinutes(minutes / 8)), plain.Zone);
    }

    [Property]
    public void Working_time_is_additive_over_adjacent_spans_and_monotone(PlainCalendar plain, DateTimeOffset a, DateTimeOffset b, DateTimeOffset c)
    {
        DateTimeOffset[] instants = [a, b, c];
        Array.Sort(instants);
        var calendar = plain.Calendar;
        var (first, second) = (calendar.WorkingTimeBetween(instants[0], instants[1]), calendar.WorkingTimeBetween(instants[1], instants[2]));
        Assert.Equal(calendar.WorkingTimeBetween(instants[0], instants[2]), first + second);
        Assert.InRange(first, TimeSpan.Zero, instants[1] - instants[0]);
    }

    [Property]
    public void Deadlines_and_latest_starts_are_inverse_to_working_time_to_the_tick(PlainCalendar plain, DateTimeOffset start, int ticks)
    {
        var calendar = plain.Calendar;
        var time = TimeSpan.FromTicks(Math.Abs((long)ticks) * 1_000_003);
        if (calendar.Deadline(start, time) is { } deadline)
            Assert.Equal(time, calendar.WorkingTimeBetween(start, deadline));
        if (calendar.LatestStart(start, time) is { } latest)
            Assert.Equal(time, calendar.WorkingTimeBetween(latest, start));
    }

    [Property]
    public void A_deadline_after_the_time_of_a_span_lies_within_it_with_no_working_time_left(PlainCalendar plain, DateTimeOffset a, DateTimeOffset b)
    {
        var (start, end) = InOrder(a, b);
        var deadline = plain.Calendar.Deadline(start, plain.Calendar.WorkingTimeBetween(start, end))!.Value;
        Assert.InRange(deadline, start, end);
        Assert.Equal(TimeSpan.Zero, plain.Calendar.WorkingTimeBetween(deadline, end));
    }

    [Property]
    public void Working_days_are_the_dates_with_working_hours_that_are_no_holiday(PlainCalendar plain, DateTimeOffset a, DateTimeOffset b)
    {
        var (start, end) = InOrder(a, b);
        var (first, last) = (TimeZoneInfo.ConvertTime(start, plain.Zone).Date, TimeZoneInfo.ConvertTime(end.AddTicks(-1), plain.Zone).Date);
        var expected = 0;
        for (var date = first; start < end && date <= last; date = date.AddDays(1))
        {
            if (plain.Zone.Id is "Pacific/Apia" && date == new DateTime(2011, 12, 30))
                continue; // a date that Samoa did not have

            var week = new WorkingWeek(date < plain.Change ? plain.Before : plain.After);
            expected += week.IsWorkingDay(date.DayOfWeek) && !plain.Holidays.Contains(date) ? 1 : 0;
        }

        Assert.Equal(expected, start == end ? 0 : plain.Calendar.WorkingDays(new Period(start, end)));
    }

    [Property]
    public void What_was_asked_before_does_not_matter(PlainCalendar plain, DateTimeOffset a, DateTimeOffset b, int years)
    {
        var (start, end) = InOrder(a, b);
        var asked = plain.Calendar;
        _ = asked.WorkingTimeBetween(start.AddYears(-300), start.AddYears(-Math.Abs(years % 300)));
        _ = asked.WorkingTimeBetween(start.AddYears(Math.Abs(years % 300)), start.AddYears(300));
        var fresh = new BusinessCalendar(plain.Zone, new WorkingWeek(plain.Before), plain.Holidays.Select(CalendarDay.Of)).ChangedFrom(CalendarDay.Of(plain.Change), new WorkingWeek(plain.After));
        Assert.Equal(fresh.WorkingTimeBetween(start, end), asked.WorkingTimeBetween(start, end));
        Assert.Equal(fresh, asked);
    }

    private static void AssertSame(DateTimeOffset expected, DateTimeOffset? given, TimeZoneInfo zone)
    {
        Assert.Equal(expected, given);
        Assert.Equal(zone.GetUtcOffset(expected), given!.Value.Offset);
    }

    private static (DateTimeOffset Start, DateTimeOffset End) InOrder(DateTimeOffset a, DateTimeOffset b) => a <= b ? (a, b) : (b, a);
}
