using CrmRoi.Metrics.Customers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The same table as a good C# developer would write it with LINQ: group by customer, number the months, group by both.</summary>
public static class LinqCohorts
{
    /// <summary>Active customers and revenue of each cohort, counted in months since year 0, in each month since the first purchase.</summary>
    public static Dictionary<(int Cohort, int Month), (int Customers, decimal Revenue)> Of(IEnumerable<Purchase<int>> purchases) =>
        purchases
            .GroupBy(purchase => purchase.Customer, purchase => (Month: MonthOf(purchase.At), purchase.Amount))
            .SelectMany(customer =>
            {
                var first = customer.Min(purchase => purchase.Month);
                return customer
                    .GroupBy(purchase => purchase.Month, purchase => purchase.Amount)
                    .Select(month => (Cell: (first, month.Key - first), Revenue: month.Sum()));
            })
            .GroupBy(active => active.Cell, active => active.Revenue)
            .ToDictionary(cell => cell.Key, cell => (cell.Count(), cell.Sum()));

    public static int MonthOf(DateTimeOffset at) => (12 * at.UtcDateTime.Year) + at.UtcDateTime.Month - 1;
}
