using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Investment;
using FsCheck;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Customers;

public class LifetimeValueTests
{
    /// <summary>An oracle that adds up the discounted margins one by one, until the rest cannot be seen.</summary>
    [Property]
    public void Each_formula_is_the_sum_of_the_discounted_margins(int cents, ushort retention, ushort discount)
    {
        decimal margin = cents / 100m, r = retention % 991 / 1000m, d = (discount % 500 / 1000m) + 0.01m;
        var value = new LifetimeValue(margin, r, d);
        double atEnd = 0, atStart = 0, certain = 0, weight = 1;
        for (var period = 0; period < 2_500; period++)
        {
            atStart += (double)margin * weight;
            certain += (double)margin * weight / (1 + (double)d);
            weight *= (double)r / (1 + (double)d);
            atEnd += (double)margin * weight;
        }

        var tolerance = 1e-9 * Math.Max(1, Math.Abs(atStart));
        Assert.Equal(atEnd, (double)value.Value, tolerance);
        Assert.Equal(atStart, (double)value.ValueWithMarginAtStart, tolerance);
        Assert.Equal(certain, (double)value.ValueWithFirstMarginCertain, tolerance);
        Assert.Equal((double)margin, (double)(value.ValueWithMarginAtStart - value.Value), tolerance);
    }

    [Property]
    public void The_value_is_the_nearest_decimal_of_the_formula(int cents, ushort retention, ushort discount)
    {
        decimal margin = cents / 100m, r = retention % 1001 / 1000m, d = (discount + 1) / 10_000m;
        var value = new LifetimeValue(margin, r, d);
        Assert.Equal(margin * r / (1 + d - r), value.Value);
        Assert.Equal(margin * (1 + d) / (1 + d - r), value.ValueWithMarginAtStart);
        Assert.Equal(margin / (1 + d - r), value.ValueWithFirstMarginCertain);
        Assert.Equal(new Ratio(r, 1 + d - r), value.MarginMultiple);
    }

    [Property]
    public void Without_discount_it_is_margin_by_churn_and_less_with_more_churn(PositiveInt cents, PositiveInt lost, PositiveInt more)
    {
        var churn = new Proportion(lost.Get, (long)lost.Get + more.Get);
        var margin = new Average(cents.Get, 100);
        Assert.Equal((decimal)cents.Get * churn.Trials / (100m * churn.Successes), LifetimeValue.Simple(margin, churn));
        Assert.True(LifetimeValue.Simple(margin, churn) >= LifetimeValue.Simple(margin, new Proportion(lost.Get + 1L, lost.Get + 1L + more.Get)));
        Assert.Equal(new LifetimeValue(80, 0.75m, 0).ValueWithMarginAtStart, LifetimeValue.Simple(new Average(80, 1), new Proportion(1, 4)));
    }

    [Fact]
    public void Without_an_answer_it_is_undefined_or_refused()
    {
        Assert.Null(LifetimeValue.Simple(new Average(100, 1), new Proportion(0, 10)));
        Assert.Null(LifetimeValue.Simple(new Average(100, 1), default));
        Assert.Null(LifetimeValue.Simple(default, new Proportion(1, 10)));
        Assert.Contains("discountRate", Assert.Throws<ArgumentOutOfRangeException>(() => new LifetimeValue(100, 1, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new LifetimeValue(100, 0.8m, -0.2m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LifetimeValue(100, 1.01m, 0.1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LifetimeValue(100, -0.01m, 0.1m));
        Assert.Equal(0, default(LifetimeValue).Value);
        Assert.Equal(800, new LifetimeValue(100, 0.8m, -0.1m).Value);
    }

    [Fact]
    public void Unit_economics_and_adoption_keep_their_parts()
    {
        var customer = new UnitEconomics(acquisitionCost: 600, monthlyGrossProfit: 50, lifetimeValue: 1_800);
        Assert.Equal("3x", $"{customer.LifetimeValueToAcquisitionCost:X}");
        Assert.Equal(12, customer.MonthsToEarnBack);
        Assert.Null(new UnitEconomics(600, 0, 0).MonthsToEarnBack);
        Assert.Equal(0, new UnitEconomics(0, 1, 0).MonthsToEarnBack);
        Assert.False(new UnitEconomics(0, 1, 5).LifetimeValueToAcquisitionCost.IsDefined);
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnitEconomics(-1, 1, 1));

        var both = new CrmAdoption(30, 40, 2_000) + new CrmAdoption(10, 60, 3_000);
        Assert.Equal(new Proportion(40, 100), both.AdoptionRate);
        Assert.Equal(new Average(5_000, 40), both.CostPerActiveUser);
        Assert.Equal(new Average(5_000, 100), both.CostPerLicensedUser);
        Assert.Equal(both, both + default(CrmAdoption));
        Assert.False(new CrmAdoption(0, 10, 100).CostPerActiveUser.IsDefined);
        Assert.Contains("activeUsers", Assert.Throws<ArgumentOutOfRangeException>(() => new CrmAdoption(11, 10, 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrmAdoption(1, 10, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CrmAdoption(-1, 10, 1));
    }
}
