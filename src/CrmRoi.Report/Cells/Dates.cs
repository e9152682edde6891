using System.Globalization;

namespace CrmRoi.Report;

/// <summary>
/// Reads dates and timestamps. Without a culture or a format, those that can be read in one way only: the year first, dots, the name of a month, a day over 12.
/// The others are refused, never guessed.
/// </summary>
internal sealed class Dates(IReadOnlyCollection<string> formats, CellCulture? culture, TimeZoneInfo zone)
{
    private static readonly string[] NamedMonths =
    [
        "d MMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMM d yyyy", "d MMMM yyyy", "MMMM d, yyyy", "ddd, d MMM yyyy", "MMM d, yyyy h:mm tt", "MMM d, yyyy, h:mm tt", "MMM d, yyyy h:mm:ss tt",
        "MMM d, yyyy, h:mm:ss tt", "d MMM yyyy H:mm", "d MMM yyyy, H:mm", "d MMM yyyy H:mm:ss", "d-MMM-yyyy H:mm", "d-MMM-yyyy H:mm:ss",
    ];

    private readonly (string Format, bool IsDay, bool HasOffset)[] _formats =
        [.. formats.Select(format => (format, !format.AsSpan().ContainsAny("Hhm"), format.AsSpan().ContainsAny("zK")))];

    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>Reads a date of a table; null if the cell is blank or is not a date.</summary>
    public When? Read(Table row, int column, out string? error)
    {
        error = null;
        var text = row[column];
        if (text.IsEmpty)
            return null;
        if (row.DateOf(column) is { } date)
            return date.TimeOfDay == TimeSpan.Zero ? When.OfDay(date, Zone) : new When(When.Of(date, Zone), false);
        return Read(text, out error);
    }

    /// <summary>Reads a date; null if it is not one.</summary>
    public When? Read(ReadOnlySpan<char> text, out string? error)
    {
        error = null;
        if (_formats.Length > 0)
            return ReadFormats(text, out error);

        if (text.Length == 13 && !text.ContainsAnyExceptInRange('0', '9')) // milliseconds since 1970, as HubSpot's API writes them
            return new When(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)), false);
        if (text.Length == 8 && DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var compact))
            return When.OfDay(compact, Zone);
        if (DateTime.TryParseExact(text, NamedMonths, CultureInfo.InvariantCulture, DateTimeStyles.None, out var named))
            return text.Contains(':') ? new When(When.Of(named, Zone), false) : When.OfDay(named, Zone);

        var rest = text;
        if (!TryDate(ref rest, out var date, out error))
            return null;
        return Finish(date, rest.TrimStart([' ', 'T', ',', '\u00A0']), out error);
    }

    private When? ReadFormats(ReadOnlySpan<char> text, out string? error)
    {
        error = null;
        foreach (var (format, isDay, hasOffset) in _formats)
        {
            if (hasOffset && DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
                return new When(instant, false);
            if (!hasOffset && DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
                return isDay ? When.OfDay(local, Zone) : new When(When.Of(local, Zone), false);
        }

        error = $"is no date like {string.Join(" or ", formats)}";
        return null;
    }

    private bool TryDate(ref ReadOnlySpan<char> text, out DateTime date, out string? error)
    {
        (date, error) = (default, "is no date");
        if (!TryNumber(ref text, out var first, out var length) || text.IsEmpty || text[0] is not ('-' or '/' or '.'))
            return false;
        var separator = text[0];
        text = text[1..];
        if (!TryNumber(ref text, out var second, out _) || text.IsEmpty || text[0] != separator)
            return false;
        text = text[1..];
        if (!TryNumber(ref text, out var third, out var lastLength))
            return false;
        if (separator == '.' && !text.IsEmpty && text[0] == '.')
            text = text[1..];

        if (length == 4)
            return TryMake(first, second, third, out date, ref error);
        if (lastLength is not (4 or 2) || length > 2)
            return false;

        var order = culture?.Order ?? (separator == '.' ? DateOrder.DayFirst : first > 12 ? DateOrder.DayFirst : second > 12 ? DateOrder.MonthFirst : first == second ? DateOrder.DayFirst : (DateOrder?)null);
        if (lastLength == 2 && culture is null)
            error = "has a year of two digits; say --culture, such as en-US or de-DE, or --date-format";
        else if (order is null)
            error = "may mean the day or the month first; say --culture, such as en-US or en-GB, or --date-format, such as d/M/yyyy";
        else
            return TryMake(lastLength == 4 ? third : third + (third < 50 ? 2000 : 1900), order == DateOrder.DayFirst ? second : first, order == DateOrder.DayFirst ? first : second, out date, ref error);
        return false;
    }

    private static bool TryMake(int year, int month, int day, out DateTime date, ref string? error)
    {
        date = default;
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        date = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified);
        error = null;
        return true;
    }

    // A time of day and an offset, each if there is one.
    private When? Finish(DateTime date, ReadOnlySpan<char> text, out string? error)
    {
        error = null;
        if (text.IsEmpty)
            return When.OfDay(date, Zone);

        error = "is no date";
        if (!TryNumber(ref text, out var hour, out _) || text.IsEmpty || text[0] != ':')
            return null;
        text = text[1..];
        if (!TryNumber(ref text, out var minute, out _) || minute > 59)
            return null;
        var ticks = 0L;
        if (!text.IsEmpty && text[0] == ':')
        {
            text = text[1..];
            if (!TryNumber(ref text, out var second, out _) || second > 59)
                return null;
            ticks = second * TimeSpan.TicksPerSecond;
            if (!text.IsEmpty && text[0] is '.' or ',')
            {
                var digits = text[1..].IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? text.Slice(1, end) : text[1..];
                for (var (i, unit) = (0, TimeSpan.TicksPerSecond / 10); i < digits.Length; i++, unit /= 10)
                    ticks += (digits[i] - '0') * unit;
                text = text[(digits.Length + 1)..];
            }
        }

        text = text.TrimStart([' ', '\u00A0', '\u202F']);
        if (text.StartsWith("AM", StringComparison.OrdinalIgnoreCase) || text.StartsWith("PM", StringComparison.OrdinalIgnoreCase))
        {
            if (hour is < 1 or > 12)
                return null;
            hour = (hour % 12) + (text[0] is 'P' or 'p' ? 12 : 0);
            text = text[2..].TrimStart();
        }

        if (hour > 23)
            return null;
        var local = date.AddHours(hour).AddMinutes(minute).AddTicks(ticks);
        if (text.IsEmpty)
        {
            error = null;
            return new When(When.Of(local, Zone), false);
        }

        if (!TryOffset(text, out var offset))
            return null;
        error = null;
        return new When(new DateTimeOffset(local, offset), false);
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z" or "UTC" or "GMT" or "(UTC)" or "(GMT)")
            return true;
        if (text[0] is not ('+' or '-' or '−'))
            return false;
        var negative = text[0] != '+';
        text = text[1..];
        if (!TryNumber(ref text, out var hours, out var length))
            return false;
        var minutes = 0;
        if (length == 4)
            (hours, minutes) = (hours / 100, hours % 100);
        else if (!text.IsEmpty && text[0] == ':')
        {
            text = text[1..];
            if (!TryNumber(ref text, out minutes, out _))
                return false;
        }

        if (!text.IsEmpty || hours > 14 || minutes > 59)
            return false;
        offset = new TimeSpan(hours, minutes, 0) * (negative ? -1 : 1);
        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<char> text, out int number, out int length)
    {
        (number, length) = (0, 0);
        while (length < text.Length && length < 5 && char.IsAsciiDigit(text[length]))
            number = (10 * number) + text[length++] - '0';
        text = text[length..];
        return length > 0;
    }
}
