using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// Cohorts of customers by the calendar month of their first purchase: who came back and what they brought, month by month. Later cohorts have been observed for
/// fewer months; what is not yet known is undefined, never 0, and no average over cohorts mixes it in.
/// </summary>
/// <remarks>
/// <para>A month is known when it was over at the end of the data. Purchases of other months are in no cell; they are counted as left out.</para>
/// <para>It is read from a <see cref="PurchaseHistory{TCustomer}"/>, which merges; two tables do not.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CohortTable>))]
public sealed class CohortTable
{
    private readonly ExactSum _leftOut = new(PurchaseDay.MoneyScale);

    internal CohortTable(PurchaseDay[] days, TimeZoneInfo zone, DateTimeOffset observedUntil)
    {
        ObservedUntil = observedUntil;
        var end = LocalTime.Month(LocalTime.Day(observedUntil, zone));
        var leftOutPurchases = 0L;
        var cohorts = new SortedDictionary<int, Dictionary<int, Cohort.Cell>>();
        for (int start = 0, next; start < days.Length; start = next)
        {
            // The days of one customer; the cohort is the month of the first of them that is not only a refund.
            var first = int.MaxValue;
            for (next = start; next < days.Length && days[next].Customer == days[start].Customer; next++)
            {
                if (first == int.MaxValue && days[next].Purchases > 0)
                    first = days[next].Month;
            }

            if (first == int.MaxValue)
                continue;
            if (!cohorts.TryGetValue(first, out var cells))
                cohorts.Add(first, cells = []);
            AddCustomer(days, start, next, first, end, cells, ref _leftOut, ref leftOutPurchases);
        }

        LeftOutPurchases = leftOutPurchases;
        Cohorts = Array.AsReadOnly([.. cohorts.Where(cohort => cohort.Key < end).Select(cohort => new Cohort(LocalTime.PeriodOfMonth(cohort.Key, zone), end - cohort.Key, cohort.Value))]);
    }

    /// <summary>The instant at which the data end.</summary>
    public DateTimeOffset ObservedUntil { get; }

    /// <summary>The cohorts that have at least one known month, in order of time; months in which nobody bought for the first time have none.</summary>
    public IReadOnlyList<Cohort> Cohorts { get; }

    /// <summary>The number of purchases that are in no cell: those in a month that was not over at the end of the data.</summary>
    public long LeftOutPurchases { get; }

    /// <summary>The amount that is in no cell, in money: of months that were not over, and of refunds in a month before a customer's first purchase.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal LeftOutRevenue => _leftOut.ToDecimal();

    /// <summary>The number of months that are known for at least one cohort.</summary>
    public int KnownMonths => Cohorts.Select(cohort => cohort.KnownMonths).DefaultIfEmpty().Max();

    /// <summary>The retention of a month over all cohorts for which it is known, pooled.</summary>
    /// <param name="month">The month, counting from 0, that of the first purchase.</param>
    /// <returns>The share; undefined where no cohort knows it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="month"/> is negative.</exception>
    public Proportion Retention(int month)
    {
        Guard.NotNegative(month);
        return Cohorts.Aggregate(default(Proportion), (sum, cohort) => sum + cohort.Retention(month));
    }

    /// <summary>The revenue from month 0 to the end of a month per customer, over all cohorts for which the month is known, in money.</summary>
    /// <param name="month">The last month, counting from 0.</param>
    /// <returns>The average; undefined where no cohort knows it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="month"/> is negative.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average CumulativeRevenuePerCustomer(int month)
    {
        Guard.NotNegative(month);
        var revenue = new ExactSum(PurchaseDay.MoneyScale);
        var customers = 0L;
        foreach (var cohort in Cohorts.Where(cohort => cohort.IsKnown(month)))
        {
            revenue.Add(cohort.RevenueUntil(month));
            customers += cohort.Customers;
        }

        return new Average(revenue.ToDecimal(), customers);
    }

    // Spreads the days start to next of one customer over the months since the first purchase.
    private static void AddCustomer(PurchaseDay[] days, int start, int next, int first, int end, Dictionary<int, Cohort.Cell> cells, ref ExactSum leftOut, ref long leftOutPurchases)
    {
        var lastActive = -1;
        for (var i = start; i < next; i++)
        {
            ref readonly var day = ref days[i];
            var month = day.Month - first;
            if (month < 0 || month >= end - first)
            {
                leftOut.Add(in day.Amount);
                leftOutPurchases += day.Purchases;
                continue;
            }

            if (!cells.TryGetValue(month, out var cell))
                cells.Add(month, cell = new());
            cell.Revenue.Add(in day.Amount);
            if (day.Purchases > 0 && month != lastActive)
            {
                cell.Active++;
                lastActive = month;
            }
        }
    }

    /// <summary>The number of cohorts, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"CohortTable: {Cohorts.Count} cohorts, {KnownMonths} months known");
}
