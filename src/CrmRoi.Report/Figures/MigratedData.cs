using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>
/// Signs that deals were not recorded as they happened but imported from an older system. Such data cannot tell before from after, because the import
/// chose the deals and their dates.
/// </summary>
internal static class MigratedData
{
    private const double ShareOfOneDay = 0.05;
    private const int FewestOfOneDay = 5;
    private const double ShareCreatedAfterClosed = 0.01;
    private const double JumpOfLost = 0.25;

    /// <summary>The signs, each as a sentence; empty if there are none.</summary>
    public static IReadOnlyList<string> Signs(DealFile file, DateTimeOffset? goLive, TimeZoneInfo zone)
    {
        var signs = new List<string>();
        var opened = file.Rows.Select(row => row.Deal.Opened).Where(date => date != DealReader.NotYetOpened).ToList();
        if (opened.Count > 0)
        {
            var day = opened.CountBy(date => TimeZoneInfo.ConvertTime(date, zone).Date).MaxBy(day => day.Value);
            if (day.Value >= FewestOfOneDay && day.Value > ShareOfOneDay * opened.Count)
                signs.Add($"{day.Value:#,0} of {opened.Count:#,0} deals ({(double)day.Value / opened.Count:0%}) were created on one day, {day.Key:d MMMM yyyy}, as an import does");
        }

        var backwards = file.Reader.CreatedAfterClosed;
        if (backwards > 0 && backwards > ShareCreatedAfterClosed * (file.Rows.Count + backwards))
            signs.Add($"{Show.Count(backwards, "deal")} {(backwards == 1 ? "was" : "were")} created after being closed, as an import of old deals does");
        if (goLive is { } date && LostShares(file, date) is ({ Value: { } before } earlier, { Value: { } after } later) && (double)(after - before) >= JumpOfLost && Change.Of(earlier, later).IsSignificant == true)
            signs.Add($"the share of lost deals jumps from {before:0%} to {after:0%} at the go-live, as it does if an import left lost deals behind");
        return signs;
    }

    private static (Proportion Before, Proportion After) LostShares(DealFile file, DateTimeOffset goLive)
    {
        Proportion Lost(bool after) => file.Rows.Select(row => row.Deal).Where(deal => deal.Closed is { } closed && closed >= goLive == after).Summarize() is var deals ? new Proportion(deals.Lost, deals.Decided) : default;
        return (Lost(false), Lost(true));
    }
}
