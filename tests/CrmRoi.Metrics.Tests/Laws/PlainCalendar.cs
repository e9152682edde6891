using System.Globalization;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>A business calendar that looks at each minute by itself: slow, and obviously right. Beside it, the calendar that it judges.</summary>
public sealed record PlainCalendar(TimeZoneInfo Zone, WorkingHours[] Before, WorkingHours[] After, DateTime Change, DateTime[] Holidays)
{
    public BusinessCalendar Calendar { get; } = new BusinessCalendar(Zone, new WorkingWeek(Before), Holidays.Select(CalendarDay.Of)).ChangedFrom(CalendarDay.Of(Change), new WorkingWeek(After));

    public bool IsWorkingTime(DateTimeOffset instant)
    {
        var clock = TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
        var hours = clock.Date < Change ? Before : After;
        return !Holidays.Contains(clock.Date) && hours.Any(interval => Covers(interval, clock));
    }

    public int Minutes(DateTimeOffset start, DateTimeOffset end)
    {
        var minutes = 0;
        for (var minute = start; minute < end; minute += TimeSpan.FromMinutes(1))
            minutes += IsWorkingTime(minute) ? 1 : 0;
        return minutes;
    }

    public DateTimeOffset? Deadline(DateTimeOffset start, int minutes, DateTimeOffset limit)
    {
        var minute = start;
        for (var left = minutes; left > 0; minute += TimeSpan.FromMinutes(1))
        {
            if (minute == limit)
                return null;
            left -= IsWorkingTime(minute) ? 1 : 0;
        }

        return minute;
    }

    public DateTimeOffset? LatestStart(DateTimeOffset deadline, int minutes, DateTimeOffset limit)
    {
        var minute = deadline;
        for (var left = minutes; left > 0;)
        {
            if (minute == limit)
                return null;
            minute -= TimeSpan.FromMinutes(1);
            left -= IsWorkingTime(minute) ? 1 : 0;
        }

        return minute;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Zone.Id}: {string.Join(' ', Before)} until {Change:d}, then {string.Join(' ', After)}; without {string.Join(' ', Holidays)}");

    private static bool Covers(WorkingHours interval, DateTime clock)
    {
        var midnight = TimeSpan.FromDays(1);
        var time = clock.TimeOfDay;
        return interval.End > interval.Start
            ? clock.DayOfWeek == interval.Day && interval.Start <= time && time < interval.End
            : (clock.DayOfWeek == interval.Day && interval.Start <= time && time < midnight)
                || (clock.AddDays(-1).DayOfWeek == interval.Day && time < interval.End);
    }
}
