using System.Globalization;

namespace CrmRoi.Report;

/// <summary>
/// Reads dates and timestamps. Without a culture or a format it reads only what has one meaning: the year first, dots, the name of a month, a day over 12.
/// Other dates are refused, never guessed. But the dates of one file have one order, so "1/31/2026" shows how "1/7/2026" is meant; then the file is read
/// again with that order.
/// </summary>
internal sealed class Dates(IReadOnlyCollection<string> formats, CellCulture? culture, TimeZoneInfo zone, DateOrder? order = null)
{
    private static readonly string[] NamedMonths =
    [
        "d MMM yyyy", "d-MMM-yyyy", "MMM d, yyyy", "MMM d yyyy", "d MMMM yyyy", "MMMM d, yyyy", "ddd, d MMM yyyy", "MMM d, yyyy h:mm tt", "MMM d, yyyy, h:mm tt", "MMM d, yyyy h:mm:ss tt",
        "MMM d, yyyy, h:mm:ss tt", "d MMM yyyy H:mm", "d MMM yyyy, H:mm", "d MMM yyyy H:mm:ss", "d-MMM-yyyy H:mm", "d-MMM-yyyy H:mm:ss",
    ];

    private readonly (string Format, bool IsDay, bool HasOffset)[] _formats =
        [.. formats.Select(format => (format, !format.AsSpan().ContainsAny("Hhm"), format.AsSpan().ContainsAny("zK")))];

    private readonly DateOrder? _order = culture?.Order ?? order;
    private string? _dayFirst;
    private string? _monthFirst;

    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>A date that was refused because day or month may come first; null if there was none.</summary>
    public string? Ambiguous { get; private set; }

    /// <summary>
    /// The order that the other dates show, with the date that shows it. Null if none does, if they contradict each other, or if no date needs it.
    /// </summary>
    public (DateOrder Order, string Shown)? OrderShown => Ambiguous is null ? null : (_dayFirst, _monthFirst) switch
    {
        ({ } day, null) => (DateOrder.DayFirst, day),
        (null, { } month) => (DateOrder.MonthFirst, month),
        _ => null,
    };

    /// <summary>Reads a date of a table; null if the cell is blank or not a date.</summary>
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
        var whole = text;
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

        if (lastLength == 2 && culture is null)
        {
            error = "has a year of two digits; say --culture, such as en-US or de-DE, or --date-format";
            return false;
        }

        if ((_order ?? OrderOf(first, second, separator, whole)) is not { } order)
        {
            Ambiguous ??= whole.ToString();
            error = "may mean the day or the month first; say --culture, such as en-US or en-GB, or --date-format, such as d/M/yyyy";
            return false;
        }

        return TryMake(lastLength == 4 ? third : third + (third < 50 ? 2000 : 1900), order == DateOrder.DayFirst ? second : first, order == DateOrder.DayFirst ? first : second, out date, ref error);
    }

    // The order that a date shows by itself, or null. With dots the day comes first, unless the file shows the contrary.
    private DateOrder? OrderOf(int first, int second, char separator, ReadOnlySpan<char> whole)
    {
        if (first > 12 && second <= 12)
        {
            _dayFirst ??= whole.ToString();
            return DateOrder.DayFirst;
        }

        if (second > 12 && first <= 12)
        {
            _monthFirst ??= whole.ToString();
            if (separator == '.')
                Ambiguous ??= whole.ToString();
            return DateOrder.MonthFirst;
        }

        return separator == '.' || first == second ? DateOrder.DayFirst : null;
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

    // A time of day and an offset, if they are there.
    private When? Finish(DateTime date, ReadOnlySpan<char> text, out string? error)
    {
        error = null;
        if (text.IsEmpty)
            return When.OfDay(date, Zone);

        error = "is no date";
        if (!TryNumber(ref text, out var hour, out _) || text.IsEmpty || text[0] is not (':' or '.'))
            return null;
        var separator = text[0]; // SuiteCRM also writes 10.30
        text = text[1..];
        if (!TryNumber(ref text, out var minute, out _) || minute > 59)
            return null;
        var ticks = 0L;
        if (!text.IsEmpty && text[0] == separator)
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
        if (HalfOfDay(ref text) is { } afternoon)
        {
            if (hour is < 1 or > 12)
                return null;
            hour = (hour % 12) + (afternoon ? 12 : 0);
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

    // "AM", "pm", "a.m.", "p. m.": true for the afternoon; null if there is neither.
    private static bool? HalfOfDay(ref ReadOnlySpan<char> text)
    {
        foreach (var mark in (ReadOnlySpan<string>)["am", "pm", "a.m.", "p.m.", "a. m.", "p. m.", "a.\u00A0m.", "p.\u00A0m."])
        {
            if (!text.StartsWith(mark, StringComparison.OrdinalIgnoreCase))
                continue;
            text = text[mark.Length..].TrimStart();
            return mark[0] == 'p';
        }

        return null;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (text is "Z" or "z" or "UTC" or "GMT" or "(UTC)" or "(GMT)")
            return true;
        if (text.StartsWith("UTC", StringComparison.Ordinal) || text.StartsWith("GMT", StringComparison.Ordinal))
            text = text[3..];
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
