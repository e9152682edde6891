using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>The activities of sales, and the deals won at the same time.</summary>
internal sealed record ActivityFigures(SalesActivitySummary? Before, SalesSummary? SalesBefore, SalesActivitySummary After, SalesSummary SalesAfter)
{
    /// <summary>Null if there is no file of activities.</summary>
    public static ActivityFigures? Of(IReadOnlyList<DealRow> deals, CompanyData company, ComparisonPeriods? periods)
    {
        if (company.Activities is not { } rows)
            return null;
        var activities = rows.Select(row => row.Activity);
        var all = deals.Select(row => row.Deal);
        return periods is null
            ? new ActivityFigures(null, null, activities.Summarize(), all.Summarize())
            : new ActivityFigures(
                activities.OccurredIn(periods.Before).Summarize(), all.ClosedIn(periods.Before).Summarize(), activities.OccurredIn(periods.After).Summarize(), all.ClosedIn(periods.After).Summarize());
    }
}
