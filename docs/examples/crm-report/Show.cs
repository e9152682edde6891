using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;

namespace CrmReport;

/// <summary>Figures as people read them; "n/a" where one is undefined.</summary>
internal static class Show
{
    public const string NotAvailable = "n/a";

    public static string Money(decimal? amount) => amount?.ToString("#,0") ?? NotAvailable;

    public static string Money(Average average) => Money(average.Value);

    public static string Signed(decimal? amount) => amount?.ToString("+#,0;−#,0;0") ?? NotAvailable;

    public static string NameOf(Driver driver, bool narrow = false) =>
        narrow && driver == Driver.DealSize ? "size"
        : narrow && driver == Driver.Conversion ? "conv."
        : driver.Name;

    public static string Days(TimeSpan? duration) => duration is { } time ? $"{time.TotalDays:0} days" : NotAvailable;

    public static string Months(decimal? years) => years is { } value ? $"{12 * value:0.0} months" : "not yet";

    public static string Hours(TimeSpan? duration) => duration is { } time ? $"{time.TotalHours:0.0} h" : NotAvailable;

    public static string Percent(Proportion rate) => rate.ToString("P1", null);

    /// <summary>The bounds of the 95% interval, "31–37%".</summary>
    public static string Interval(Proportion rate) =>
        rate.WilsonInterval() is { } interval ? $"{100 * interval.Lower:0}–{100 * interval.Upper:0}%" : "";

    public static string Count(long count, string one, string? many = null) => $"{count:#,0} {(count == 1 ? one : many ?? one + "s")}";
}
