using System.Globalization;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>A period of time, half-open: the start belongs to it, the end does not, so that adjacent periods share no instant and leave none out.</summary>
/// <remarks>
/// Two periods are equal when both bounds are the same instants, whatever their offsets. <c>default</c> is no period: it contains nothing.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Period>))]
public readonly record struct Period
{
    /// <summary>The period from an instant up to, and without, a later one.</summary>
    /// <param name="start">The first instant of the period.</param>
    /// <param name="end">The first instant after the period; later than <paramref name="start"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="end"/> is not later than <paramref name="start"/>.</exception>
    public Period(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
            throw Violation.Invalid(nameof(end), "must be later than the start", end).ToException();
        Start = start;
        End = end;
    }

    /// <summary>The first instant of the period.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first instant after the period.</summary>
    public DateTimeOffset End { get; }

    /// <summary>The elapsed time from start to end.</summary>
    public TimeSpan Duration => End - Start;

    /// <summary>A calendar month in a time zone.</summary>
    /// <param name="year">The year, 1 to 9998.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="zone">The zone whose midnights bound the month.</param>
    /// <returns>The month.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> or <paramref name="month"/> is out of range.</exception>
    public static Period Month(int year, int month, TimeZoneInfo zone) => Months(year, month, 1, zone);

    /// <summary>A calendar year in a time zone.</summary>
    /// <param name="year">The year, 1 to 9998.</param>
    /// <param name="zone">The zone whose midnights bound the year.</param>
    /// <returns>The year.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is out of range.</exception>
    public static Period Year(int year, TimeZoneInfo zone) => Months(year, 1, 12, zone);

    /// <summary>Whether an instant belongs to the period: <c>Start ≤ instant &lt; End</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>Whether it does.</returns>
    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;

    /// <summary>The calendar months that the period meets, in order, each whole even where the period begins or ends within it.</summary>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>The months; none for <c>default</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public IReadOnlyList<Period> CalendarMonths(TimeZoneInfo zone)
    {
        var first = TimeZoneInfo.ConvertTime(Start, Guard.NotNull(zone));
        var months = new List<Period>();
        for (var (year, month) = (first.Year, first.Month); Start < End; (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1))
        {
            var period = Month(year, month, zone);
            if (period.Start >= End)
                break;
            months.Add(period);
        }

        return months;
    }

    /// <summary>Both bounds in ISO 8601, "[2024-01-01T00:00:00+01:00, 2024-02-01T00:00:00+01:00)".</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "[{0:yyyy-MM-dd'T'HH:mm:ssK}, {1:yyyy-MM-dd'T'HH:mm:ssK})", Start, End);

    private static Period Months(int year, int month, int count, TimeZoneInfo zone)
    {
        if (year is < 1 or > 9998)
            throw Violation.OutOfRange(nameof(year), "must be from 1 to 9998", year).ToException();
        if (month is < 1 or > 12)
            throw Violation.OutOfRange(nameof(month), "must be from 1 to 12", month).ToException();
        var first = new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return new Period(LocalTime.FirstInstant(first, Guard.NotNull(zone)), LocalTime.FirstInstant(first.AddMonths(count), zone));
    }
}
