using CrmRoi.Metrics;
using CrmRoi.Metrics.Customers;

namespace CrmRoi.Report;

/// <summary>The section on customers.</summary>
internal static class CustomerPage
{
    // Months since the first purchase; the month of the purchase is 0.
    public static readonly int[] Months = [0, 2, 5, 8, 11, 17];

    public static string Section(CustomerFigures customers, CrmReport report)
    {
        var purchases = customers.Purchases;
        return Html.Section(
            "Customers",
            purchases is null
                ? "How many customers stayed."
                : "Customers by the month of their first purchase, the oldest first, and what each has brought in on average by so many months later. Every third month is shown. A month that is not over is blank.",
            Html.Figures(
            [
                .. purchases is null ? [] : ((string, string)[])
                [
                    ("Customers", $"{purchases.Customers:#,0}"),
                    ("Bought on two or more days", Show.Percent(purchases.RepeatPurchaseRate)),
                    ("Revenue per customer", Show.Money(purchases.RevenuePerCustomer.Value, report.Currency)),
                ],
                .. customers.Before is { } before ? ((string, string)[])[("Stayed, before go-live", Show.Percent(before.RetentionRate))] : [],
                .. customers.After is { } after ? ((string, string)[])[(customers.Before is null ? "Stayed" : "Stayed, since go-live", Show.Percent(after.RetentionRate))] : [],
            ]),
            customers.Cohorts is not { } cohorts || purchases is null ? "" : Html.Table(
                ["First purchase", "customers", .. Months.Select(month => month == 0 ? "same month" : $"after {month + 1} months")],
                cohorts.Cohorts.Where((_, index) => index % 3 == 0).Select(cohort => Cells(cohort, report.Zone)),
                ["all", $"{purchases.Customers:#,0}", .. Months.Select(month => Cell(cohorts.CumulativeRevenuePerCustomer(month)))]));
    }

    private static string[] Cells(Cohort cohort, TimeZoneInfo zone) =>
        [$"{TimeZoneInfo.ConvertTime(cohort.Period.Start, zone):MMM yyyy}", $"{cohort.Customers:#,0}", .. Months.Select(month => Cell(cohort.CumulativeRevenuePerCustomer(month)))];

    private static string Cell(Average revenue) => revenue.IsDefined ? Show.Money(revenue) : "";
}
