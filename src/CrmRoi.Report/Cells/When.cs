using CrmRoi.Metrics;

namespace CrmRoi.Report;

/// <summary>A cell with a date or a timestamp: an instant, or a day of the zone with its first instant.</summary>
internal readonly record struct When(DateTimeOffset Instant, bool IsDay)
{
    /// <summary>The first instant of the day of the zone that it lies on.</summary>
    public DateTimeOffset Day(TimeZoneInfo zone) => IsDay ? Instant : CalendarDay.Of(Instant, zone).Start(zone);

    /// <summary>A day of a zone.</summary>
    public static When OfDay(DateTime date, TimeZoneInfo zone) => new(CalendarDay.Of(date).Start(zone), true);

    /// <summary>A local time as an instant. A time that the clocks skip is moved forward by the length of the gap.</summary>
    public static DateTimeOffset Of(DateTime local, TimeZoneInfo zone) =>
        new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(zone.IsInvalidTime(local) ? local.AddDays(-1) : local));
}
