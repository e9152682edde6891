using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Customers;

/// <summary>Every figure of a purchase history against LINQ over the purchases themselves, each a definition written out.</summary>
[Properties(Arbitrary = [typeof(CustomerGenerators)])]
public class PurchaseOracleTests
{
    [Property]
    public void Totals(Purchase<int>[] facts, TimeZoneInfo zone)
    {
        var purchases = Cents(facts);
        var history = purchases.Summarize(zone);
        var buyers = purchases.GroupBy(purchase => purchase.Customer).Where(rows => rows.Any(row => row.Amount >= 0)).ToList();
        var days = buyers.Select(rows => rows.Where(row => row.Amount >= 0).Select(row => Day(row, zone)).Distinct().Count()).ToList();
        var bought = buyers.Select(rows => rows.Count(row => row.Amount >= 0)).ToList();
        var revenue = buyers.Sum(rows => rows.Sum(row => row.Amount));

        Assert.Equal(buyers.Count, history.Customers);
        Assert.Equal(bought.Sum(), history.Purchases);
        Assert.Equal(days.Sum(), history.PurchaseDays);
        Assert.Equal(purchases.Count(row => row.Amount < 0), history.Refunds);
        Assert.Equal(purchases.Select(row => row.Customer).Distinct().Count() - buyers.Count, history.RefundOnlyCustomers);
        Assert.Equal(revenue, history.Revenue);
        Assert.Equal(purchases.Sum(row => row.Amount) - revenue, history.RefundOnlyAmount);
        Assert.Equal(new Proportion(days.Count(count => count >= 2), buyers.Count), history.RepeatPurchaseRate);
        Assert.Equal(new Proportion(bought.Count(count => count >= 2), buyers.Count), history.RepeatPurchaseRateByRows);
        Assert.Equal(new Average(revenue, buyers.Count), history.RevenuePerCustomer);
        Assert.Equal(new Average(revenue, days.Sum()), history.AverageOrderValue);
        Assert.Equal(new Average(revenue, bought.Sum()), history.AverageOrderValueByRows);
        Assert.Equal(new Average(days.Sum(), buyers.Count), history.PurchaseFrequency);
        Assert.Equal(new Average(bought.Sum(), buyers.Count), history.PurchaseFrequencyByRows);
    }

    [Property]
    public void Cohorts(Purchase<int>[] facts, TimeZoneInfo zone, DateTimeOffset observedUntil)
    {
        var purchases = Cents(facts);
        var table = purchases.Summarize(zone).Cohorts(observedUntil);
        var end = Month(observedUntil, zone);
        var cohorts = purchases.Where(row => row.Amount >= 0).GroupBy(row => row.Customer)
            .GroupBy(rows => rows.Min(row => Month(row.At, zone)), rows => rows.Key)
            .Where(cohort => cohort.Key < end).OrderBy(cohort => cohort.Key).ToList();

        Assert.Equal(cohorts.Count, table.Cohorts.Count);
        foreach (var (expected, cohort) in cohorts.Zip(table.Cohorts))
        {
            Assert.Equal(Period.Month(expected.Key / 12, (expected.Key % 12) + 1, zone), cohort.Period);
            Assert.Equal(expected.Count(), cohort.Customers);
            Assert.Equal(end - expected.Key, cohort.KnownPeriods);
            Assert.Null(cohort.ActiveCustomers(cohort.KnownPeriods));
            var rows = purchases.Where(row => expected.Contains(row.Customer)).ToLookup(row => Month(row.At, zone) - expected.Key);
            var cumulative = 0m;
            for (var month = 0; month < cohort.KnownPeriods; month++)
            {
                cumulative += rows[month].Sum(row => row.Amount);
                Assert.Equal(rows[month].Where(row => row.Amount >= 0).Select(row => row.Customer).Distinct().Count(), cohort.ActiveCustomers(month));
                Assert.Equal(rows[month].Sum(row => row.Amount), cohort.Revenue(month));
                Assert.Equal(new Average(cumulative, expected.Count()), cohort.CumulativeRevenuePerCustomer(month));
            }
        }

        for (var month = 0; month <= table.KnownPeriods; month++)
        {
            var known = table.Cohorts.Where(cohort => month < cohort.KnownPeriods).ToList();
            Assert.Equal(new Proportion(known.Sum(cohort => cohort.ActiveCustomers(month)!.Value), known.Sum(cohort => cohort.Customers)), table.Retention(month));
            Assert.Equal(new Average(known.Sum(cohort => cohort.CumulativeRevenuePerCustomer(month).Total), known.Sum(cohort => cohort.Customers)), table.CumulativeRevenuePerCustomer(month));
        }
    }

    [Property]
    public void Cohorts_of_weeks_quarters_and_years(Purchase<int>[] facts, TimeZoneInfo zone, DateTimeOffset observedUntil)
    {
        var history = facts.Summarize(zone);
        foreach (var (interval, numberOf, periodOf) in new (CohortInterval, Func<DateTime, int>, Func<DateTimeOffset, TimeZoneInfo, Period>)[]
        {
            (CohortInterval.Week, date => (date - new DateTime(1900, 1, 1)).Days / 7, Period.WeekOf), // a Monday
            (CohortInterval.Quarter, date => (4 * date.Year) + ((date.Month - 1) / 3), Period.QuarterOf),
            (CohortInterval.Year, date => date.Year, Period.YearOf),
        })
        {
            int Number(DateTimeOffset at) => numberOf(TimeZoneInfo.ConvertTime(at, zone).Date);
            var (table, end) = (history.Cohorts(observedUntil, interval), Number(observedUntil));
            var cohorts = facts.Where(row => !row.IsRefund).GroupBy(row => row.Customer).GroupBy(rows => rows.Min(row => Number(row.At)))
                .Where(cohort => cohort.Key < end).OrderBy(cohort => cohort.Key).ToList();
            Assert.Equal(cohorts.Count, table.Cohorts.Count);
            foreach (var (expected, cohort) in cohorts.Zip(table.Cohorts))
            {
                Assert.Equal(periodOf(expected.First().Min(row => row.At), zone), cohort.Period);
                Assert.Equal(end - expected.Key, cohort.KnownPeriods);
                foreach (var period in new[] { 0, 1, 2, 13, cohort.KnownPeriods - 1 }.Where(cohort.IsKnown))
                {
                    int Customers(Func<int, bool> when) => expected.Count(rows => rows.Any(row => when(Number(row.At))));
                    Assert.Equal(new Proportion(Customers(number => number == expected.Key + period), expected.Count()), cohort.Retention(period));
                    Assert.Equal(new Proportion(Customers(number => number >= expected.Key + period && number < end), expected.Count()), cohort.RollingRetention(period));
                }

                Assert.False(cohort.RollingRetention(cohort.KnownPeriods).IsDefined);
            }

            Assert.Equal(table.Cohorts.Aggregate(default(Proportion), (sum, cohort) => sum + cohort.RollingRetention(1)), table.RollingRetention(1));
        }
    }

    [Fact]
    public void An_interval_that_nobody_named_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("interval", () => Array.Empty<Purchase<int>>().Summarize(TimeZoneInfo.Utc).Cohorts(default(DateTimeOffset).AddYears(2000), default));

    [Property]
    public void Months(Purchase<int>[] facts, TimeZoneInfo zone, DateTimeOffset observedUntil)
    {
        var purchases = Cents(facts);
        var months = purchases.Summarize(zone).Months(observedUntil);
        var end = Month(observedUntil, zone);
        var rows = purchases.ToLookup(row => Month(row.At, zone));
        var bought = purchases.Where(row => row.Amount >= 0 && Month(row.At, zone) < end).Select(row => Month(row.At, zone)).ToList();
        HashSet<int> Active(int month) => [.. rows[month].Where(row => row.Amount >= 0).Select(row => row.Customer)];

        Assert.Equal(bought.Count == 0 ? 0 : end - bought.Min(), months.Count);
        for (var i = 0; i < months.Count; i++)
        {
            var month = bought.Min() + i;
            Assert.Equal(Period.Month(month / 12, (month % 12) + 1, zone), months[i].Month);
            Assert.Equal(Active(month).Count, months[i].ActiveCustomers);
            Assert.Equal(Active(month).Count(customer => !bought.Any(earlier => earlier < month && Active(earlier).Contains(customer))), months[i].NewCustomers);
            Assert.Equal(rows[month].Sum(row => row.Amount), months[i].Revenue);
            Assert.Equal(new Proportion(Active(month).Intersect(Active(month - 1)).Count(), Active(month - 1).Count), months[i].MonthOverMonthRetention);
        }
    }

    [Property]
    public void Recency_frequency_and_monetary_value(Purchase<int>[] facts, TimeZoneInfo zone, DateTimeOffset asOf)
    {
        var purchases = Cents(facts);
        var today = TimeZoneInfo.ConvertTime(asOf, zone).Date;
        var expected = purchases.Where(row => Day(row, zone) <= today).GroupBy(row => row.Customer).Where(rows => rows.Any(row => row.Amount >= 0)).ToList();
        var values = purchases.Summarize(zone).RecencyFrequencyMonetaryValues(asOf);

        Assert.Equal(expected.Select(rows => rows.Key).Order(), values.Keys.Order());
        foreach (var rows in expected)
        {
            var days = rows.Where(row => row.Amount >= 0).Select(row => Day(row, zone)).Distinct().ToList();
            Assert.Equal((today - days.Max()).Days, values[rows.Key].RecencyDays);
            Assert.Equal(days.Count, values[rows.Key].Frequency);
            Assert.Equal(rows.Sum(row => row.Amount), values[rows.Key].MonetaryValue);
            Assert.Equal((today - days.Min()).Days, values[rows.Key].AgeDays);
            Assert.Equal((days.Max() - days.Min()).Days, values[rows.Key].FirstToLastDays);
            Assert.Equal(days.Count - 1, values[rows.Key].RepeatFrequency);
            Assert.Equal(rows.Where(row => Day(row, zone) > days.Min()).Sum(row => row.Amount), values[rows.Key].RepeatRevenue);
        }

        // Customer by customer: how many others do worse.
        var scores = purchases.Summarize(zone).RecencyFrequencyMonetaryScores(asOf);
        Assert.Equal(values.Keys, scores.Keys);
        foreach (var (customer, value) in values)
        {
            int Score(Func<RecencyFrequencyMonetaryValue, bool> isWorse) => 1 + (5 * values.Values.Count(isWorse) / values.Count);
            Assert.Equal(
                (Score(other => other.RecencyDays > value.RecencyDays), Score(other => other.Frequency < value.Frequency), Score(other => other.MonetaryValue < value.MonetaryValue)),
                (scores[customer].Recency, scores[customer].Frequency, scores[customer].MonetaryValue));
        }
    }

    [Property]
    public void The_day_of_an_instant_is_that_of_the_framework(DateTimeOffset[] instants, TimeZoneInfo zone)
    {
        var days = new LocalDays(zone);
        foreach (var instant in instants.Append(DateTimeOffset.MinValue).Append(DateTimeOffset.MaxValue))
            Assert.Equal((int)(TimeZoneInfo.ConvertTime(instant, zone).DateTime.Ticks / TimeSpan.TicksPerDay), days.DayOf(instant));
    }

    private static List<Purchase<int>> Cents(Purchase<int>[] purchases) =>
        [.. purchases.Select(purchase => new Purchase<int>(purchase.Customer, purchase.At, decimal.Round(purchase.Amount % 1_000_000, 2)))];

    private static DateTime Day(Purchase<int> purchase, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(purchase.At, zone).Date;

    private static int Month(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return (12 * local.Year) + local.Month - 1;
    }
}
