using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Tests.Impact;

public class BenefitsLedgerTests
{
    private static readonly BenefitsLedger Plan = new(
    [
        new("old licences", 1, BenefitKind.Hard, 10_000, 1),
        new("old licences", 2, BenefitKind.Hard, 10_000, 1),
        new("time of the team", 1, BenefitKind.Soft, 40_000, 0.3m),
    ]);

    [Fact]
    public void Only_what_is_captured_counts()
    {
        Assert.Equal(20_000, Plan.Hard);
        Assert.Equal(12_000, Plan.Soft);
        Assert.Equal(32_000, Plan.Total);
        Assert.Equal(28_000, Plan.NotCaptured);
        Assert.Equal(22_000, Plan.InYear(1));
        Assert.Equal(0, Plan.InYear(3));
        Assert.Equal([1, 2], Plan.Years);
        Assert.Equal(0, BenefitsLedger.Empty.Total);
    }

    [Fact]
    public void Plan_and_result_are_held_against_each_other_by_year()
    {
        var actual = new BenefitsLedger([new("old licences", 1, BenefitKind.Hard, 11_000, 1), new("postage", 3, BenefitKind.Hard, 500, 1)]);
        var years = PlanYear.Compare(Plan.ByYear, actual.ByYear);
        Assert.Equal([0, 1, 2, 3], years.Select(year => year.Year));
        Assert.Equal([0, -11_000, -10_000, 500], years.Select(year => year.Difference));
        Assert.Equal([null, 0.5m, 0m, null], years.Select(year => year.Attainment.Value));
        Assert.Equal([0m], BenefitsLedger.Empty.ByYear.Amounts);
    }

    [Fact]
    public void A_saving_enters_once()
    {
        var error = Assert.Throws<ArgumentException>(() => new BenefitsLedger([.. Plan.Savings, new("old licences", 2, BenefitKind.Soft, 1, 1)]));
        Assert.Contains("\"old licences\"", error.Message, StringComparison.Ordinal);
        Assert.Contains("index 3", Assert.Throws<ArgumentException>(() => new BenefitsLedger([.. Plan.Savings, default])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1, BenefitKind.Hard, 1, "name")]
    [InlineData("x", 0, BenefitKind.Hard, 1, "year")]
    [InlineData("x", 2025, BenefitKind.Hard, 1, "year")]
    [InlineData("x", 20_250_101, BenefitKind.Hard, 1, "year")]
    [InlineData("x", 1, BenefitKind.Unspecified, 1, "kind")]
    [InlineData("x", 1, (BenefitKind)7, 1, "kind")]
    [InlineData("x", 1, BenefitKind.Soft, 1.01, "captureShare")]
    [InlineData("x", 1, BenefitKind.Soft, -0.1, "captureShare")]
    public void What_is_no_saving_is_refused_with_the_argument_by_name(string name, int year, BenefitKind kind, decimal share, string argument)
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new Saving(name, year, kind, 100, share));
        Assert.Equal(argument, error.ParamName);
        Assert.StartsWith(Saving.Check(name, year, kind, 100, share).Error!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_year_is_cheap_and_each_year_stands_at_its_place()
    {
        var ledger = new BenefitsLedger(Enumerable.Range(0, 50_000).Select(i => new Saving($"saving {i}", 1 + (i % Saving.LastYear), BenefitKind.Hard, 2, 0.5m)));
        Assert.Equal([0m, .. Enumerable.Repeat(500m, Saving.LastYear)], ledger.ByYear.Amounts);
        Assert.Equal(ledger.Total, ledger.ByYear.Total);
        Assert.All(ledger.Years, year => Assert.Equal(ledger.InYear(year), ledger.ByYear.Amounts[year]));
        Assert.Equal([0m], BenefitsLedger.Empty.ByYear.Amounts);
        Assert.Equal(BenefitKind.Unspecified, default);
    }
}
