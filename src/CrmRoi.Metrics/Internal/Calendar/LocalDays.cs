namespace CrmRoi.Metrics.Internal;

// The calendar days of a zone, numbered from 1 January 0001. The offset of a zone is looked up once for each day met lately, not for each instant.
// Belongs to one thread at a time.
internal sealed class LocalDays(TimeZoneInfo zone)
{
    // A power of two, so that the place of a day is a mask.
    private const int Remembered = 1024;

    private readonly OffsetOfDay[] _offsets = new OffsetOfDay[Remembered];

    public TimeZoneInfo Zone { get; } = zone;

    public int DayOf(DateTimeOffset instant)
    {
        var utc = instant.UtcTicks;
        var day = (int)(utc / TimeSpan.TicksPerDay);
        ref var known = ref _offsets[day & (Remembered - 1)];
        if (!known.IsKnown || known.Day != day)
            known = Find(day);

        // Clamped to the calendar, as TimeZoneInfo.ConvertTime does.
        var local = utc + (known.IsConstant ? known.Ticks : Zone.GetUtcOffset(instant).Ticks);
        return (int)(Math.Max(0, Math.Min(local, DateTime.MaxValue.Ticks)) / TimeSpan.TicksPerDay);
    }

    // The day is one of UTC. No zone changes its clocks and changes them back within one.
    private OffsetOfDay Find(int day)
    {
        var first = new DateTime(day * TimeSpan.TicksPerDay, DateTimeKind.Utc);
        var offset = Zone.GetUtcOffset(first);
        return new OffsetOfDay { IsKnown = true, Day = day, Ticks = offset.Ticks, IsConstant = offset == Zone.GetUtcOffset(first.AddTicks(TimeSpan.TicksPerDay - 1)) };
    }

    private struct OffsetOfDay
    {
        public bool IsKnown;
        public bool IsConstant;
        public int Day;
        public long Ticks;
    }
}
