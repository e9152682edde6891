using CrmRoi.Metrics;
using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>What customers do after their first purchase.</summary>
internal sealed class CustomerFigures
{
    public required PurchaseHistory<string> Purchases { get; init; }
    public required CohortTable Cohorts { get; init; }

    public static CustomerFigures Of(Company company, DateTimeOffset observedUntil)
    {
        var purchases = company.Deals.Where(row => row.Deal.Outcome == Outcome.Won)
            .Select(row => Purchase.Of(row.Customer, row.Deal.Closed!.Value, row.Deal.Amount)).Summarize(TimeZoneInfo.Utc);
        return new CustomerFigures { Purchases = purchases, Cohorts = purchases.Cohorts(observedUntil) };
    }
}
