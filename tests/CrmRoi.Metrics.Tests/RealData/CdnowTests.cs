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

    private static string Name(Period month) => month.Start.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    // Columns: master id, sample id, yyyymmdd, CDs, USD; blanks between them and before the first.
    private static PurchaseHistory<string> History() =>
        SharedData.Rows("cdnow/CDNOW_sample.txt", ' ', header: false)
            .Select(cells => Array.FindAll(cells, cell => cell.Length > 0))
            .Select(cells => Purchase.Of(
                cells[0],
                new DateTimeOffset(DateTime.ParseExact(cells[2], "yyyyMMdd", CultureInfo.InvariantCulture), TimeSpan.Zero),
                decimal.Parse(cells[4], CultureInfo.InvariantCulture)))
            .Summarize(TimeZoneInfo.Utc);
}
