using System.Globalization;

namespace CrmReport;

/// <summary>Reads dates and timestamps. One without an offset is in UTC.</summary>
internal static class Dates
{
    private static readonly string[] IsoTimestamps =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFzz",
    ];

    /// <summary>Reads a date in one of the formats; in ISO 8601 if there are none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, IReadOnlyCollection<string> formats, out DateTimeOffset date) =>
        formats.Count > 0 ? TryParse(text, [.. formats], out date)
        : text.Length == 10 ? DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date)
        : TryParse(text, IsoTimestamps, out date);

    private static bool TryParse(ReadOnlySpan<char> text, string[] formats, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out date);
}
