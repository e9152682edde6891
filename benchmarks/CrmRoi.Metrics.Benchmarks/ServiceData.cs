using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A row of an event log.</summary>
public readonly record struct EventRow(int Case, CaseEvent Event);

/// <summary>Made-up office hours and event logs, the same ones every time, and what they come to when worked out plainly.</summary>
public static class ServiceData
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly TimeSpan Opens = TimeSpan.FromHours(8), Closes = TimeSpan.FromHours(17);
    private static readonly HashSet<DateTime> Holidays = [.. Enumerable.Range(2000, 40).Select(year => new DateTime(year, 12, 25))];
    private static readonly CaseEventKind[] Story =
        [CaseEventKind.Opened, CaseEventKind.Replied, CaseEventKind.Paused, CaseEventKind.Resumed, CaseEventKind.Resolved, CaseEventKind.Reopened, CaseEventKind.Replied, CaseEventKind.Resolved];

    public static BusinessCalendar Office() => new(Berlin, WorkingWeek.MondayToFriday(Opens, Closes), Holidays.Select(CalendarDay.Of));

    /// <summary>The working time minute by minute.</summary>
    public static TimeSpan Walk(DateTimeOffset start, DateTimeOffset end)
    {
        var minutes = 0;
        for (var minute = start; minute < end; minute = minute.AddMinutes(1))
        {
            var clock = TimeZoneInfo.ConvertTime(minute, Berlin);
            var works = clock.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && clock.TimeOfDay >= Opens && clock.TimeOfDay < Closes && !Holidays.Contains(clock.Date);
            minutes += works ? 1 : 0;
        }

        return TimeSpan.FromMinutes(minutes);
    }

    /// <summary>A log in order of time, with eight events a case.</summary>
    public static EventRow[] Log(int count)
    {
        var random = new Random(5);
        var begin = new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var rows = new EventRow[count];
        var at = begin;
        for (var i = 0; i < count; i++)
        {
            if (i % Story.Length == 0)
                at = begin.AddMinutes(random.Next(500_000));
            at = at.AddMinutes(random.Next(1, 2_000));
            rows[i] = new EventRow(i / Story.Length, new CaseEvent(at, Story[i % Story.Length]));
        }

        return [.. rows.OrderBy(row => row.Event.At)];
    }

    public static List<(int Case, CaseEvent[] Events)> LinqCases(IEnumerable<EventRow> rows) =>
        [.. rows.GroupBy(row => row.Case, row => row.Event).Select(group => (group.Key, group.OrderBy(item => item.At).ToArray()))];
}
