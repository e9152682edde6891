namespace CrmRoi.Metrics.Internal;

// The weeks of a calendar and the dates from which they hold, with its holidays.
internal sealed class WorkingSchedule
{
    // Holidays included: the dates, in ticks of the wall clock, at which another week begins to hold; the week; the working days before the date.
    private readonly long[] _workingDays;

    // changes: The weeks by the date from which they hold, in ticks; the first before all dates.
    // holidays: The dates without work, in ticks.
    public WorkingSchedule(SortedDictionary<long, WorkingWeek> changes, SortedSet<long> holidays)
    {
        (Changes, Holidays) = (changes, holidays);
        long[] starts = [.. changes.Keys];
        WorkingWeek[] byStart = [.. changes.Values];
        var weeks = new SortedDictionary<long, WorkingWeek>(changes);
        foreach (var date in holidays)
        {
            var dayAfter = date + TimeSpan.TicksPerDay;
            if (!weeks.ContainsKey(dayAfter))
                weeks[dayAfter] = byStart[Sorted.LastNotAbove(starts, date)];
        }

        foreach (var date in holidays)
            weeks[date] = WorkingWeek.Closed;

        Dates = [.. weeks.Keys];
        Weeks = [.. weeks.Values];
        _workingDays = new long[Dates.Length];
        for (var i = 1; i < Dates.Length; i++)
            _workingDays[i] = WorkingDaysBefore(Dates[i], i - 1);
    }

    public SortedDictionary<long, WorkingWeek> Changes { get; }

    public SortedSet<long> Holidays { get; }

    public long[] Dates { get; }

    public WorkingWeek[] Weeks { get; }

    // The week that holds at a time of the wall clock.
    public WorkingWeek WeekAt(long wallClock) => Weeks[Sorted.LastNotAbove(Dates, wallClock)];

    public long WorkingDaysBefore(long date) => WorkingDaysBefore(date, Sorted.LastNotAbove(Dates, date));

    public bool Equals(WorkingSchedule other) => Changes.SequenceEqual(other.Changes) && Holidays.SetEquals(other.Holidays);

    private long WorkingDaysBefore(long date, int index)
    {
        var week = Weeks[index];
        return _workingDays[index] + week.WorkingDaysBefore(date) - week.WorkingDaysBefore(Math.Max(0, Dates[index]));
    }
}
