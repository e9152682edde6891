using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// Cohorts of customers by the week, month, quarter or year of their first purchase: who came back and what they brought, period by period. Later cohorts have been observed
/// for fewer periods; what is not yet known is undefined, never 0, and no average over cohorts mixes it in.
/// </summary>
/// <remarks>
/// <para>A period is known when it was over at the end of the data. Purchases of other periods are in no cell; they are counted as left out.</para>
/// <para>It is read from a <see cref="PurchaseHistory{TCustomer}"/>, which merges; two tables do not.</para>
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
            // The days of one customer; the cohort is the period of the first of them that is not only a refund.
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

    /// <summary>The cohorts that have at least one known period, in order of time; periods in which nobody bought for the first time have none.</summary>
    public IReadOnlyList<Cohort> Cohorts { get; }

    /// <summary>The number of purchases that are in no cell: those in a period that was not over at the end of the data.</summary>
    public long LeftOutPurchases { get; }

    /// <summary>The amount that is in no cell, in money: of periods that were not over, and of refunds in a period before a customer's first purchase.</summary>
    /// <exception cref="OverflowException">The amount lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal LeftOutRevenue => _leftOut.ToDecimal();

    /// <summary>The number of periods that are known for at least one cohort.</summary>
    public int KnownPeriods => Cohorts.Select(cohort => cohort.KnownPeriods).DefaultIfEmpty().Max();

    /// <summary>The retention of a period over all cohorts for which it is known, pooled.</summary>
    /// <param name="period">The period, counting from 0, that of the first purchase.</param>
    /// <returns>The share; undefined if no cohort knows it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    public Proportion Retention(int period)
    {
        Guard.NotNegative(period);
        return Cohorts.Aggregate(default(Proportion), (sum, cohort) => sum + cohort.Retention(period));
    }

    /// <summary>The rolling retention over all cohorts for which a period is known, pooled: customers who bought in it or later / customers.</summary>
    /// <param name="period">The period, counting from 0, that of the first purchase.</param>
    /// <returns>The share; undefined if no cohort knows it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is negative.</exception>
    public Proportion RollingRetention(int period)
    {
        Guard.NotNegative(period);
        return Cohorts.Aggregate(default(Proportion), (sum, cohort) => sum + cohort.RollingRetention(period));
    }

    /// <summary>The revenue from period 0 to the end of a period per customer, over all cohorts for which the period is known, in money.</summary>
    /// <param name="period">The last period, counting from 0.</param>
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

    // Spreads the days start to next of one customer over the periods since the first purchase.
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

    // Periods by number, those of years since the year 0. The first day of the year 1 is a Monday.
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
