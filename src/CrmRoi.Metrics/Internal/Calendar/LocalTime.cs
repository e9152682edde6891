namespace CrmRoi.Metrics.Internal;

// Local times of a zone as instants. Only offsets at instants of UTC are asked for: what a zone says of a local time is wrong in some gaps.
internal static class LocalTime
{
    // The number of the last possible date, counting from the first of January of the year 1; also the most whole days between two instants.
    public const int LastDay = 3_652_058;

    // No zone is further away from UTC.
    private const long Furthest = 14 * TimeSpan.TicksPerHour;

    // Zones are asked for their offset once a day. The shortest time between two changes that any real zone had is four days.
    private const long Probe = TimeSpan.TicksPerDay;

    // The date that the calendar of a zone shows at an instant.
    public static DateTime Date(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).Date;

    // The number of the date that the calendar of a zone shows at an instant, counting from the first of January of the year 1.
    public static int Day(DateTimeOffset instant, TimeZoneInfo zone) => (int)(Date(instant, zone).Ticks / TimeSpan.TicksPerDay);

    // The month of a date, both by number; months count from January of the year 0.
    public static int Month(int day)
    {
        var date = new DateTime(day * TimeSpan.TicksPerDay);
        return (12 * date.Year) + date.Month - 1;
    }

    public static Period PeriodOfMonth(int month, TimeZoneInfo zone) => Period.Month(month / 12, (month % 12) + 1, zone);

    // The number of dates of a zone that a period meets.
    public static int Dates(Period period, TimeZoneInfo zone) =>
        period.Duration == TimeSpan.Zero ? 0 : Day(period.End.AddTicks(-1), zone) - Day(period.Start, zone) + 1;

    // The first instant at which the clocks of a zone show a local time or a later one: the earlier of two if the clock shows it twice, the
    // end of the gap if the clock skips it. The first or last possible instant if the time lies beyond it.
    public static DateTimeOffset FirstInstant(DateTime local, TimeZoneInfo zone)
    {
        for (var instant = Math.Max(0, local.Ticks - Furthest); ;)
        {
            var offset = Offset(zone, instant);
            var arrival = local.Ticks - offset;
            if (arrival <= instant || instant == DateTime.MaxValue.Ticks)
                return At(instant, zone);
            instant = EndOfOffset(zone, instant, offset, Math.Min(arrival, DateTime.MaxValue.Ticks));
        }
    }

    // An instant of UTC, in ticks, in the offset that the zone has then.
    public static DateTimeOffset At(long instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(new DateTimeOffset(instant, TimeSpan.Zero), zone);

    // The offset of a zone at an instant of UTC, in ticks.
    public static long Offset(TimeZoneInfo zone, long instant) => zone.GetUtcOffset(new DateTime(instant, DateTimeKind.Utc)).Ticks;

    // The first tick after the start at which another offset holds than at the start; the end if none does before it.
    public static long EndOfOffset(TimeZoneInfo zone, long start, long offset, long end)
    {
        while (start < end)
        {
            var next = Math.Min(end, start + Probe);
            if (Offset(zone, next) != offset)
                return FirstOther(zone, start, next, offset);
            start = next;
        }

        return end;
    }

    // The first tick after low, at which the offset still holds, with another one; at high there is another one.
    private static long FirstOther(TimeZoneInfo zone, long low, long high, long offset)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (Offset(zone, middle) == offset)
                low = middle;
            else
                high = middle;
        }

        return high;
    }
}
