using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>The deals by calendar months and fiscal years of the zone.</summary>
internal static class Calendar
{
    /// <summary>The deals closed in each month, from the first with one to the last.</summary>
    public static IReadOnlyList<KeyValuePair<Period, SalesSummary>> Months(IReadOnlyList<DealRow> rows, TimeZoneInfo zone)
    {
        var byMonth = rows.Where(row => row.Deal.Closed is not null).SummarizeBy(row => MonthOf(row.Deal.Closed!.Value, zone), row => row.Deal);
        var months = new List<KeyValuePair<Period, SalesSummary>>();
        if (byMonth.Count > 0)
        {
            for (var (month, last) = (byMonth.Keys.Min(), byMonth.Keys.Max()); month <= last; month++)
                months.Add(new(Period.Month(month / 12, (month % 12) + 1, zone), byMonth.TryGetValue(month, out var summary) ? summary : SalesSummary.Empty));
        }

        return months;
    }

    /// <summary>The same by fiscal years that start on the first of a month.</summary>
    public static IReadOnlyList<KeyValuePair<Period, SalesSummary>> FiscalYears(IReadOnlyList<KeyValuePair<Period, SalesSummary>> months, int startMonth, TimeZoneInfo zone) =>
    [
        .. months.GroupBy(month => YearOf(month.Key, startMonth, zone), month => month.Value).Select(year => KeyValuePair.Create(
            new Period(Period.Month(year.Key, startMonth, zone).Start, Period.Month(year.Key + 1, startMonth, zone).Start), year.Aggregate(SalesSummary.Empty, (sum, month) => sum + month))),
    ];

    /// <summary>From the first opening to the day after the last event; null without a deal.</summary>
    public static Period? Covered(IReadOnlyList<DealRow> rows)
    {
        DateTimeOffset? first = null, last = null;
        foreach (var row in rows)
        {
            if (row.Deal.Opened == DealReader.NotYetOpened)
                continue;
            var end = row.Deal.Closed ?? row.Deal.Opened;
            first = first < row.Deal.Opened ? first : row.Deal.Opened;
            last = last > end ? last : end;
        }

        return first is { } start && last is { } until ? new Period(start, until.AddDays(1)) : null;
    }

    private static int YearOf(Period month, int startMonth, TimeZoneInfo zone)
    {
        var start = TimeZoneInfo.ConvertTime(month.Start, zone);
        return start.Month >= startMonth ? start.Year : start.Year - 1;
    }

    private static int MonthOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return (12 * local.Year) + local.Month - 1;
    }
}
