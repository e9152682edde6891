using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>The deals by calendar months and fiscal years of the zone.</summary>
internal static class Calendar
{
    /// <summary>The deals closed in each month, from the first month with one to the last.</summary>
    public static IReadOnlyList<KeyValuePair<Period, SalesSummary>> Months(IReadOnlyList<DealRow> rows, TimeZoneInfo zone)
    {
        var byMonth = rows.Select(row => row.Deal).SummarizeByMonth(deal => deal.Closed, zone);
        return byMonth.Count == 0
            ? []
            : [.. new Period(byMonth.Keys.First().Start, byMonth.Keys.Last().End).CalendarMonths(zone).Select(month => KeyValuePair.Create(month, byMonth.OrEmpty(month)))];
    }

    /// <summary>The deals closed in each fiscal year, which starts on the first of a month.</summary>
    public static IReadOnlyList<KeyValuePair<Period, SalesSummary>> FiscalYears(IReadOnlyList<KeyValuePair<Period, SalesSummary>> months, int startMonth, TimeZoneInfo zone) =>
        [.. new SummaryGroups<Period, SalesSummary>(SalesSummary.Empty, months).Regroup(month => Period.FiscalYearOf(month.Start, startMonth, zone))];

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
}
