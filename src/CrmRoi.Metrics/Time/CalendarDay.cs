using System.Globalization;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>A calendar date, without a time of day and without a zone: the day on which something was closed, promised or off work.</summary>
/// <remarks>
/// <para>
/// A date is not an instant. In a zone it lasts from <see cref="Start"/> to <see cref="LastInstant"/>, and the question decides which of the two is meant:
/// something opened on a date counts from its start; something closed, fulfilled or promised on a date has until its last instant.
/// So a deal created at 17:40 and closed on the same date is a win, and an order promised and fulfilled on one date is on time.
/// </para>
/// <para>Days are ordered by time. Two are equal when year, month and day are equal. <c>default</c> is 1 January of the year 1, which facts refuse.</para>
/// </remarks>
/// <example>
/// <code>
/// var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
/// var day = new CalendarDay(2025, 3, 30);
/// Console.WriteLine(day); // 2025-03-30
/// Console.WriteLine(Period.Day(day, zone).Duration); // 23:00:00
/// Console.WriteLine(day.Next() == CalendarDay.Parse("2025-03-31")); // True
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<CalendarDay>))]
public readonly record struct CalendarDay : IComparable<CalendarDay>, IComparable, IFormattable
#if NET8_0_OR_GREATER
    , ISpanFormattable, ISpanParsable<CalendarDay>, System.Numerics.IComparisonOperators<CalendarDay, CalendarDay, bool>
#endif
{
    private const string Iso = "yyyy-MM-dd";

    private readonly int _number;

    /// <summary>Makes a date.</summary>
    /// <param name="year">The year, 1 to 9999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month, from 1 to the last day of the month.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such date; the message names the argument.</exception>
#if NET8_0_OR_GREATER
    [System.Text.Json.Serialization.JsonConstructor]
#endif
    public CalendarDay(int year, int month, int day)
    {
        if (year is < 1 or > 9999)
            throw Violation.OutOfRange(nameof(year), "must be from 1 to 9999", year).ToException();
        if (month is < 1 or > 12)
            throw Violation.OutOfRange(nameof(month), "must be from 1 to 12", month).ToException();
        if (day < 1 || day > DateTime.DaysInMonth(year, month))
            throw Violation.OutOfRange(nameof(day), $"must be from 1 to {DateTime.DaysInMonth(year, month)}, the last day of the month", day).ToException();
        _number = NumberOf(new DateTime(year, month, day));
    }

    private CalendarDay(int number) => _number = number;

    /// <summary>The year, 1 to 9999.</summary>
    public int Year => ToDateTime().Year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => ToDateTime().Month;

    /// <summary>The day of the month, 1 to 31.</summary>
    public int Day => ToDateTime().Day;

    /// <summary>The day of the week.</summary>
    public DayOfWeek DayOfWeek => ToDateTime().DayOfWeek;

    /// <summary>The day after.</summary>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">This is the last day of the year 9999.</exception>
    public CalendarDay Next() => AddDays(1);

    /// <summary>The day before.</summary>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">This is the first day of the year 1.</exception>
    public CalendarDay Previous() => AddDays(-1);

    /// <summary>Whether the left day is earlier.</summary>
    /// <param name="left">A day.</param>
    /// <param name="right">Another day.</param>
    /// <returns>Whether it is.</returns>
    public static bool operator <(CalendarDay left, CalendarDay right) => left._number < right._number;

    /// <summary>Whether the left day is earlier or the same.</summary>
    /// <param name="left">A day.</param>
    /// <param name="right">Another day.</param>
    /// <returns>Whether it is.</returns>
    public static bool operator <=(CalendarDay left, CalendarDay right) => left._number <= right._number;

    /// <summary>Whether the left day is later.</summary>
    /// <param name="left">A day.</param>
    /// <param name="right">Another day.</param>
    /// <returns>Whether it is.</returns>
    public static bool operator >(CalendarDay left, CalendarDay right) => left._number > right._number;

    /// <summary>Whether the left day is later or the same.</summary>
    /// <param name="left">A day.</param>
    /// <param name="right">Another day.</param>
    /// <returns>Whether it is.</returns>
    public static bool operator >=(CalendarDay left, CalendarDay right) => left._number >= right._number;

    /// <summary>The day of a <see cref="DateTime"/> that holds only a date. The kind does not matter.</summary>
    /// <param name="date">The date, at 0:00.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentException"><paramref name="date"/> has a time of day: it is an instant, and the day depends on a zone.</exception>
    public static CalendarDay Of(DateTime date) =>
        date.TimeOfDay == TimeSpan.Zero
            ? new(NumberOf(date))
            : throw Violation.Invalid(nameof(date), "must be a date without a time of day; the day of an instant depends on a zone", date).ToException();

    /// <summary>The local date of an instant in a zone.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="zone">The zone.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public static CalendarDay Of(DateTimeOffset instant, TimeZoneInfo zone) => new(LocalTime.Day(instant, Guard.NotNull(zone)));

#if NET8_0_OR_GREATER
    /// <summary>The day of a <see cref="DateOnly"/>.</summary>
    /// <param name="date">The date.</param>
    /// <returns>The same day.</returns>
    public static CalendarDay Of(DateOnly date) => new(date.DayNumber);

    /// <summary>The day of a <see cref="DateOnly"/>.</summary>
    /// <param name="date">The date.</param>
    public static implicit operator CalendarDay(DateOnly date) => Of(date);

    /// <summary>The day as a <see cref="DateOnly"/>.</summary>
    /// <returns>The same date.</returns>
    public DateOnly ToDateOnly() => DateOnly.FromDayNumber(_number);
#endif

    /// <summary>Reads a day as ISO 8601 writes it, "2025-03-30", in every culture.</summary>
    /// <param name="text">The text: four digits, two and two, with hyphens between.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="FormatException">The text is not such a date.</exception>
    public static CalendarDay Parse(string text) =>
        TryParse(Guard.NotNull(text), out var day) ? day : throw NoDay(text);

    /// <summary>Reads a day as ISO 8601 writes it, "2025-03-30", in every culture.</summary>
    /// <param name="text">The text.</param>
    /// <param name="day">The day; <c>default</c> if the text is not a date.</param>
    /// <returns>Whether the text is a day.</returns>
    public static bool TryParse(string? text, out CalendarDay day)
    {
        var found = DateTime.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = new CalendarDay(NumberOf(date));
        return found;
    }

    /// <summary>A later or earlier day.</summary>
    /// <param name="days">How many days later; negative for an earlier one.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside the years 1 to 9999.</exception>
    public CalendarDay AddDays(int days) =>
        (long)_number + days is var number and >= 0 and <= LocalTime.LastDay
            ? new((int)number)
            : throw Violation.OutOfRange(nameof(days), $"must lead from {this} to a day of the years 1 to 9999", days).ToException();

    /// <summary>The number of days from this day to another.</summary>
    /// <param name="other">The other day.</param>
    /// <returns>0 for the same day, negative for an earlier one.</returns>
    public int DaysUntil(CalendarDay other) => other._number - _number;

    /// <summary>The first instant of the day in a zone: the moment at which something opened on this date counts as opened.</summary>
    /// <param name="zone">The zone whose clock begins the day.</param>
    /// <returns>
    /// The instant, in the offset of the zone: 0:00 on the clock. If the clock skips 0:00, it is the first instant after the gap; if the clock shows 0:00
    /// twice, it is the earlier one. For a date that the zone skipped altogether, for example Samoa's 30 December 2011, it is the instant of the jump.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public DateTimeOffset Start(TimeZoneInfo zone) => LocalTime.FirstInstant(ToDateTime(), Guard.NotNull(zone));

    /// <summary>
    /// The last instant of the day in a zone, one tick before the next day: what was closed, fulfilled or promised on this date had until then.
    /// </summary>
    /// <param name="zone">The zone whose clock ends the day.</param>
    /// <returns>The instant, in the offset of the zone. It is never before <see cref="Start"/>, and equal to it for a date that the zone
    /// skipped.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    public DateTimeOffset LastInstant(TimeZoneInfo zone)
    {
        var start = Start(zone);
        var end = _number == LocalTime.LastDay ? DateTimeOffset.MaxValue : LocalTime.FirstInstant(Next().ToDateTime(), zone);
        return end <= start ? start : TimeZoneInfo.ConvertTime(end.AddTicks(-1), zone);
    }

    /// <summary>The day as a <see cref="DateTime"/> of unspecified kind, at 0:00.</summary>
    /// <returns>The date.</returns>
    public DateTime ToDateTime() => new(_number * TimeSpan.TicksPerDay, DateTimeKind.Unspecified);

    /// <summary>Orders by time.</summary>
    /// <param name="other">Another day.</param>
    /// <returns>Negative, zero or positive, as this day is earlier, the same or later.</returns>
    public int CompareTo(CalendarDay other) => _number.CompareTo(other._number);

    int IComparable.CompareTo(object? obj) => Comparison.Of(this, obj);

    /// <summary>The day in ISO 8601, "2025-03-30".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The day as text.</summary>
    /// <param name="format">A date format of <see cref="DateTime"/>; if null, ISO 8601 in every culture.</param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a date format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format)
            ? ToDateTime().ToString(Iso, CultureInfo.InvariantCulture)
            : ToDateTime().ToString(format, formatProvider ?? CultureInfo.InvariantCulture);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        format.IsEmpty
            ? ToDateTime().TryFormat(destination, out charsWritten, Iso, CultureInfo.InvariantCulture)
            : ToDateTime().TryFormat(destination, out charsWritten, format, provider ?? CultureInfo.InvariantCulture);

    static CalendarDay IParsable<CalendarDay>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<CalendarDay>.TryParse(string? s, IFormatProvider? provider, out CalendarDay result) => TryParse(s, out result);

    static CalendarDay ISpanParsable<CalendarDay>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s.ToString());

    static bool ISpanParsable<CalendarDay>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out CalendarDay result)
    {
        var found = DateTime.TryParseExact(s, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        result = new CalendarDay(NumberOf(date));
        return found;
    }
#endif

    private static int NumberOf(DateTime date) => (int)(date.Ticks / TimeSpan.TicksPerDay);

    private static FormatException NoDay(string text) => new($"text must be a date like 2025-03-30, but was {Violation.Show(text)}.");
}
