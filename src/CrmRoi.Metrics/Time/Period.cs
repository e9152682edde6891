using System.Globalization;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>A half-open period of time: it includes its start but not its end. So adjacent periods share no instant and leave none out.</summary>
/// <remarks>
/// <para>
/// Calendar periods come in two forms: by number, <c>Period.Quarter(2025, 1, zone)</c>, and around an instant, <c>Period.QuarterOf(instant, zone)</c>.
/// The second form is a key for groups: <c>deals.SummarizeBy(deal => Period.MonthOf(deal.Opened, zone), deal => deal)</c>.
/// </para>
/// <para>
/// Two periods are equal when both bounds are the same instants; their offsets do not matter. <c>default</c> is not a period and contains nothing.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Period>))]
public readonly partial record struct Period : IFormattable
#if NET8_0_OR_GREATER
    , ISpanFormattable
#endif
{
    /// <summary>Makes a period from a start to a later end.</summary>
    /// <param name="start">The first instant of the period.</param>
    /// <param name="end">The first instant after the period; later than <paramref name="start"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="end"/> is not later than <paramref name="start"/>.</exception>
    public Period(DateTimeOffset start, DateTimeOffset end)
    {
        if (end <= start)
            throw Violation.Invalid(nameof(end), $"must be later than the start ({start})", end).ToException();
        Start = start;
        End = end;
    }

    /// <summary>The first instant of the period.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>The first instant after the period.</summary>
    public DateTimeOffset End { get; }

    /// <summary>The elapsed time from start to end.</summary>
    public TimeSpan Duration => End - Start;

    /// <summary>Whether an instant belongs to the period: <c>Start ≤ instant &lt; End</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>Whether it does.</returns>
    public bool Contains(DateTimeOffset instant) => Start <= instant && instant < End;

    /// <summary>Whether two periods share an instant. They do not if one begins at the end of the other.</summary>
    /// <param name="other">Another period.</param>
    /// <returns>Whether they do; false for <c>default</c>.</returns>
    public bool Overlaps(Period other) => Start < other.End && other.Start < End;

    /// <summary>Splits the period into its bounds: <c>var (start, end) = period;</c></summary>
    /// <param name="start">The first instant of the period.</param>
    /// <param name="end">The first instant after the period.</param>
    public void Deconstruct(out DateTimeOffset start, out DateTimeOffset end) => (start, end) = (Start, End);

    /// <summary>The calendar months that overlap the period, in order. Each is whole, even if the period begins or ends within it.</summary>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>The months; none for <c>default</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The period reaches beyond the years 2 to 9998; only there does each month have a beginning and an
    /// end.</exception>
    public IReadOnlyList<Period> CalendarMonths(TimeZoneInfo zone)
    {
        Guard.NotNull(zone);
        var months = new List<Period>();
        if (Start == End)
            return months;
        if (LocalTime.Date(Start, zone).Year < FirstYear || LocalTime.Date(End.AddTicks(-1), zone).Year > LastYear)
            throw new InvalidOperationException(InvariantText.Of($"The period must lie in the years {FirstYear} to {LastYear}, but was {this}."));

        for (var instant = Start; instant < End; instant = months[months.Count - 1].End)
            months.Add(MonthOf(instant, zone));
        return months;
    }

    /// <summary>Both bounds in ISO 8601, "[2024-01-01T00:00:00+01:00, 2024-02-01T00:00:00+01:00)", with fractions of a second if there are any.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>Both bounds as text.</summary>
    /// <param name="format">A format of <see cref="DateTimeOffset"/> for each bound: "yyyy-MM" gives "[2024-01, 2024-02)". If null, ISO 8601 in every
    /// culture.</param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a date format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        return $"[{Bound(Start)}, {Bound(End)})";

        string Bound(DateTimeOffset instant) =>
            string.IsNullOrEmpty(format) ? Violation.Show(instant) : instant.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);
    }

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        MeasureFormat.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);
#endif
}
