using CrmRoi.Metrics;
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

    /// <summary>The return on the CRM. Null without a comparison, the cost of the CRM, or that of the deals.</summary>
    public required CrmReturn? Return { get; init; }

    /// <summary>What the files of the made-up company beside its deals say. Null for a file of the caller's.</summary>
    public required ImpactFigures? Impact { get; init; }

    /// <summary>What they say of marketing. Null for a file of the caller's.</summary>
    public required MarketingFigures? Marketing { get; init; }

    /// <summary>What they say of service. Null for a file of the caller's.</summary>
    public required ServiceFigures? Service { get; init; }

    /// <summary>What they say of customers. Null for a file of the caller's.</summary>
    public required CustomerFigures? Customers { get; init; }

    /// <summary>What is missing for the answer to the question.</summary>
    public required string? Missing { get; init; }

    /// <summary>The groups with the most decided deals, in their own order of revenue.</summary>
    public IEnumerable<KeyValuePair<string, SalesSummary>> LargestGroups(int most) =>
        Groups.OrderByDescending(group => group.Value.Decided).Take(most).OrderByDescending(group => group.Value.WonAmount);

    public static Report Of(DealFile file, Options options)
    {
        Deal[] deals = [.. file.Rows.Select(row => row.Deal)];
        var groups = file.Rows.SummarizeBy(row => row.Group, row => row.Deal);
        var company = options.Deals is null ? Company.Read() : null;
        var goLive = options.GoLive ?? company?.GoLive;
        var crmCost = options.CrmCost ?? company?.CrmCosts.Sum(item => item.Amount);
        var byMonth = deals.Where(deal => deal.Closed is not null).SummarizeBy(deal => MonthOf(deal.Closed!.Value), deal => deal);
        var comparison = goLive is { } date ? Comparison.Of(deals, byMonth, date) : null;
        return new Report
        {
            Title = company is not null ? Company.Name : Path.GetFileName(file.Path),
            GroupColumn = file.By,
            OpenStages = file.OpenStages,
            Rejected = file.Rejected,
            Total = groups.Total,
            Groups = groups,
            Months = EveryMonth(byMonth),
            GoLive = goLive,
            Comparison = comparison,
            Return = comparison?.GrossProfit is not null && crmCost is { } cost ? CrmReturn.Of(comparison, cost) : null,
            Impact = company is not null && comparison is not null ? ImpactFigures.Of(company, comparison) : null,
            Marketing = company is not null && comparison is not null ? MarketingFigures.Of(company, comparison.Periods.Before, comparison.Periods.After) : null,
            Service = company is not null && comparison is not null ? ServiceFigures.Of(company, comparison.Periods) : null,
            Customers = company is not null && comparison is not null ? CustomerFigures.Of(company, comparison.Periods.After.End) : null,
            Missing = goLive is null ? "the day the CRM went live (--go-live)"
                : comparison is null ? "a whole month of deals before and after the CRM went live"
                : comparison.GrossProfit is null ? "the cost of the won deals, since the gain is gross profit, never revenue (--map cost=COLUMN)"
                : crmCost is null ? "the cost of the CRM (--crm-cost)"
                : null,
        };
    }

    private static List<KeyValuePair<DateTime, SalesSummary>> EveryMonth(SummaryGroups<DateTime, SalesSummary> byMonth)
    {
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
