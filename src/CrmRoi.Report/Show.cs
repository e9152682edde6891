using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;

namespace CrmRoi.Report;

/// <summary>Formats figures for people; "n/a" if undefined.</summary>
internal static class Show
{
    public const string NotAvailable = "n/a";

    public static string Money(decimal? amount) => amount is { } value ? value.ToString("#,0;−#,0;0") : NotAvailable;

    public static string Money(Average average) => Money(average.Value);

    /// <summary>An amount with its currency, if known.</summary>
    public static string Money(decimal? amount, string? currency) => amount is null || currency is null ? Money(amount) : $"{Money(amount)} {currency}";

    public static string Signed(decimal? amount) => amount?.ToString("+#,0;−#,0;0") ?? NotAvailable;

    public static string Signed(decimal? amount, string? currency) => amount is null || currency is null ? Signed(amount) : $"{Signed(amount)} {currency}";

    public static string NameOf(Driver driver, bool narrow = false) =>
        narrow && driver == Driver.DealSize ? "size"
        : narrow && driver == Driver.Conversion ? "conv."
        : driver.Name;

    public static string Days(TimeSpan? duration) => duration is { } time ? $"{time.TotalDays:0} days" : NotAvailable;

    public static string Hours(TimeSpan? duration) => duration is { } time ? $"{time.TotalHours:0.0} h" : NotAvailable;

    public static string Percent(Proportion rate) => rate.ToString("P1", null);

    /// <summary>A return, "275%"; "n/a" without cost.</summary>
    public static string Return(Ratio? ratio) => ratio?.Value is { } value ? value.ToString("#,0%;−#,0%;0%") : NotAvailable;

    /// <summary>The bounds of the 95% interval, "31–37%".</summary>
    public static string Interval(Proportion rate) =>
        rate.WilsonInterval() is { } interval ? $"{100 * interval.Lower:0}–{100 * interval.Upper:0}%" : "";

    public static string Date(DateTimeOffset instant, TimeZoneInfo zone) => $"{TimeZoneInfo.ConvertTime(instant, zone):d MMM yyyy}";

    /// <summary>The first and the last day of a period.</summary>
    public static string Span(Period period, TimeZoneInfo zone) => $"{Date(period.Start, zone)} to {Date(period.End.AddTicks(-1), zone)}";

    public static string Were(long count) => count == 1 ? "was" : "were";

    public static string Are(long count) => count == 1 ? "is" : "are";

    public static string Count(long count, string one, string? many = null) => $"{count:#,0} {(count == 1 ? one : many ?? one + "s")}";
}
