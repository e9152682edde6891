namespace CrmRoi.Metrics.Internal;

// Local times of a zone as instants.
internal static class LocalTime
{
    // The number of the last date that there is, counting from the first of January of the year 1; also the most whole days between two instants.
    public const int LastDay = 3_652_058;

    // The date that the calendar of a zone shows at an instant.
    public static DateTime Date(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).Date;

    // The number of the date that the calendar of a zone shows at an instant, counting from the first of January of the year 1.
    public static int Day(DateTimeOffset instant, TimeZoneInfo zone) => (int)(Date(instant, zone).Ticks / TimeSpan.TicksPerDay);

    // The number of dates of a zone that a period meets.
    public static int Dates(Period period, TimeZoneInfo zone) =>
        period.Duration == TimeSpan.Zero ? 0 : Day(period.End.AddTicks(-1), zone) - Day(period.Start, zone) + 1;

    // The first instant at which the clocks of a zone show a local time or a later one: the earlier of two where the clock shows it twice,
    // the end of the gap where the clock skips it.
    public static DateTimeOffset FirstInstant(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            // Inside a gap, the offset before it maps the skipped time to an instant as far behind the end of the gap as the time lies inside the gap.
            var before = local;
            while (zone.IsInvalidTime(before))
                before = before.AddMinutes(-1);
            return new DateTimeOffset(before, zone.GetUtcOffset(before)).AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
