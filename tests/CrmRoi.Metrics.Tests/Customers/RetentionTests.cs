using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Customers;

[Properties(Arbitrary = [typeof(CustomerGenerators)])]
public class RetentionTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Period January = new(Start, Start.AddMonths(1));

    /// <summary>An oracle that walks through the comings and goings of each customer.</summary>
    [Property]
    public void The_roll_forward_is_that_of_a_walk_through_all_events(CustomerTenure[] tenures, DateTimeOffset from, byte days)
    {
        var period = new Period(from, from.AddDays(days + 1));
        var rows = tenures.Select((tenure, i) => (Customer: i % 4, Tenure: tenure)).ToList();
        long atStart = 0, newCustomers = 0, reactivated = 0, lostOfStart = 0, lostOfJoined = 0, atEnd = 0;
        foreach (var customer in rows.GroupBy(row => row.Customer, row => row.Tenure))
        {
            var joined = customer.Select(tenure => tenure.Joined).ToList();
            var left = customer.Where(tenure => tenure.Left is not null).Select(tenure => tenure.Left!.Value).ToList();
            int ActiveJustBefore(DateTimeOffset instant) => joined.Count(at => at < instant) - left.Count(at => at < instant);

            var (start, end) = (ActiveJustBefore(period.Start) > 0, ActiveJustBefore(period.End) > 0);
            var joins = !start && joined.Any(period.Contains);
            atStart += start ? 1 : 0;
            lostOfStart += start && !end ? 1 : 0;
            newCustomers += joins && joined.Min() >= period.Start ? 1 : 0;
            reactivated += joins && joined.Min() < period.Start ? 1 : 0;
            lostOfJoined += joins && !end ? 1 : 0;
            atEnd += end ? 1 : 0;
        }

        Assert.Equal(
            new CustomerRollForward(atStart, newCustomers, reactivated, lostOfStart, lostOfJoined, atEnd),
            rows.RollForward(period, row => row.Customer, row => row.Tenure));
    }

    [Fact]
    public void Each_way_through_a_month_is_told_apart()
    {
        (string Customer, CustomerTenure Tenure)[] rows =
        [
            ("stays", new(Day(-40))),
            ("is lost", new(Day(-40), Day(3))),
            ("leaves and comes back", new(Day(-40), Day(3))), ("leaves and comes back", new(Day(20))),
            ("is new", new(Day(0))),
            ("is new and leaves", new(Day(5), Day(9))),
            ("comes back", new(Day(-90), Day(-50))), ("comes back", new(Day(8))),
            ("comes back and leaves", new(Day(-90), Day(-50))), ("comes back and leaves", new(Day(8), Day(9))),
            ("left before", new(Day(-90), Day(-50))),
            ("leaves at the first instant", new(Day(-90), Day(0))),
            ("leaves at the end", new(Day(-90), Day(31))),
            ("joins at the end", new(Day(31))),
        ];

        Assert.Equal(
            new CustomerRollForward(atStart: 5, newCustomers: 2, reactivated: 2, lostOfStart: 2, lostOfJoined: 2, atEnd: 5),
            rows.RollForward(January, row => row.Customer, row => row.Tenure));
    }

    [Theory]
    [InlineData(-1, 0, 0, 0, 0, -1, "atStart")]
    [InlineData(0, -1, 0, 0, 0, -1, "newCustomers")]
    [InlineData(0, 0, -1, 0, 0, -1, "reactivated")]
    [InlineData(10, 5, 0, 11, 0, 4, "lostOfStart")]
    [InlineData(10, 5, 0, -1, 0, 16, "lostOfStart")]
    [InlineData(10, 5, 1, 0, 7, 9, "lostOfJoined")]
    [InlineData(10, 5, 1, 2, 3, 12, "atEnd must be 11")]
    [InlineData(long.MaxValue, long.MaxValue, 0, 0, 0, 1, "atEnd")]
    public void A_roll_forward_that_does_not_add_up_is_refused(long atStart, long newCustomers, long reactivated, long lostOfStart, long lostOfJoined, long atEnd, string message)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new CustomerRollForward(atStart, newCustomers, reactivated, lostOfStart, lostOfJoined, atEnd));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(message, CustomerRollForward.Check(atStart, newCustomers, reactivated, lostOfStart, lostOfJoined, atEnd).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_tenure_is_refused()
    {
        Assert.Contains("left", Assert.Throws<ArgumentException>(() => new CustomerTenure(Day(1), Day(0))).Message, StringComparison.Ordinal);
        Assert.False(CustomerTenure.Check(Day(1), Day(0)).IsValid);
        Assert.Contains("index 0", Assert.Throws<ArgumentException>(() => new[] { default(CustomerTenure) }.RollForward(January, _ => 1, tenure => tenure)).Message, StringComparison.Ordinal);
        Assert.Contains("index 0", Assert.Throws<ArgumentException>(() => new[] { Day(0) }.RollForward(January, _ => (string)null!, day => new CustomerTenure(day))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new[] { Day(0) }.RollForward(default, _ => 1, day => new CustomerTenure(day)));
    }

    [Property]
    public void Revenue_retention_is_that_of_its_formulas(CustomerRevenue[] facts)
    {
        CustomerRevenue[] customers = [.. facts.Select(fact => new CustomerRevenue(Cents(fact.AtStart), Cents(fact.AtEnd), fact.IsUpForRenewal))];
        var summary = customers.Summarize();
        var start = customers.Where(customer => customer.AtStart > 0).ToList();
        var renewals = start.Where(customer => customer.IsUpForRenewal).ToList();
        var cancelled = start.Where(customer => customer.AtEnd == 0).ToList();
        decimal total = start.Sum(customer => customer.AtStart), kept = start.Sum(customer => Math.Min(customer.AtStart, customer.AtEnd));

        Assert.Equal(new Ratio(kept, total), summary.GrossRevenueRetention);
        Assert.Equal(new Ratio(start.Sum(customer => customer.AtEnd), total), summary.NetRevenueRetention);
        Assert.Equal(new Ratio(total - cancelled.Sum(customer => customer.AtStart), total), summary.CancellationOnlyRevenueRetention);
        Assert.Equal(
            new Ratio(renewals.Sum(customer => Math.Min(customer.AtStart, customer.AtEnd)), renewals.Sum(customer => customer.AtStart)),
            summary.UpForRenewalRevenueRetention);
        Assert.Equal(new Ratio(total - kept, total), summary.GrossRevenueChurn);
        Assert.Equal(new Proportion(cancelled.Count, start.Count), summary.ChurnRate);
        Assert.Equal(new Average(total, start.Count), summary.RevenuePerCustomer);
        Assert.Equal(renewals.Count, summary.CustomersUpForRenewal);
        Assert.Equal(customers.Length, summary.StartCustomers + summary.NewCustomers + summary.InactiveCustomers);
        Assert.Equal(customers.Sum(customer => customer.AtEnd), summary.EndRevenue);
        Assert.Equal(summary.EndRevenue, summary.StartRevenue + summary.NewRevenue + summary.ExpansionRevenue - summary.ContractionRevenue - summary.CancelledRevenue);
    }

    [Fact]
    public void Growth_of_one_customer_does_not_hide_the_loss_of_another()
    {
        var summary = new[] { new CustomerRevenue(100, 150), new CustomerRevenue(100, 60, isUpForRenewal: true), new CustomerRevenue(100, 0), new CustomerRevenue(0, 500) }.Summarize();
        Assert.Equal(new Ratio(160, 300), summary.GrossRevenueRetention);
        Assert.Equal(new Ratio(210, 300), summary.NetRevenueRetention);
        Assert.Equal(new Ratio(200, 300), summary.CancellationOnlyRevenueRetention);
        Assert.Equal(new Ratio(60, 100), summary.UpForRenewalRevenueRetention);
        Assert.False(RevenueRetentionSummary.Empty.GrossRevenueRetention.IsDefined);
        Assert.False(new[] { new CustomerRevenue(0, 500) }.Summarize().NetRevenueRetention.IsDefined);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CustomerRevenue(-1, 0));
        Assert.Contains("atEnd", CustomerRevenue.Check(1, -1).Error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CustomerRevenue[1].Summarize());
    }

    private static DateTimeOffset Day(int days) => Start.AddDays(days);

    private static decimal Cents(decimal amount) => decimal.Round(amount % 1_000_000, 2);

    [Fact]
    public void More_customers_at_the_end_than_there_can_be_are_refused()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => CustomerRollForward.EndCountRetentionRateOf(100, 150, 30));
        Assert.StartsWith("atEnd must not exceed the 100 customers at the start with 30 new and 0 reactivated ones, but was 150.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => CustomerRollForward.EndCountChurnRateOf(100, 150, 30));
        Assert.Equal(1, CustomerRollForward.EndCountRetentionRateOf(100, 130, 30).Value);
    }

    [Fact]
    public void Portal_use_counts_a_customer_once()
    {
        var may = Period.Month(2025, 5, TimeZoneInfo.Utc);
        (string Customer, DateTimeOffset At)[] logins = [("Ada", may.Start), ("Ada", may.Start.AddDays(3)), ("Ben", may.End.AddTicks(-1)), ("Cem", may.End)];
        Assert.Equal(new Proportion(2, 8), logins.PortalUse(may, 8, login => login.Customer, login => login.At));
        Assert.False(logins[..0].PortalUse(may, 0, login => login.Customer, login => login.At).IsDefined);
        Assert.Throws<ArgumentOutOfRangeException>("customers", () => logins.PortalUse(may, 1, login => login.Customer, login => login.At));
        Assert.Throws<ArgumentNullException>("customer", () => Array.Empty<string>().PortalUse<string, string>(may, 1, null!, _ => may.Start));
        Assert.Throws<ArgumentNullException>("at", () => Array.Empty<string>().PortalUse(may, 1, who => who, null!));
        Assert.Contains("index 1", Assert.Throws<ArgumentException>(() => new[] { "Ada", null! }.PortalUse(may, 2, who => who, _ => may.Start)).Message, StringComparison.Ordinal);
    }
}
