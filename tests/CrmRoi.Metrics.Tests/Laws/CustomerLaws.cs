using CrmRoi.Metrics.Customers;
using FsCheck;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(CustomerGenerators)])]
public class CustomerLaws
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(14);

    // Each customer by itself, in fractions.
    [Property]
    public void Revenue_movements_add_up_exactly(CustomerRevenue[] customers)
    {
        var summary = customers.Summarize();
        Rational Sum(Func<CustomerRevenue, bool> which, Func<CustomerRevenue, Rational> amount) => customers.Where(which).Aggregate(Rational.Zero, (sum, customer) => sum + amount(customer));
        bool IsBack(CustomerRevenue customer) => customer is { AtStart: 0, AtEnd: > 0, WasCustomerBefore: true };

        var isNew = Sum(customer => customer is { AtStart: 0, WasCustomerBefore: false }, customer => customer.AtEnd);
        var isBack = Sum(IsBack, customer => customer.AtEnd);
        var more = Sum(customer => customer.AtStart > 0 && customer.AtEnd > customer.AtStart, customer => (Rational)customer.AtEnd - customer.AtStart);
        var less = Sum(customer => customer.AtEnd > 0 && customer.AtEnd < customer.AtStart, customer => (Rational)customer.AtStart - customer.AtEnd);
        var gone = Sum(customer => customer is { AtStart: > 0, AtEnd: 0 }, customer => customer.AtStart);
        Assert.True(isNew.RoundsTo(summary.NewRevenue));
        Assert.True(isBack.RoundsTo(summary.ReactivatedRevenue));
        Assert.True(more.RoundsTo(summary.ExpansionRevenue));
        Assert.True(less.RoundsTo(summary.ContractionRevenue));
        Assert.True(gone.RoundsTo(summary.CancelledRevenue));
        Assert.Equal(customers.Count(IsBack), summary.ReactivatedCustomers);
        Assert.Equal(customers.Length, summary.StartCustomers + summary.NewCustomers + summary.ReactivatedCustomers + summary.InactiveCustomers);
        Assert.Equal(Sum(_ => true, customer => customer.AtEnd), Sum(_ => true, customer => customer.AtStart) + isNew + isBack + more - less - gone);
    }

    [Property]
    public void Gross_revenue_retention_is_never_over_100_percent_nor_over_the_net_one(CustomerRevenue[] customers)
    {
        var summary = customers.Summarize();
        if (!summary.GrossRevenueRetention.IsDefined)
            return;
        Assert.InRange(summary.GrossRevenueRetention.Value!.Value, 0, 1);
        Assert.True(summary.GrossRevenueRetention <= summary.CancellationOnlyRevenueRetention);
        Assert.True(summary.GrossRevenueRetention <= summary.NetRevenueRetention);
        Assert.True(summary.CancellationOnlyRevenueRetention.Value <= 1);
    }

    [Property]
    public void Revenue_retention_does_not_depend_on_the_currency(PositiveInt factor, CustomerRevenue[] customers)
    {
        CustomerRevenue[] cents = [.. customers.Select(customer => new CustomerRevenue(Cents(customer.AtStart), Cents(customer.AtEnd)))];
        var scaled = cents.Select(customer => new CustomerRevenue(factor.Get * customer.AtStart, factor.Get * customer.AtEnd)).Summarize();
        Assert.Equal(cents.Summarize().GrossRevenueRetention.Value, scaled.GrossRevenueRetention.Value);
        Assert.Equal(cents.Summarize().NetRevenueRetention.Value, scaled.NetRevenueRetention.Value);
    }

    [Property]
    public void Renewals_are_on_time_late_lapsed_or_pending(Renewal[] renewals, DateTimeOffset asOf)
    {
        var summary = renewals.Summarize(asOf, Grace);
        Assert.Equal(renewals.Length, summary.Renewed + summary.Lapsed + summary.Pending);
        Assert.True(summary.RenewedOnTime <= summary.Renewed);
        Assert.True(!summary.GrossRenewalRateByValue.IsDefined || summary.GrossRenewalRateByValue.Value <= 1);
    }

    [Property]
    public void A_longer_grace_period_makes_no_renewal_late_and_no_contract_lapsed(Renewal[] renewals, DateTimeOffset asOf, byte more)
    {
        var summary = renewals.Summarize(asOf, Grace);
        var patient = renewals.Summarize(asOf, Grace + TimeSpan.FromDays(more));
        Assert.Equal(summary.Renewed, patient.Renewed);
        Assert.True(summary.RenewedOnTime <= patient.RenewedOnTime);
        Assert.True(summary.Lapsed >= patient.Lapsed);
    }

    [Property]
    public void The_end_of_a_period_is_the_start_of_the_next(CustomerTenure[] tenures, DateTimeOffset from, byte days, byte more)
    {
        var rows = tenures.Select((tenure, i) => (Customer: i % 5, Tenure: tenure)).ToList();
        var (middle, end) = (from.AddDays(days + 1), from.AddDays(days + more + 2));
        var first = rows.RollForward(new Period(from, middle), row => row.Customer, row => row.Tenure);
        var second = rows.RollForward(new Period(middle, end), row => row.Customer, row => row.Tenure);
        Assert.Equal(first.AtEnd, second.AtStart);
    }

    [Property]
    public void Roll_forwards_of_other_customers_add_up(CustomerTenure[] tenures, DateTimeOffset from, byte days)
    {
        var rows = tenures.Select((tenure, i) => (Customer: i % 5, Tenure: tenure)).ToList();
        var period = new Period(from, from.AddDays(days + 1));
        CustomerRollForward Of(Func<int, bool> chosen) => rows.Where(row => chosen(row.Customer)).RollForward(period, row => row.Customer, row => row.Tenure);

        Assert.Equal(Of(_ => true), Of(customer => customer < 2) + Of(customer => customer >= 2));
        Assert.Equal(Of(_ => true), Of(_ => true).Merge(default(CustomerRollForward)));
        Assert.Equal(Of(_ => true), Enumerable.Reverse(rows).RollForward(period, row => row.Customer, row => row.Tenure));
    }

    [Property]
    public void Both_retention_rates_are_equal_exactly_where_no_joiner_left(byte start, byte joined, byte back, byte lost, byte lostOfJoined)
    {
        long lostOfStart = Math.Min(lost, start), left = Math.Min(lostOfJoined, joined + back);
        var forward = new CustomerRollForward(start, joined, back, lostOfStart, left, start + joined + back - lostOfStart - left);
        Assert.Equal(start != 0, forward.RetentionRate.IsDefined);
        if (start == 0)
            return;
        Assert.Equal(left == 0, forward.EndCountRetentionRate.Value == forward.RetentionRate.Value);
        Assert.True(forward.EndCountRetentionRate.Value <= forward.RetentionRate.Value);
        Assert.Equal(start, forward.EndCountRetentionRate.Numerator + forward.EndCountChurnRate.Numerator);
    }

    [Property]
    public void Cohorts_hold_every_customer_and_all_the_revenue(Purchase<int>[] purchases, TimeZoneInfo zone, DateTimeOffset observedUntil)
    {
        Purchase<int>[] cents = [.. purchases.Select(purchase => new Purchase<int>(purchase.Customer, purchase.At, Cents(purchase.Amount)))];
        var history = cents.Summarize(zone);
        var table = history.Cohorts(observedUntil);
        Assert.True(table.Cohorts.Sum(cohort => cohort.Customers) <= history.Customers);
        Assert.Equal(history.Revenue, table.LeftOutRevenue + table.Cohorts.Sum(cohort => Enumerable.Range(0, cohort.KnownPeriods).Sum(month => cohort.Revenue(month)!.Value)));

        var all = history.Cohorts(new DateTimeOffset(2199, 12, 31, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(history.Customers, all.Cohorts.Sum(cohort => cohort.Customers));
        Assert.Equal(0, all.LeftOutPurchases);
        Assert.All(all.Cohorts, cohort => Assert.Equal(1, cohort.Retention(0).Value));
    }

    private static decimal Cents(decimal amount) => decimal.Round(amount % 1_000_000, 2);
}
