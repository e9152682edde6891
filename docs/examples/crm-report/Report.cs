using CrmRoi.Metrics;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>All figures of the report, as the library gives them.</summary>
internal sealed class Report
{
    public required string Title { get; init; }
    public required string? GroupColumn { get; init; }
    public required IReadOnlyCollection<string> OpenStages { get; init; }
    public required IReadOnlyList<Rejection> Rejected { get; init; }
    public required SalesSummary Total { get; init; }
    public required SummaryGroups<string, SalesSummary> Groups { get; init; }

    /// <summary>The deals closed in each calendar month, from the first month with one to the last.</summary>
    public required IReadOnlyList<KeyValuePair<DateTime, SalesSummary>> Months { get; init; }

    public required DateTimeOffset? GoLive { get; init; }
    public required Comparison? Comparison { get; init; }

    /// <summary>The gain in gross profit on the cost of the CRM. Null without a comparison, the cost of the CRM, or that of the deals.</summary>
    public required ReturnOnInvestment? Return { get; init; }

    /// <summary>What is missing for the answer to the question.</summary>
    public required string? Missing { get; init; }

    /// <summary>The groups with the most decided deals, in their own order of revenue.</summary>
    public IEnumerable<KeyValuePair<string, SalesSummary>> LargestGroups(int most) =>
        Groups.OrderByDescending(group => group.Value.Decided).Take(most).OrderByDescending(group => group.Value.WonAmount);

    public static Report Of(DealFile file, Options options)
    {
        Deal[] deals = [.. file.Rows.Select(row => row.Deal)];
        var groups = file.Rows.SummarizeBy(row => row.Group, row => row.Deal);
        var goLive = options.GoLive ?? (options.Deals is null ? Company.GoLive : null);
        var crmCost = options.CrmCost ?? (options.Deals is null ? Company.CrmCost() : null);
        var comparison = goLive is { } date ? Comparison.Of(deals, date) : null;
        var costsKnown = comparison is { Before.WonWithKnownCost: > 0, After.WonWithKnownCost: > 0 };
        return new Report
        {
            Title = options.Deals is null ? Company.Name : Path.GetFileName(file.Path),
            GroupColumn = file.By,
            OpenStages = file.OpenStages,
            Rejected = file.Rejected,
            Total = groups.Total,
            Groups = groups,
            Months = ByMonth(deals),
            GoLive = goLive,
            Comparison = comparison,
            Return = costsKnown && crmCost is { } cost ? new ReturnOnInvestment(comparison!.After.GrossProfit - comparison.Before.GrossProfit, cost) : null,
            Missing = goLive is null ? "the day the CRM went live (--go-live)"
                : comparison is null ? "a whole month of deals before and after the CRM went live"
                : !costsKnown ? "the cost of the won deals, since the gain is gross profit, never revenue (--map cost=COLUMN)"
                : crmCost is null ? "the cost of the CRM (--crm-cost)"
                : null,
        };
    }

    private static List<KeyValuePair<DateTime, SalesSummary>> ByMonth(Deal[] deals)
    {
        var byMonth = deals.Where(deal => deal.Closed is not null).SummarizeBy(deal => MonthOf(deal.Closed!.Value));
        var months = new List<KeyValuePair<DateTime, SalesSummary>>();
        if (byMonth.Count > 0)
        {
            for (var (month, last) = (byMonth.Keys.Min(), byMonth.Keys.Max()); month <= last; month = month.AddMonths(1))
                months.Add(new(month, byMonth.TryGetValue(month, out var summary) ? summary : SalesSummary.Empty));
        }

        return months;
    }

    private static DateTime MonthOf(DateTimeOffset instant) => new(instant.UtcDateTime.Year, instant.UtcDateTime.Month, 1, 0, 0, 0, DateTimeKind.Utc);
}
