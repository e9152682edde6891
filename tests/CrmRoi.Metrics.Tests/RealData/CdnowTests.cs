using System.Globalization;
using CrmRoi.Metrics.Customers;

namespace CrmRoi.Metrics.Tests.RealData;

public class CdnowTests
{
    private static readonly DateTimeOffset End = new(1998, 7, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Totals_agree_with_the_independent_figures()
    {
        var expected = SharedData.Expected("cdnow");
        var history = History();

        Assert.Equal((long)expected["customers"]!, history.Customers);
        Assert.Equal((long)expected["rows"]!, history.Purchases);
        Assert.Equal((long)expected["customer_days"]!, history.PurchaseDays);
        Assert.Equal(expected["revenue"].Exact(), history.Revenue);
        Assert.Equal(expected["revenue_per_customer"].Exact(), history.RevenuePerCustomer.Value);
        Assert.Equal(expected["average_order_value_per_row"].Exact(), history.AverageOrderValueByRows.Value);
        Assert.Equal(expected["average_order_value_per_customer_day"].Exact(), history.AverageOrderValue.Value);
        Assert.Equal(expected["purchase_frequency_rows"].Exact(), history.PurchaseFrequencyByRows.Value);
        Assert.Equal(expected["purchase_frequency_days"].Exact(), history.PurchaseFrequency.Value);
        Assert.Equal((long)expected["repeat_customers_by_rows"]!, history.RepeatPurchaseRateByRows.Successes);
        Assert.Equal(expected["repeat_rate_by_rows"].Exact(), history.RepeatPurchaseRateByRows.Value);
        Assert.Equal((long)expected["repeat_customers_by_distinct_days"]!, history.RepeatPurchaseRate.Successes);
        Assert.Equal(expected["repeat_rate_by_distinct_days"].Exact(), history.RepeatPurchaseRate.Value);
        Assert.Equal((long)expected["one_time_buyers_by_days"]!, history.RepeatPurchaseRate.Complement.Successes);
    }

    [Fact]
    public void Every_cell_of_the_cohort_table_agrees_with_the_independent_figures()
    {
        var expected = SharedData.Expected("cdnow");
        var retention = expected["cohort_retention (month k after first-purchase month, calendar months)"]!.AsObject();
        var table = History().Cohorts(End);

        Assert.Equal(retention.Select(cohort => cohort.Key), table.Cohorts.Select(cohort => Name(cohort.Period)));
        Assert.Equal(0, table.LeftOutPurchases);
        Assert.Equal(0, table.LeftOutRevenue);
        foreach (var cohort in table.Cohorts)
        {
            var figures = retention[Name(cohort.Period)]!;
            var revenue = expected["cohort_revenue"]![Name(cohort.Period)]!;
            var months = figures["active"]!.AsArray().Count;

            Assert.Equal((long)figures["size"]!, cohort.Customers);
            Assert.Equal(months, cohort.KnownPeriods);
            for (var month = 0; month < months; month++)
            {
                Assert.Equal((long)figures["active"]![month]!, cohort.ActiveCustomers(month));
                Assert.Equal(figures["retention"]![month].Exact(), decimal.Round(cohort.Retention(month).Value!.Value, 12));
                Assert.Equal(revenue["revenue"]![month].Exact(), cohort.Revenue(month));
                Assert.Equal(revenue["cumulative_revenue_per_customer"]![month].Exact(), decimal.Round(cohort.CumulativeRevenuePerCustomer(month).Value!.Value, 12));
            }

            Assert.Null(cohort.ActiveCustomers(months));
            Assert.Null(cohort.Revenue(months));
            Assert.False(cohort.Retention(months).IsDefined);
            Assert.False(cohort.CumulativeRevenuePerCustomer(months).IsDefined);
        }
    }

    [Fact]
    public void Every_month_agrees_with_the_independent_figures()
    {
        var expected = SharedData.Expected("cdnow");
        var active = expected["monthly_active_customers"]!.AsObject();
        var months = History().Months(End);

        Assert.Equal(active.Select(month => month.Key), months.Select(month => Name(month.Month)));
        foreach (var month in months)
        {
            Assert.Equal((long)active[Name(month.Month)]!, month.ActiveCustomers);
            Assert.Equal(expected["monthly_revenue"]![Name(month.Month)].Exact(), month.Revenue);
        }

        var returning = expected["month_over_month_returning (active in m and m-1 / active in m-1)"]!.AsObject();
        Assert.False(months[0].MonthOverMonthRetention.IsDefined);
        Assert.Equal(returning.Select(month => month.Key), months.Skip(1).Select(month => Name(month.Month)));
        foreach (var month in months.Skip(1))
            Assert.Equal(returning[Name(month.Month)].Exact(), month.MonthOverMonthRetention.Value);
    }

    [Theory, InlineData(CohortInterval.Week), InlineData(CohortInterval.Month), InlineData(CohortInterval.Quarter), InlineData(CohortInterval.Year)]
    public void Cohorts_of_each_interval_agree_with_the_days_counted_one_by_one(CohortInterval interval)
    {
        var byCohort = Days().GroupBy(customer => Start(customer.Value.Min())).OrderBy(cohort => cohort.Key).ToList();
        var table = History().Cohorts(End, interval);

        Assert.Equal(byCohort.Select(cohort => cohort.Key), table.Cohorts.Select(cohort => cohort.Period.Start.DateTime));
        foreach (var (days, cohort) in byCohort.Zip(table.Cohorts))
        {
            Assert.Equal(days.Count(), cohort.Customers);
            Assert.True(After(days.Key, cohort.KnownPeriods) <= End.DateTime && After(days.Key, cohort.KnownPeriods + 1) > End.DateTime);
            for (var period = 0; period < cohort.KnownPeriods; period++)
            {
                var (start, next, known) = (After(days.Key, period), After(days.Key, period + 1), After(days.Key, cohort.KnownPeriods));
                Assert.Equal(new Proportion(days.Count(customer => customer.Value.Any(day => day >= start && day < next)), days.Count()), cohort.Retention(period));
                Assert.Equal(new Proportion(days.Count(customer => customer.Value.Any(day => day >= start && day < known)), days.Count()), cohort.RollingRetention(period));
            }
        }

        DateTime Start(DateTime day) => interval switch
        {
            CohortInterval.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            CohortInterval.Month => new(day.Year, day.Month, 1),
            CohortInterval.Quarter => new(day.Year, day.Month - ((day.Month - 1) % 3), 1),
            _ => new(day.Year, 1, 1),
        };
        DateTime After(DateTime start, int periods) => interval switch
        {
            CohortInterval.Week => start.AddDays(7 * periods),
            CohortInterval.Month => start.AddMonths(periods),
            CohortInterval.Quarter => start.AddMonths(3 * periods),
            _ => start.AddYears(periods),
        };
    }

    // The counts of customers with 0 to 6 repeat days are those of the same data in a test of another library: github.com/CamDavidsonPilon/lifetimes, tests/test_plotting.py.
    [Fact]
    public void Frequency_recency_and_age_are_those_that_lifetime_models_take()
    {
        var lastDay = new DateTime(1997, 9, 30, 0, 0, 0, DateTimeKind.Utc);
        var values = History().RecencyFrequencyMonetaryValues(lastDay);

        Assert.Equal([1_411, 439, 214, 100, 62, 38, 29, 64], Enumerable.Range(0, 8).Select(times => values.Count(customer => Math.Min(customer.Value.RepeatFrequency, 7) == times)));
        foreach (var (customer, all) in Days())
        {
            DateTime[] days = [.. all.Where(day => day <= lastDay).Order()];
            Assert.Equal(
                (days.Length - 1, (days[^1] - days[0]).Days, (lastDay - days[0]).Days),
                (values[customer].RepeatFrequency, values[customer].FirstToLastDays, values[customer].AgeDays));
        }
    }

    [Fact]
    public void Quintile_scores_put_a_fifth_of_the_customers_or_ties_into_each()
    {
        var history = History();
        var values = history.RecencyFrequencyMonetaryValues(End);
        var scores = history.RecencyFrequencyMonetaryScores(End);

        Assert.Equal(2_357, scores.Count);
        InOrder(values => -values.RecencyDays, score => score.Recency);
        InOrder(values => values.Frequency, score => score.Frequency);
        InOrder(values => values.MonetaryValue, score => score.MonetaryValue);

        // A better value never has a lower score, and equal values have the same.
        void InOrder(Func<RecencyFrequencyMonetaryValue, decimal> value, Func<RecencyFrequencyMonetaryScore, int> score)
        {
            var ordered = scores.Select(customer => (Value: value(values[customer.Key]), Score: score(customer.Value))).OrderBy(customer => customer.Value).ToList();
            Assert.Equal((1, 5), (ordered.Min(customer => customer.Score), ordered.Max(customer => customer.Score)));
            foreach (var (left, right) in ordered.Zip(ordered.Skip(1)))
                Assert.True(left.Value == right.Value ? left.Score == right.Score : left.Score <= right.Score);
        }
    }

    // The days on which a shop was visited to buy stand in for logins.
    [Fact]
    public void Use_of_a_period_counts_each_customer_once()
    {
        var rows = Days().SelectMany(customer => customer.Value.Select(day => (Customer: customer.Key, At: new DateTimeOffset(day, TimeSpan.Zero)))).ToList();
        foreach (var (month, active) in SharedData.Expected("cdnow")["monthly_active_customers"]!.AsObject())
        {
            var period = Period.Month(int.Parse(month[..4], CultureInfo.InvariantCulture), int.Parse(month[5..], CultureInfo.InvariantCulture), TimeZoneInfo.Utc);
            Assert.Equal(new Proportion((long)active!, 2_357), rows.PortalUse(period, 2_357, row => row.Customer, row => row.At));
        }
    }

    private static Dictionary<string, HashSet<DateTime>> Days() =>
        Rows().GroupBy(row => row.Customer, row => row.Day).ToDictionary(days => days.Key, days => days.ToHashSet());

    private static string Name(Period month) => month.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static PurchaseHistory<string> History() =>
        Rows().Select(row => Purchase.Of(row.Customer, new DateTimeOffset(row.Day, TimeSpan.Zero), row.Amount)).Summarize(TimeZoneInfo.Utc);

    // Columns: master id, sample id, yyyymmdd, CDs, USD; blanks between them and before the first.
    private static IEnumerable<(string Customer, DateTime Day, decimal Amount)> Rows() =>
        SharedData.Rows("cdnow/CDNOW_sample.txt", ' ', header: false)
            .Select(cells => Array.FindAll(cells, cell => cell.Length > 0))
            .Select(cells => (cells[0], DateTime.ParseExact(cells[2], "yyyyMMdd", CultureInfo.InvariantCulture), decimal.Parse(cells[4], CultureInfo.InvariantCulture)));
}
