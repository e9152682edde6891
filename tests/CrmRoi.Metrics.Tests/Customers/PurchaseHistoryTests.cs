using CrmRoi.Metrics.Customers;

namespace CrmRoi.Metrics.Tests.Customers;

public class PurchaseHistoryTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Fact]
    public void A_refund_makes_nobody_a_repeat_customer()
    {
        var history = new[] { Purchase.Of("A", Day(1), 100), Purchase.Of("A", Day(9), -40), Purchase.Of("B", Day(2), -10) }.Summarize(TimeZoneInfo.Utc);
        Assert.Equal(new Proportion(0, 1), history.RepeatPurchaseRate);
        Assert.Equal(60, history.Revenue);
        Assert.Equal(1, history.RefundOnlyCustomers);
        Assert.Equal(-10, history.RefundOnlyAmount);
        Assert.Equal(2, history.Refunds);
    }

    [Fact]
    public void Revenue_beyond_64_bits_is_counted_once_whoever_comes_first()
    {
        Purchase<string>[] purchases = [Purchase.Of("A", Day(1), 35_955.65m), Purchase.Of("A", Day(2), -2_145_166_335_497_361_954.7m), Purchase.Of("B", Day(3), 1_645.35m), Purchase.Of("C", Day(4), 44_257.33m)];
        Assert.Equal(-2_145_166_335_497_280_096.37m, purchases.Summarize(TimeZoneInfo.Utc).Revenue);
        Assert.Equal(-2_145_166_335_497_280_096.37m, purchases.Reverse().Summarize(TimeZoneInfo.Utc).Revenue);
    }

    [Fact]
    public void The_day_is_that_of_the_zone()
    {
        // Half past eleven at night and half past midnight in Berlin, both on 5 January in UTC.
        Purchase<int>[] purchases = [Purchase.Of(1, new DateTimeOffset(2024, 1, 5, 22, 30, 0, TimeSpan.Zero), 1), Purchase.Of(1, new DateTimeOffset(2024, 1, 5, 23, 30, 0, TimeSpan.Zero), 1)];
        Assert.Equal(0, purchases.Summarize(TimeZoneInfo.Utc).RepeatPurchaseRate.Value);
        Assert.Equal(1, purchases.Summarize(Berlin).RepeatPurchaseRate.Value);
    }

    [Fact]
    public void A_month_that_is_not_over_is_not_yet_known()
    {
        var history = new[] { Purchase.Of(1, Day(5), 10), Purchase.Of(1, Day(40), 20), Purchase.Of(2, Day(45), 30) }.Summarize(TimeZoneInfo.Utc);
        var table = history.Cohorts(Day(31 + 28)); // 29 February 2024.
        var cohort = Assert.Single(table.Cohorts);
        Assert.Equal(1, cohort.KnownPeriods);
        Assert.False(cohort.Retention(1).IsDefined);
        Assert.Equal("n/a", cohort.Retention(1).ToString());
        Assert.Equal(2, table.LeftOutPurchases);
        Assert.Equal(50, table.LeftOutRevenue);

        table = history.Cohorts(Day(31 + 29)); // 1 March.
        Assert.Equal(2, table.Cohorts.Count);
        Assert.Equal(1, table.Cohorts[0].Retention(1).Value);
        Assert.False(table.Cohorts[1].Retention(1).IsDefined);
        Assert.Equal(new Proportion(1, 1), table.Retention(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Retention(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Cohorts[0].Revenue(-1));
    }

    [Fact]
    public void Histories_of_different_zones_do_not_merge()
    {
        Purchase<int>[] purchases = [Purchase.Of(1, Day(1), 1)];
        Assert.Throws<ArgumentException>(() => purchases.Summarize(TimeZoneInfo.Utc) + purchases.Summarize(Berlin));
        Assert.Throws<ArgumentException>(() => Array.Empty<Purchase<int>>().Summarize(TimeZoneInfo.Utc) + purchases.Summarize(Berlin));
    }

    [Fact]
    public void What_differs_in_one_day_or_amount_is_not_equal()
    {
        var history = new[] { Purchase.Of(1, Day(1), 1), Purchase.Of(2, Day(1), 1) }.Summarize(TimeZoneInfo.Utc);
        Assert.NotEqual(history, new[] { Purchase.Of(1, Day(1), 1), Purchase.Of(2, Day(2), 1) }.Summarize(TimeZoneInfo.Utc));
        Assert.NotEqual(history, new[] { Purchase.Of(1, Day(1), 1), Purchase.Of(2, Day(1), 2) }.Summarize(TimeZoneInfo.Utc));
        Assert.NotEqual(history, new[] { Purchase.Of(1, Day(1), 1), Purchase.Of(3, Day(1), 1) }.Summarize(TimeZoneInfo.Utc));
        Assert.NotEqual(history, new[] { Purchase.Of(1, Day(1), 1), Purchase.Of(1, Day(2), 1) }.Summarize(TimeZoneInfo.Utc));

        // As many customers and as many days, of which another customer has the second.
        var first = new[] { Purchase.Of(1, Day(1), 1), Purchase.Of(1, Day(2), 1), Purchase.Of(2, Day(1), 1) }.Summarize(TimeZoneInfo.Utc);
        var second = new[] { Purchase.Of(2, Day(1), 1), Purchase.Of(2, Day(2), 1), Purchase.Of(1, Day(1), 1) }.Summarize(TimeZoneInfo.Utc);
        Assert.NotEqual(first, second);
        Assert.NotEqual(second, first);
    }

    [Fact]
    public void A_log_longer_than_a_million_is_brought_down_on_the_way()
    {
        const int Rows = 2_500_000, Customers = 1_000, Days = 300;
        var builder = PurchaseHistory<int>.NewBuilder(TimeZoneInfo.Utc);
        for (var i = 0; i < Rows; i++)
            builder.Add(Purchase.Of(i % Customers, Day(i / Customers % Days), 0.01m));
        var history = builder.ToSummary();

        Assert.Equal(Rows, history.Purchases);
        Assert.Equal(Customers * Days, history.PurchaseDays);
        Assert.Equal(25_000, history.Revenue);
        Assert.Equal(1, history.RepeatPurchaseRate.Value);
    }

    [Fact]
    public void What_is_no_purchase_is_refused()
    {
        Assert.Contains("customer", Purchase.Check<string>(null!, Day(1), 1).Error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Purchase.Of<string>(null!, Day(1), 1));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new[] { Purchase.Of(1, Day(1), 1), default }.Summarize(TimeZoneInfo.Utc)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => Array.Empty<Purchase<int>>().Summarize(null!));

        // What a part has counts too, refunds as well.
        var builder = PurchaseHistory<int>.NewBuilder(TimeZoneInfo.Utc);
        builder.Add(new[] { Purchase.Of(1, Day(1), 1), Purchase.Of(1, Day(1), -1), Purchase.Of(2, Day(2), 1) }.Summarize(TimeZoneInfo.Utc));
        Assert.Contains("index 3", Assert.Throws<ArgumentException>(() => builder.Add(default(Purchase<int>))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_period_of_a_cohort_table_counts_from_0()
    {
        var one = new[] { Purchase.Of(1, Day(1), 1) };
        foreach (var table in new[] { one.Summarize(TimeZoneInfo.Utc).Cohorts(Day(60)), one.Take(0).Summarize(TimeZoneInfo.Utc).Cohorts(Day(60)) })
        {
            Assert.Throws<ArgumentOutOfRangeException>("period", () => table.Retention(-1));
            Assert.Throws<ArgumentOutOfRangeException>("period", () => table.RollingRetention(-1));
            Assert.Throws<ArgumentOutOfRangeException>("period", () => table.CumulativeRevenuePerCustomer(-1));
            Assert.Equal(new Proportion(table.Cohorts.Count, table.Cohorts.Count), table.Retention(0));
        }
    }

    private static DateTimeOffset Day(int days) => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(days);
}
