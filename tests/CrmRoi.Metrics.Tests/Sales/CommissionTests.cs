using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Sales;

[Properties(Arbitrary = [typeof(Generators), typeof(CommissionTests)])]
public class CommissionTests
{
    private static readonly CommissionTier[] Tiers = [new(0, 0.05m), new(100_000, 0.08m), new(150_000, 0.10m)];

    public static Arbitrary<CommissionTier[]> AnyTiers() =>
        (from count in Gen.Choose(1, 5)
         from steps in Gen.Choose(1, 10_000_000).ArrayOf(count)
         from rates in Gen.Choose(0, 10_000).ArrayOf(count)
         select steps.Select((_, i) => new CommissionTier(steps.Take(i).Sum(step => step / 100m), rates[i] / 10_000m)).ToArray()).ToArbitrary();

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(80_000, 4_000, 4_000)]
    [InlineData(99_999.99, 5_000, 5_000)]
    [InlineData(100_000, 5_000, 8_000)]
    [InlineData(120_000, 6_600, 9_600)]
    [InlineData(150_000, 9_000, 15_000)]
    [InlineData(200_000, 14_000, 20_000)]
    [InlineData(-1_000, -50, -50)]
    public void Each_slice_or_the_whole_amount_has_its_rate(double credited, double marginal, double retroactive)
    {
        Assert.Equal((decimal)marginal, CommissionPlan.Marginal(Tiers).CommissionOn((decimal)credited).Total);
        Assert.Equal((decimal)retroactive, CommissionPlan.Retroactive(Tiers).CommissionOn((decimal)credited).Total);
    }

    [Theory]
    [InlineData(MidpointRounding.AwayFromZero, 0.13, -0.13)]
    [InlineData(MidpointRounding.ToEven, 0.12, -0.12)]
    public void A_midpoint_is_rounded_by_the_named_rule(MidpointRounding rule, double up, double down)
    {
        var plan = CommissionPlan.Marginal(new CommissionTier(0, 0.05m)).WithRounding(2, rule);
        Assert.Equal((decimal)up, plan.CommissionOn(2.5m).Total);
        Assert.Equal((decimal)down, plan.CommissionOn(-2.5m).Total);
        Assert.Equal(0.125m, plan.CommissionOn(2.5m).BeforeCap);
    }

    // The exact commission lies a hair above half a cent; a product rounded to 28 digits would lie on it.
    [Fact]
    public void Nothing_is_rounded_before_the_payout()
    {
        var plan = CommissionPlan.Marginal(new CommissionTier(0, 0.0500000000000000000000000001m)).WithRounding(2, MidpointRounding.ToEven);
        Assert.Equal(500_000_000_000.13m, plan.CommissionOn(10_000_000_000_002.5m).Total);
        Assert.Equal(0.13m, plan.CommissionOn(2.5m).Total);
    }

    [Fact]
    public void Slices_are_not_rounded_one_by_one()
    {
        var plan = CommissionPlan.Marginal(new(0, 0.05m), new(0.1m, 0.05m), new(0.2m, 0.05m));
        Assert.Equal(0.02m, plan.CommissionOn(0.3m).Total);
    }

    [Fact]
    public void An_accelerator_multiplies_the_rates_from_its_amount()
    {
        var plan = CommissionPlan.Marginal(Tiers).WithAccelerator(120_000, 1.5m);
        Assert.Equal([new(0, 0.05m), new(100_000, 0.08m), new(120_000, 0.12m), new(150_000, 0.15m)], plan.Tiers);
        Assert.Equal(5_000 + 1_600 + 3_600 + 7_500, plan.CommissionOn(200_000).Total);
        Assert.Equal(plan.Tiers, CommissionPlan.Marginal(Tiers).WithAccelerator(120_000, 1.25m).WithAccelerator(120_000, 1.2m).Tiers);
        Assert.Equal([new(0, 0.075m), new(100_000, 0.12m), new(150_000, 0.15m)], CommissionPlan.Marginal(Tiers).WithAccelerator(0, 1.5m).Tiers);
        Assert.Throws<ArgumentOutOfRangeException>("multiplier", () => plan.WithAccelerator(0, 7));
    }

    [Fact]
    public void A_cap_limits_the_exact_commission_and_says_so()
    {
        var plan = CommissionPlan.Marginal(Tiers).WithCap(9_000);
        Assert.False(plan.CommissionOn(150_000).IsCapped);
        var capped = plan.CommissionOn(200_000);
        Assert.True(capped.IsCapped);
        Assert.Equal((9_000m, 14_000m), (capped.Total, capped.BeforeCap));
        Assert.Equal(new Ratio(9_000, 200_000), capped.EffectiveRate);
    }

    [Fact]
    public void Returned_sales_are_clawed_back_at_the_rates_they_were_paid_at()
    {
        var plan = CommissionPlan.Marginal(Tiers);
        var paid = plan.CommissionOn(120_000);
        var afterReturn = plan.CommissionOn(120_000 - 30_000, alreadyPaid: paid.Due);
        Assert.Equal(-2_100, afterReturn.Due); // 20,000 at 8 % and 10,000 at 5 %
        Assert.Equal(2_100, afterReturn.Clawback);
        Assert.Equal(0, paid.Clawback);
    }

    [Fact]
    public void Tiers_that_make_no_plan_are_refused()
    {
        Assert.Throws<ArgumentException>("tiers", () => CommissionPlan.Marginal());
        Assert.Throws<ArgumentException>("tiers", () => CommissionPlan.Marginal(new CommissionTier(1, 0.1m)));
        Assert.Throws<ArgumentException>("tiers", () => CommissionPlan.Retroactive(new CommissionTier(0, 0.1m), new CommissionTier(0, 0.2m)));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => new CommissionTier(0, 5));
        Assert.Throws<ArgumentOutOfRangeException>("from", () => new CommissionTier(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("rounding", () => CommissionPlan.Marginal(Tiers).WithRounding(2, MidpointRounding.ToZero));
        Assert.Throws<ArgumentOutOfRangeException>("decimals", () => CommissionPlan.Marginal(Tiers).WithRounding(29, MidpointRounding.ToEven));
        Assert.Throws<ArgumentOutOfRangeException>("cap", () => CommissionPlan.Marginal(Tiers).WithCap(-1));
    }

    [Fact]
    public void A_plan_keeps_its_tiers_when_the_array_changes()
    {
        CommissionTier[] tiers = [new(0, 0.05m)];
        var plan = CommissionPlan.Marginal(tiers);
        tiers[0] = new(0, 0.5m);
        Assert.Equal(5, plan.CommissionOn(100).Due);
    }

    [Property]
    public void Marginal_tiers_agree_with_paying_every_slice_by_itself(CommissionTier[] tiers, uint cents)
    {
        var credited = cents % 100_000_000 / 100m;
        var exact = tiers.Select((tier, i) => tier.Rate * Math.Max(0, Math.Min(credited, i + 1 < tiers.Length ? tiers[i + 1].From : credited) - tier.From)).Sum();
        var commission = CommissionPlan.Marginal(tiers).CommissionOn(credited);
        Assert.Equal(exact, commission.BeforeCap);
        Assert.Equal(decimal.Round(exact, 2, MidpointRounding.AwayFromZero), commission.Total);

        var whole = credited * tiers.Last(tier => tier.From <= credited).Rate;
        Assert.Equal(decimal.Round(whole, 2, MidpointRounding.ToEven), CommissionPlan.Retroactive(tiers).WithRounding(2, MidpointRounding.ToEven).CommissionOn(credited).Total);
    }

    [Property]
    public void Payouts_of_a_period_add_up_to_the_commission_on_the_whole(CommissionTier[] tiers, int[] credits)
    {
        var plan = CommissionPlan.Marginal(tiers).WithCap(50_000);
        decimal paid = 0, credited = 0;
        foreach (var cents in credits)
        {
            credited += cents / 100m;
            paid += plan.CommissionOn(credited, paid).Due;
        }

        Assert.Equal(plan.CommissionOn(credited).Total, paid);
    }

    [Property]
    public void Marginal_commission_never_falls_when_more_is_sold(CommissionTier[] tiers, uint a, uint b)
    {
        var plan = CommissionPlan.Marginal(tiers);
        var (less, more) = (Math.Min(a, b) / 100m, Math.Max(a, b) / 100m);
        Assert.True(plan.CommissionOn(less).Total <= plan.CommissionOn(more).Total);
    }

    [Property]
    public void Split_credit_adds_up_to_the_sale(decimal amount, byte[] shares)
    {
        decimal[] weights = [1, .. shares.Select(share => (decimal)share)];
        var credits = SalesCredit.Split(amount, weights);
        Assert.Equal(0, credits.Aggregate(Rational.Zero, (sum, credit) => sum + credit).CompareTo(amount));
    }

    [Fact]
    public void Split_credit_refuses_what_cannot_share()
    {
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => SalesCredit.Split(1, [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>("weights", () => SalesCredit.Split(1, [2, -1]));
        Assert.Throws<ArgumentOutOfRangeException>("decimals", () => SalesCredit.Split(1, [1], 29));
        Assert.Throws<ArgumentNullException>("weights", () => SalesCredit.Split(1, null!));
    }
}
