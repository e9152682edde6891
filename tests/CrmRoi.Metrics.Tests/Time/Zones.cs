namespace CrmRoi.Metrics.Tests.Time;

/// <summary>The time zones that the machine knows.</summary>
internal static class Zones
{
    public static IReadOnlyList<TimeZoneInfo> All { get; } = [.. TimeZoneInfo.GetSystemTimeZones().OrderBy(zone => zone.Id, StringComparer.Ordinal)];
}
