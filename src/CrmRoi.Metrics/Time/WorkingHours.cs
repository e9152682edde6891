using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// Working hours of one day of the week, half-open: from a time on the clock up to a later one. If the end is not later than the start, it lies on the
/// next day: a night shift.
/// </summary>
/// <remarks>
/// Times are as the local clock shows them. Two are equal when day, start and end are equal. <c>default</c> has no hours, and a <see cref="WorkingWeek"/>
/// refuses it.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<WorkingHours>))]
public readonly record struct WorkingHours
{
    /// <summary>Makes the hours of one day of the week.</summary>
    /// <param name="day">The day on which they start.</param>
    /// <param name="start">The first time that belongs to the hours, at least 0:00 and before 24:00.</param>
    /// <param name="end">The first time after the hours, from 0:00 to 24:00; earlier than <paramref name="start"/> for a shift that ends on the next
    /// day.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day is not one of the seven, or a time is out of range.</exception>
    /// <exception cref="ArgumentException">Start and end are the same; write a whole day as 0:00 to 24:00.</exception>
    public WorkingHours(DayOfWeek day, TimeSpan start, TimeSpan end)
    {
        var midnight = TimeSpan.FromDays(1);
        if (day is < DayOfWeek.Sunday or > DayOfWeek.Saturday)
            throw Violation.OutOfRange(nameof(day), "must be a day of the week", (int)day).ToException();
        if (start < TimeSpan.Zero || start >= midnight)
            throw Violation.OutOfRange(nameof(start), "must be at least 0:00 and before 24:00", start).ToException();
        if (end < TimeSpan.Zero || end > midnight)
            throw Violation.OutOfRange(nameof(end), "must be from 0:00 to 24:00", end).ToException();
        if (start == end)
            throw Violation.Invalid(nameof(end), "must differ from the start (a whole day is 0:00 to 24:00)", end).ToException();

        Day = day;
        Start = start;
        End = end;
    }

    /// <summary>The day on which the hours start.</summary>
    public DayOfWeek Day { get; }

    /// <summary>The first time on the clock that belongs to the hours.</summary>
    public TimeSpan Start { get; }

    /// <summary>The first time on the clock after the hours. It is on the next day if it is earlier than the start.</summary>
    public TimeSpan End { get; }

    /// <summary>Whether the hours end on the next day.</summary>
    public bool IsOvernight => End < Start;

    internal bool IsFact => Start != End;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"WorkingHours {{ Day = {Day}, Start = {Start}, End = {End} }}");
}
