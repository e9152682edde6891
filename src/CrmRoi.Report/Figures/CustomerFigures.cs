using CrmRoi.Metrics;
using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>What customers do after their first purchase, and how many stay.</summary>
internal sealed class CustomerFigures
{
    /// <summary>The purchases, or else the won deals by customer; null if neither identifies customers.</summary>
    public required PurchaseHistory<string>? Purchases { get; init; }
    public required CohortTable? Cohorts { get; init; }

    /// <summary>Null without a comparison, or without a file of customers.</summary>
    public required CustomerRollForward? Before { get; init; }
    public required CustomerRollForward? After { get; init; }

    public static CustomerFigures? Of(IReadOnlyList<DealRow> deals, CompanyData company, ComparisonPeriods? periods, TimeZoneInfo zone)
    {
        var purchases = company.Purchases ?? (deals.Any(row => row.Customer.Length > 0)
            ? [.. deals.Where(row => row.Deal.Outcome == Outcome.Won && row.Customer.Length > 0 && row.Deal.Amount is not null).Select(row => Purchase.Of(row.Customer, row.Deal.Closed!.Value, row.Deal.Amount!.Value))]
            : null);
        if (purchases is not { Count: > 0 } && company.Customers is not { Count: > 0 })
            return null;
        var history = purchases is { Count: > 0 } ? purchases.Summarize(zone) : null;
        CustomerRollForward? In(Period? period) =>
            period is { } within && company.Customers is { } customers ? customers.RollForward(within, row => row.Customer, row => row.Tenure) : null;
        var until = company.Purchases is null ? Calendar.Covered(deals)?.End : purchases!.Max(purchase => purchase.At).AddDays(1);
        return new CustomerFigures
        {
            Purchases = history,
            Cohorts = until is { } end ? history?.Cohorts(end) : null,
            Before = In(periods?.Before),
            After = In(periods?.After ?? (company.Customers is { Count: > 0 } rows ? new Period(rows.Min(row => row.Tenure.Joined), rows.Max(row => row.Tenure.Left ?? row.Tenure.Joined).AddDays(1)) : null)),
        };
    }
}
