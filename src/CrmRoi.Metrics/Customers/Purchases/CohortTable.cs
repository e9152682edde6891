using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// Cohorts of customers by the week, month, quarter or year of their first purchase: who came back and what they brought, period by period.
/// </summary>
/// <remarks>
/// <para>A period is known if it was over at the end of the data. Later cohorts have fewer known periods. What is not yet known is undefined, never 0, and
/// is in no average over cohorts.</para>
/// <para>Purchases of other periods are in no cell; they are counted as left out. A table comes from a <see cref="PurchaseHistory{TCustomer}"/>. Histories
/// merge; tables do not.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CohortTable>))]
public sealed class CohortTable
{
    private readonly ExactSum _leftOut = new(PurchaseDay.MoneyScale);

    internal CohortTable(PurchaseDay[] days, TimeZoneInfo zone, DateTimeOffset observedUntil, CohortInterval interval)
    {
        ObservedUntil = observedUntil;
        Interval = interval;
        var end = NumberOf(LocalTime.Day(observedUntil, zone));
        var leftOutPurchases = 0L;
        var cohorts = new SortedDictionary<int, Dictionary<int, Cohort.Cell>>();
        for (int start = 0, next; start < days.Length; start = next)
        {
            // The days of one customer. The cohort is the period of the first day that has a purchase.
            var first = int.MaxValue;
            for (next = start; next < days.Length && days[next].Customer == days[start].Customer; next++)
            {
                if (first == int.MaxValue && days[next].Purchases > 0)
                    first = NumberOf(days[next].Day);
            }

            if (first == int.MaxValue)
                continue;
            if (!cohorts.TryGetValue(first, out var cells))
                cohorts.Add(first, cells = []);
            AddCustomer(days, start, next, first, end, cells, ref _leftOut, ref leftOutPurchases);
        }

        LeftOutPurchases = leftOutPurchases;
        Cohorts = Array.AsReadOnly([.. cohorts.Where(cohort => cohort.Key < end).Select(cohort => new Cohort(PeriodOf(cohort.Key, zone), end - cohort.Key, cohort.Value))]);
    }

    /// <summary>The interval of the periods: week, month, quarter or year.</summary>
    public CohortInterval Interval { get; }

    /// <summary>The instant at which the data end.</summary>
    public DateTimeOffset ObservedUntil { get; }

    /// <summary>The cohorts with at least one known period, in order of time. A period in which nobody first bought has no cohort.</summary>
    public IReadOnlyList<Cohort> Cohorts { get; }

    /// <summary>The number of purchases in no cell: their period was not over at the end of the data.</summary>
    public long LeftOutPurchases { get; }

    /// <summary>
    /// The amount in no cell, in money: purchases and refunds of periods that were not over, and refunds in a period before the customer's first purchase.
    /// </summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal LeftOutRevenue => _leftOut.ToDecimal();

    /// <summary>The number of periods that are known for at least one cohort.</summary>
    public int KnownPeriods => Cohorts.Select(cohort => cohort.KnownPeriods).DefaultIfEmpty().Max();

    /// <summary>The pooled retention of a period over all cohorts for which it is known.</summary>
    /// <param name="period">The number of the period, from 0 for the period of the first purchase.</param>
    /// <returns>The share; undefined if no cohort knows it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    public Proportion Retention(int period)
    {
        Guard.NotNegative(period);
        return Cohorts.Aggregate(default(Proportion), (sum, cohort) => sum + cohort.Retention(period));
    }

    /// <summary>The pooled rolling retention over all cohorts for which a period is known: customers who bought in it or later / customers.</summary>
    /// <param name="period">The number of the period, from 0 for the period of the first purchase.</param>
    /// <returns>The share; undefined if no cohort knows it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    public Proportion RollingRetention(int period)
    {
        Guard.NotNegative(period);
        return Cohorts.Aggregate(default(Proportion), (sum, cohort) => sum + cohort.RollingRetention(period));
    }

    /// <summary>The revenue per customer from period 0 to the end of a period, over all cohorts for which the period is known, in money.</summary>
    /// <param name="period">The number of the last period, from 0.</param>
    /// <returns>The average; undefined if no cohort knows it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average CumulativeRevenuePerCustomer(int period)
    {
        Guard.NotNegative(period);
        var revenue = new ExactSum(PurchaseDay.MoneyScale);
        var customers = 0L;
        foreach (var cohort in Cohorts.Where(cohort => cohort.IsKnown(period)))
        {
            revenue.Add(cohort.RevenueUntil(period));
            customers += cohort.Customers;
        }

        return new Average(revenue.ToDecimal(), customers);
    }

    // Spreads the days [start, next) of one customer over the periods since the first purchase.
    private void AddCustomer(PurchaseDay[] days, int start, int next, int first, int end, Dictionary<int, Cohort.Cell> cells, ref ExactSum leftOut, ref long leftOutPurchases)
    {
        var lastActive = -1;
        for (var i = start; i < next; i++)
        {
            ref readonly var day = ref days[i];
            var period = NumberOf(day.Day) - first;
            if (period < 0 || period >= end - first)
            {
                leftOut.Add(in day.Amount);
                leftOutPurchases += day.Purchases;
                continue;
            }

            if (!cells.TryGetValue(period, out var cell))
                cells.Add(period, cell = new());
            cell.Revenue.Add(in day.Amount);
            if (day.Purchases > 0 && period != lastActive)
            {
                cell.Active++;
                lastActive = period;
            }
        }

        if (lastActive >= 0)
            cells[lastActive].LastActive++;
    }

    // Periods by number; years are counted from the year 0. The first day of the year 1 is a Monday.
    private int NumberOf(int day) => Interval switch
    {
        CohortInterval.Week => day / 7,
        CohortInterval.Month => LocalTime.Month(day),
        CohortInterval.Quarter => LocalTime.Month(day) / 3,
        _ => LocalTime.Month(day) / 12,
    };

    private Period PeriodOf(int number, TimeZoneInfo zone) => Interval switch
    {
        CohortInterval.Week => new(LocalTime.FirstInstant(new DateTime(7 * number * TimeSpan.TicksPerDay), zone), LocalTime.FirstInstant(new DateTime(7 * (number + 1) * TimeSpan.TicksPerDay), zone)),
        CohortInterval.Month => LocalTime.PeriodOfMonth(number, zone),
        CohortInterval.Quarter => Period.Quarter(number / 4, (number % 4) + 1, zone),
        _ => Period.Year(number, zone),
    };

    /// <summary>The number of cohorts, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"CohortTable: {Cohorts.Count} cohorts, {KnownPeriods} periods known");
}
