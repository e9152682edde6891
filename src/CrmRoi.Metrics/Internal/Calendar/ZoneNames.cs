namespace CrmRoi.Metrics.Internal;

// Time zones by their IANA names, which mean the same on every machine.
internal static class ZoneNames
{
    // The IANA name of a zone; null for one that was made by hand.
    public static string? IanaNameOf(TimeZoneInfo zone)
    {
#if NET8_0_OR_GREATER
        var name = zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out var iana) ? iana : null;
#else
        var name = zone.Id;
#endif
        return name is not null && Find(name) is { } known && known.HasSameRules(zone) ? name : null;
    }

    // The zone of a name; null if not known here.
    public static TimeZoneInfo? Find(string name)
    {
        if (name == TimeZoneInfo.Utc.Id)
            return TimeZoneInfo.Utc;
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException or System.Security.SecurityException)
        {
            return null;
        }
    }
}
