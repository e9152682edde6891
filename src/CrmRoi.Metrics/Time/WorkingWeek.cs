using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Working hours that repeat every week: any number of intervals a day, night shifts included.</summary>
/// <remarks>
/// A night shift is the same as its two halves, split at midnight: each half counts for the day on which it lies.
/// Two weeks are equal when the same hours are working hours. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var week = WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17));
/// Console.WriteLine(week.WorkingTime.TotalHours); // 45
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<WorkingWeek>))]
public sealed class WorkingWeek : IEquatable<WorkingWeek>
{
    private const long Day = TimeSpan.TicksPerDay;
    private const long Week = 7 * Day;

    // Disjoint intervals in ticks since Monday 0:00, in order, and the working time before each.
    private readonly long[] _opens;
    private readonly long[] _closes;
    private readonly long[] _before;
    private readonly long _total;

    // The number of working days before each day of the week, Monday first; the last entry counts the whole week.
    private readonly int[] _daysBefore = new int[8];

    /// <summary>A week with the given hours.</summary>
    /// <param name="hours">The hours, in any order; they may touch, but not overlap. No hours make a week without work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="hours"/> is null.</exception>
    /// <exception cref="ArgumentException">Hours overlap, or are <c>default</c>.</exception>
    public WorkingWeek(params WorkingHours[] hours)
    {
        var intervals = Intervals(Guard.NotNull(hours)).OrderBy(interval => interval.Open).ToArray();
        for (var i = 1; i < intervals.Length; i++)
        {
            if (intervals[i].Open < intervals[i - 1].Close)
                throw Violation.Invalid(nameof(hours), $"must not overlap {Show(intervals[i - 1].Source)}", Show(intervals[i].Source)).ToException();
        }

        _opens = [.. intervals.Select(interval => interval.Open)];
        _closes = [.. intervals.Select(interval => interval.Close)];
        _before = new long[_opens.Length];
        for (var i = 0; i < _opens.Length; i++)
        {
            _before[i] = _total;
            _total += _closes[i] - _opens[i];
        }

        for (var day = 0; day < 7; day++)
            _daysBefore[day + 1] = _daysBefore[day] + (WorkedInWeek((day + 1) * Day) > WorkedInWeek(day * Day) ? 1 : 0);
    }

    /// <summary>A week without work.</summary>
    public static WorkingWeek Closed { get; } = new();

    /// <summary>A week in which all time is working time.</summary>
    public static WorkingWeek AroundTheClock { get; } =
        new([.. Enumerable.Range(0, 7).Select(day => new WorkingHours((DayOfWeek)day, TimeSpan.Zero, TimeSpan.FromDays(1)))]);

    /// <summary>The working time of a week without a clock change.</summary>
    public TimeSpan WorkingTime => new(_total);

    /// <summary>The same hours from Monday to Friday.</summary>
    /// <param name="start">The first time that belongs to the hours, at least 0:00 and before 24:00.</param>
    /// <param name="end">The first time after the hours, from 0:00 to 24:00; earlier than <paramref name="start"/> for night shifts.</param>
    /// <returns>The week.</returns>
    /// <exception cref="ArgumentException"><see cref="WorkingHours"/> refuses the times.</exception>
    public static WorkingWeek MondayToFriday(TimeSpan start, TimeSpan end) =>
        new([.. Enumerable.Range((int)DayOfWeek.Monday, 5).Select(day => new WorkingHours((DayOfWeek)day, start, end))]);

    /// <summary>Whether a day of the week has any working time, the end of a night shift included.</summary>
    /// <param name="day">The day.</param>
    /// <returns>Whether it is a working day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is not one of the seven.</exception>
    public bool IsWorkingDay(DayOfWeek day) =>
        day is >= DayOfWeek.Sunday and <= DayOfWeek.Saturday
            ? _daysBefore[SinceMonday(day) + 1] > _daysBefore[SinceMonday(day)]
            : throw Violation.OutOfRange(nameof(day), "must be a day of the week", (int)day).ToException();

    /// <inheritdoc/>
    public bool Equals(WorkingWeek? other) =>
        other is not null && _total == other._total && Joined().SequenceEqual(other.Joined());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WorkingWeek);

    /// <inheritdoc/>
    public override int GetHashCode() => _total.GetHashCode();

    // The working time up to a time on the wall clock, from a fixed Monday: one week before 1 January of the year 1. Computed from whole weeks and a
    // search within the week.
    internal long WorkedUntil(long wallClock)
    {
        wallClock += Week;
        var weeks = wallClock / Week;
        return (weeks * _total) + WorkedInWeek(wallClock - (weeks * Week));
    }

    // The earliest time on the wall clock by which that much has been worked; more than nothing.
    internal long EarliestWith(long worked)
    {
        var weeks = (worked - 1) / _total;
        var inWeek = worked - (weeks * _total);
        var interval = Sorted.LastBelow(_before, inWeek);
        return ((weeks - 1) * Week) + _opens[interval] + inWeek - _before[interval];
    }

    // The latest time on the wall clock by which no more than that has been worked.
    internal long LatestWith(long worked)
    {
        var weeks = worked / _total;
        var inWeek = worked - (weeks * _total);
        var interval = Sorted.LastNotAbove(_before, inWeek);
        return ((weeks - 1) * Week) + _opens[interval] + inWeek - _before[interval];
    }

    internal bool IsWorkingTime(long wallClock)
    {
        var sinceMonday = wallClock % Week;
        var interval = Sorted.LastNotAbove(_opens, sinceMonday);
        return interval >= 0 && sinceMonday < _closes[interval];
    }

    // The working days before a date, counted from the same Monday.
    internal long WorkingDaysBefore(long date)
    {
        date += Week;
        var weeks = date / Week;
        return (weeks * _daysBefore[7]) + _daysBefore[(date - (weeks * Week)) / Day];
    }

    internal void Write(ByteWriter writer)
    {
        long[] borders = [.. Joined()];
        writer.Unsigned((ulong)borders.Length);
        foreach (var border in borders)
            writer.Unsigned((ulong)border);
    }

    internal static WorkingWeek Read(ByteReader reader, string name)
    {
        var hours = new List<WorkingHours>();
        var (count, open, before) = (reader.Length(name), 0L, -1L);
        for (var i = 0; i < count; i++)
        {
            var border = (long)Math.Min(reader.Unsigned(name), Week + 1UL);
            if (border <= before || border > Week || count % 2 != 0)
                throw reader.NotCanonical(name);
            if (i % 2 == 0)
                open = border;
            else
                hours.AddRange(Hours(open, border));
            before = border;
        }

        return new([.. hours]);
    }

    // An interval since Monday 0:00, split by day.
    private static IEnumerable<WorkingHours> Hours(long open, long close)
    {
        for (var day = open / Day; day * Day < close; day++)
            yield return new((DayOfWeek)((day + 1) % 7), new TimeSpan(Math.Max(open - (day * Day), 0)), new TimeSpan(Math.Min(close - (day * Day), Day)));
    }

    private long WorkedInWeek(long sinceMonday)
    {
        var interval = Sorted.LastNotAbove(_opens, sinceMonday);
        return interval < 0 ? 0 : _before[interval] + Math.Min(sinceMonday, _closes[interval]) - _opens[interval];
    }

    private static IEnumerable<(long Open, long Close, WorkingHours Source)> Intervals(IEnumerable<WorkingHours> hours)
    {
        var position = 0;
        foreach (var source in hours)
        {
            if (!source.IsFact)
                throw Guard.NoFact(nameof(WorkingHours), position);
            position++;
            var midnight = SinceMonday(source.Day) * Day;
            var open = midnight + source.Start.Ticks;
            var close = midnight + source.End.Ticks + (source.IsOvernight ? Day : 0);
            yield return (open, Math.Min(close, Week), source);
            if (close > Week)
                yield return (0, close - Week, source);
        }
    }

    // The borders of the working time, without those between two touching intervals.
    private IEnumerable<long> Joined() => _opens.Except(_closes).Concat(_closes.Except(_opens)).OrderBy(border => border);

    private static int SinceMonday(DayOfWeek day) => ((int)day + 6) % 7;

    private static string Show(WorkingHours hours) => InvariantText.Of($"{hours.Day} {hours.Start:hh\\:mm}-{hours.End:hh\\:mm}");

    /// <summary>The working time of a week, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"WorkingWeek: {MeasureFormat.Duration(WorkingTime)} of working time");
}
