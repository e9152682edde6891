using CrmRoi.Metrics;
using CrmRoi.Metrics.Customers;

namespace CrmReport;

/// <summary>The section on customers.</summary>
internal static class CustomerPage
{
    // Months since the first purchase, counting that of the purchase as 0.
    private static readonly int[] Months = [0, 2, 5, 8, 11, 17];

    public static string Section(CustomerFigures customers)
    {
        var (purchases, cohorts) = (customers.Purchases, customers.Cohorts);
        return Html.Section(
            "Customers",
            "Customers by the month of their first purchase, and what each of them has brought in by then on average: revenue per customer, added up. Every third month is shown; one that is not over is left blank.",
            Html.Figures(
                ("Customers", $"{purchases.Customers:#,0}"),
                ("Bought on two or more days", Show.Percent(purchases.RepeatPurchaseRate)),
                ("Revenue per customer", Show.Money(purchases.RevenuePerCustomer))),
            Html.Table(
                ["First purchase", "customers", .. Months.Select(month => month == 0 ? "same month" : $"{month + 1} months")],
                cohorts.Cohorts.Where((_, index) => index % 3 == 0).Select(Cells),
                ["all", $"{purchases.Customers:#,0}", .. Months.Select(month => Cell(cohorts.CumulativeRevenuePerCustomer(month)))],
                wide: true));
    }

    private static string[] Cells(Cohort cohort) =>
        [$"{cohort.Month.Start:MMM yyyy}", $"{cohort.Customers:#,0}", .. Months.Select(month => Cell(cohort.CumulativeRevenuePerCustomer(month)))];

    private static string Cell(Average revenue) => revenue.IsDefined ? Show.Money(revenue) : "";
}
