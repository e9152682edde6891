using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// The working hours of a business in its time zone, with holidays and changes of schedule. It gives the working time between two instants, and the
/// instant at which a working time is over.
/// </summary>
/// <remarks>
/// <para>
/// An instant is working time when the local clock shows working hours and the date is not a holiday. Working time is elapsed time: a night shift
/// from 0:00 to 6:00 lasts five hours when the clock goes forward, and seven when it goes back. Holidays and changes of schedule are whole dates,
/// so the hours of a night shift that lie on a holiday do not count.
/// </para>
/// <para>
/// A question costs a few binary searches, however long the span. The calendar keeps a table of the pieces of time in which offset and week stay the same,
/// with the working time before each piece; inside a piece it counts whole weeks. The table is made when first needed, for about 20 years, and grows with
/// the instants asked for. Like facts, it knows the years 1900 to 2199 (in UTC); other times are not working time.
/// </para>
/// <para>Two calendars are equal when they have the same zone, hours, holidays and changes. Immutable and safe to share between threads.</para>
/// </remarks>
/// <example>
/// <code>
/// var calendar = new BusinessCalendar(TimeZoneInfo.Utc, WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17)), [new CalendarDay(2021, 1, 7)]);
/// var friday = new DateTimeOffset(2021, 1, 1, 16, 30, 0, TimeSpan.Zero);
/// Console.WriteLine(calendar.WorkingTimeBetween(friday, friday.AddHours(4))); // 00:30:00
/// Console.WriteLine($"{calendar.Deadline(friday, TimeSpan.FromHours(1)):u}"); // 2021-01-04 08:30:00Z
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<BusinessCalendar>))]
public sealed class BusinessCalendar : IEquatable<BusinessCalendar>
{
    private static readonly long First = Instants.First;
    private static readonly long Last = Instants.End;
    private static readonly long Margin = TimeSpan.FromDays(3653).Ticks;

    // The schedule, or the Change from which it is still to be made: many changes, added one by one, make one schedule at the first question.
    private volatile object _schedule;
    private volatile WorkingTimeTable? _table;

    /// <summary>A calendar with the same working hours every week.</summary>
    /// <param name="zone">The time zone of the hours and holidays.</param>
    /// <param name="week">The working hours of a week.</param>
    /// <param name="holidays">The dates without work, in any order; null for none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> or <paramref name="week"/> is null.</exception>
    public BusinessCalendar(TimeZoneInfo zone, WorkingWeek week, IEnumerable<CalendarDay>? holidays = null)
        : this(
            Guard.NotNull(zone),
            new WorkingSchedule(new SortedDictionary<long, WorkingWeek> { [long.MinValue] = Guard.NotNull(week) }, [.. (holidays ?? []).Select(day => day.ToDateTime().Ticks)]))
    {
    }

    private BusinessCalendar(TimeZoneInfo zone, object schedule) => (Zone, _schedule) = (zone, schedule);

    /// <summary>The time zone of the hours and holidays.</summary>
    public TimeZoneInfo Zone { get; }

    // Two threads may both make it; either is right.
    private WorkingSchedule Schedule => _schedule as WorkingSchedule ?? MakeSchedule();

    /// <summary>The same calendar with other working hours from a date on; holidays stay.</summary>
    /// <param name="day">The first date of the new hours.</param>
    /// <param name="week">The working hours of a week from then on.</param>
    /// <returns>A new calendar. Changes after the date are kept, and a change at the date is replaced.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="week"/> is null.</exception>
    public BusinessCalendar ChangedFrom(CalendarDay day, WorkingWeek week) =>
        new(Zone, new Change(this, day.ToDateTime().Ticks, Guard.NotNull(week)));

    /// <summary>Whether an instant is working time.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>Whether the local clock shows working hours then; false on a holiday and outside the years 1900 to 2199.</returns>
    public bool IsWorkingTime(DateTimeOffset instant)
    {
        if (!Instants.Contains(instant))
            return false;

        var wallClock = TimeZoneInfo.ConvertTime(instant, Zone).Ticks;
        return Schedule.WeekAt(wallClock).IsWorkingTime(wallClock);
    }

    /// <summary>The working time between two instants.</summary>
    /// <param name="start">The first instant.</param>
    /// <param name="end">The end, not before <paramref name="start"/>; it does not count itself.</param>
    /// <returns>The elapsed working time; zero if there is none.</returns>
    /// <exception cref="ArgumentException"><paramref name="end"/> lies before <paramref name="start"/>.</exception>
    public TimeSpan WorkingTimeBetween(DateTimeOffset start, DateTimeOffset end)
    {
        if (end < start)
            throw Violation.Invalid(nameof(end), $"must not lie before the start ({Violation.Show(start)})", end).ToException();
        return new TimeSpan(WorkingTicksBetween(start, end));
    }

    /// <summary>The earliest instant at which a working time has passed.</summary>
    /// <param name="start">The instant from which the time runs.</param>
    /// <param name="workingTime">The working time, zero or more.</param>
    /// <returns>
    /// The instant, in the offset of the zone: <c>WorkingTimeBetween(start, Deadline(start, t)) = t</c>. It is the end of a working day rather than the
    /// beginning of the next; if the time is zero, it is <paramref name="start"/>. Null when there is not that much working time before the end of the
    /// year 2199.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workingTime"/> is negative.</exception>
    public DateTimeOffset? Deadline(DateTimeOffset start, TimeSpan workingTime)
    {
        if (Guard.NotNegative(workingTime).Ticks == 0)
            return TimeZoneInfo.ConvertTime(start, Zone);

        var from = Within(start);
        for (var table = Covering(from, from); ; table = Covering(table.From, table.To + 1))
        {
            var worked = table.WorkedUntil(from);
            if (table.WorkedUntil(table.To) - worked >= workingTime.Ticks)
                return LocalTime.At(table.EarliestWith(worked + workingTime.Ticks), Zone);
            if (table.To == Last)
                return null;
        }
    }

    /// <summary>The latest instant to start so that a working time has passed by the deadline.</summary>
    /// <param name="deadline">The instant by which the time has passed.</param>
    /// <param name="workingTime">The working time, zero or more.</param>
    /// <returns>
    /// The instant, in the offset of the zone: <c>WorkingTimeBetween(LatestStart(deadline, t), deadline) = t</c>. It is the beginning of a working day
    /// rather than the end of the one before; if the time is zero, it is <paramref name="deadline"/>. Null when there was not that much working time since
    /// the beginning of the year 1900.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="workingTime"/> is negative.</exception>
    public DateTimeOffset? LatestStart(DateTimeOffset deadline, TimeSpan workingTime)
    {
        if (Guard.NotNegative(workingTime).Ticks == 0)
            return TimeZoneInfo.ConvertTime(deadline, Zone);

        var to = Within(deadline);
        for (var table = Covering(to, to); ; table = Covering(table.From - 1, table.To))
        {
            var worked = table.WorkedUntil(to) - workingTime.Ticks;
            if (worked >= 0)
                return LocalTime.At(table.LatestWith(worked), Zone);
            if (table.From == First)
                return null;
        }
    }

    /// <summary>Counts the working days in a period: local dates with any working hours, without holidays and dates that the zone skipped.</summary>
    /// <param name="period">The period. A date that it covers only in part counts; dates outside the years 1900 to 2199 do not.</param>
    /// <returns>Their number; 0 for <c>default</c>.</returns>
    public long WorkingDays(Period period)
    {
        var (from, to) = (Within(period.Start), Within(period.End));
        if (from == to)
            return 0;

        var (first, end) = (LocalTime.At(from, Zone).Date.Ticks, LocalTime.At(to - 1, Zone).Date.Ticks + TimeSpan.TicksPerDay);
        var skipped = Covering(from, to).SkippedDates.Where(date => first <= date && date < end);
        var schedule = Schedule;
        return schedule.WorkingDaysBefore(end) - schedule.WorkingDaysBefore(first) - skipped.Count(date => schedule.WorkingDaysBefore(date + TimeSpan.TicksPerDay) > schedule.WorkingDaysBefore(date));
    }

    /// <inheritdoc/>
    public bool Equals(BusinessCalendar? other) =>
        other is not null && Zone.Equals(other.Zone) && Schedule.Equals(other.Schedule);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BusinessCalendar);

    /// <inheritdoc/>
    public override int GetHashCode() => Schedule is var schedule ? unchecked((schedule.Dates.Length * 397) ^ schedule.Weeks[0].GetHashCode()) : 0;

    // The ticks of working time between two instants; the caller makes sure that they are in order.
    internal long WorkingTicksBetween(DateTimeOffset start, DateTimeOffset end)
    {
        var (from, to) = (Within(start), Within(end));
        var table = Covering(from, to);
        return table.WorkedUntil(to) - table.WorkedUntil(from);
    }

    internal void Write(ByteWriter writer, string name)
    {
        writer.Zone(name, Zone);
        var schedule = Schedule;
        writer.Unsigned((ulong)schedule.Changes.Count);
        foreach (var change in schedule.Changes)
        {
            writer.Signed(change.Key);
            change.Value.Write(writer);
        }

        writer.Unsigned((ulong)schedule.Holidays.Count);
        foreach (var date in schedule.Holidays)
            writer.Signed(date);
    }

    internal static BusinessCalendar Read(ByteReader reader, string name)
    {
        var zone = reader.Zone(name);
        var schedule = new SortedDictionary<long, WorkingWeek>();
        var before = long.MinValue;
        for (var changes = reader.Length(name); changes > 0; changes--)
        {
            // The first week has no beginning.
            var date = reader.Signed(name);
            if (schedule.Count == 0 ? date != before : !IsDateAfter(before, date))
                throw reader.NotCanonical(name);
            schedule.Add(date, WorkingWeek.Read(reader, name));
            before = date;
        }

        var holidays = new SortedSet<long>();
        before = -1;
        for (var dates = reader.Length(name); dates > 0; dates--)
        {
            var date = reader.Signed(name);
            if (!IsDateAfter(before, date))
                throw reader.NotCanonical(name);
            holidays.Add(date);
            before = date;
        }

        return schedule.Count > 0 ? new(zone, new WorkingSchedule(schedule, holidays)) : throw reader.NotCanonical(name);
    }

    private static bool IsDateAfter(long before, long date) => date > before && date >= 0 && date <= DateTime.MaxValue.Ticks && date % TimeSpan.TicksPerDay == 0;

    private static long Within(DateTimeOffset instant) => Math.Min(Math.Max(instant.UtcTicks, First), Last);

    // Applies the changes, one after another, to the last calendar whose schedule is made.
    private WorkingSchedule MakeSchedule()
    {
        var changes = new Stack<Change>();
        var made = _schedule;
        while (made is Change change)
        {
            changes.Push(change);
            made = change.Before._schedule;
        }

        var before = (WorkingSchedule)made;
        var weeks = new SortedDictionary<long, WorkingWeek>(before.Changes);
        foreach (var change in changes)
            weeks[change.Date] = change.Week;
        var schedule = new WorkingSchedule(weeks, before.Holidays);
        _schedule = schedule;
        return schedule;
    }

    // A table that is too small is replaced by a larger one. Two threads may both do so; either table is right, and a question is answered from one of
    // them.
    private WorkingTimeTable Covering(long from, long to)
    {
        if (_table is { } table)
        {
            if (table.From <= from && to <= table.To)
                return table;

            // At least twice as long as before, so that instants that move along the time line do not rebuild it each time.
            var more = Math.Max(Margin, table.To - table.From);
            from = from < table.From ? from - more : table.From;
            to = to > table.To ? to + more : table.To;
        }
        else
        {
            (from, to) = (from - Margin, to + Margin);
        }

        return _table = new WorkingTimeTable(Math.Max(First, from), Math.Min(Last, to), Zone, Schedule.Dates, Schedule.Weeks);
    }

    private sealed class Change(BusinessCalendar before, long date, WorkingWeek week)
    {
        public BusinessCalendar Before { get; } = before;

        public long Date { get; } = date;

        public WorkingWeek Week { get; } = week;
    }

    /// <summary>The zone, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"BusinessCalendar: {Zone}");
}
