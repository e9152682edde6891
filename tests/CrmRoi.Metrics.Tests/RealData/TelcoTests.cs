using System.Globalization;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Customers;

namespace CrmRoi.Metrics.Tests.RealData;

public class TelcoTests
{
    private sealed record Row(Dictionary<string, string> Cells)
    {
        public decimal Monthly => decimal.Parse(Cells["MonthlyCharges"], CultureInfo.InvariantCulture);

        public decimal Tenure => decimal.Parse(Cells["tenure"], CultureInfo.InvariantCulture);

        public CustomerRevenue Revenue => new(Monthly, Cells["Churn"] == "Yes" ? 0 : Monthly);
    }

    [Theory]
    [InlineData(null, "all")]
    [InlineData("Contract", "by_Contract")]
    [InlineData("InternetService", "by_InternetService")]
    [InlineData("PaymentMethod", "by_PaymentMethod")]
    public void Churn_revenue_churn_and_lifetime_value_agree_with_the_independent_figures(string? column, string figures)
    {
        var expected = SharedData.Expected("telco")[figures]!.AsObject();
        Row[] rows = [.. Rows()];
        var groups = rows.SummarizeBy(row => column is null ? "all" : row.Cells[column], row => row.Revenue);

        Assert.Equal(column is null ? 1 : expected.Count, groups.Count);
        foreach (var (key, summary) in groups)
            AssertGroup(column is null ? expected : expected[key]!, summary, rows.Where(row => column is null || row.Cells[column] == key));
    }

    [Fact]
    public void The_roll_forward_of_the_same_customers_has_the_same_churn()
    {
        var expected = SharedData.Expected("telco")["all"]!;
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var month = new Period(start, start.AddMonths(1));
        var forward = Rows().RollForward(
            month,
            row => row.Cells["customerID"],
            row => new CustomerTenure(start.AddMonths(-1 - (int)row.Tenure), row.Cells["Churn"] == "Yes" ? start.AddDays(10) : null));

        Assert.Equal((long)expected["customers"]!, forward.AtStart);
        Assert.Equal(expected["churn_rate"].Exact(), forward.ChurnRate.Value);
        Assert.Equal(expected["retention_rate"].Exact(), forward.RetentionRate.Value);
        Assert.Equal(forward.RetentionRate.Value, forward.EndCountRetentionRate.Value);
    }

    [Fact]
    public void Total_charges_agree_with_the_independent_figures_and_blanks_are_left_out()
    {
        var expected = SharedData.Expected("telco");
        var charges = Rows().CheckRows(row => decimal.TryParse(row.Cells["TotalCharges"], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? Checked.Valid(amount)
            : Checked.Invalid<decimal>("blank"));
        var moments = Moments.Of(charges.Facts);

        Assert.Equal(11, charges.Rejected.Count);
        Assert.Equal((long)expected["total_charges_n"]!, moments.Count);
        Assert.Equal(expected["total_charges_sum"].Exact(), moments.Sum);
        Assert.Equal(expected["total_charges_mean"].Exact(), moments.Mean);
    }

    private static void AssertGroup(JsonNode expected, RevenueRetentionSummary summary, IEnumerable<Row> rows)
    {
        Assert.Equal((long)expected["customers"]!, summary.StartCustomers);
        Assert.Equal((long)expected["churned"]!, summary.CancelledCustomers);
        Assert.Equal(expected["churn_rate"].Exact(), summary.ChurnRate.Value);
        Assert.Equal(expected["retention_rate"].Exact(), summary.RetentionRate.Value);
        Assert.Equal(expected["mrr"].Exact(), summary.StartRevenue);
        Assert.Equal(expected["mrr_churned"].Exact(), summary.CancelledRevenue);
        Assert.Equal(expected["gross_revenue_churn"].Exact(), summary.GrossRevenueChurn.Value);
        Assert.Equal(expected["arpu"].Exact(), summary.RevenuePerCustomer.Value);
        Assert.Equal(expected["arpu/churn_rate (simple LTV, margin 100%)"].Exact(), LifetimeValue.Simple(summary.RevenuePerCustomer, summary.ChurnRate));

        decimal[] tenures = [.. rows.Select(row => row.Tenure)];
        Assert.Equal(expected["tenure_mean"].Exact(), Moments.Of(tenures).Mean);
        Assert.Equal(expected["tenure_median"].Exact(), SampleQuantile.Median(tenures));
    }

    private static IEnumerable<Row> Rows()
    {
        var rows = SharedData.Rows("telco/Telco-Customer-Churn.csv", ',', header: false);
        var names = rows.First();
        return rows.Skip(1).Select(cells => new Row(names.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)));
    }
}
