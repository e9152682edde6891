using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Business calendars with what makes them hard: night shifts, holidays, changes of schedule, zones whose clocks jump by an hour, half an hour, a whole day.</summary>
public static class CalendarGenerators
{
    private static readonly DateTime FirstDate = new(2011, 12, 20);

    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata", "Africa/Casablanca", "America/Havana"];

    /// <summary>Instants to the minute around the changes of clocks, holidays and schedules of the calendars.</summary>
    public static Gen<DateTimeOffset> Instant { get; } =
        Gen.Choose(0, 300 * 24 * 60).Select(minutes => new DateTimeOffset(2011, 12, 20, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    /// <summary>Up to two intervals a day, some of them overnight; never overlapping.</summary>
    public static Gen<WorkingHours[]> Hours { get; } =
        from days in Gen.SubListOf(Enum.GetValues<DayOfWeek>())
        from times in Gen.ArrayOf(Gen.Choose(0, 95).Select(quarter => 15 * quarter), 4)
        select HoursOf([.. days], [.. times.Distinct().Order()]);

    public static Gen<PlainCalendar> Plain { get; } =
        from zone in Gen.Elements(Zones)
        from before in Hours
        from after in Hours
        from change in Gen.Choose(0, 300)
        from holidays in Gen.ListOf(Gen.Choose(0, 300))
        select new PlainCalendar(
            TimeZoneInfo.FindSystemTimeZoneById(zone), before, after, FirstDate.AddDays(change), [.. holidays.Select(day => FirstDate.AddDays(day))]);

    public static Arbitrary<PlainCalendar> Calendars() => Plain.ToArbitrary();

    public static Arbitrary<DateTimeOffset> Instants() => Instant.ToArbitrary();

    // Times a < b < c < d: two intervals a day if there are four; if there are two or three, a night shift from the last to the first.
    private static WorkingHours[] HoursOf(DayOfWeek[] days, int[] times) => [.. days.SelectMany(day => times.Length switch
    {
        4 => new[] { Between(day, times[0], times[1]), Between(day, times[2], times[3]) },
        > 1 => [Between(day, times[^1], times[0])],
        _ => [Between(day, times[0], 24 * 60)],
    })];

    private static WorkingHours Between(DayOfWeek day, int start, int end) => new(day, TimeSpan.FromMinutes(start), TimeSpan.FromMinutes(end));
}
