using System.Numerics;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Investment;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(InvestmentGenerators)])]
public class CashFlowLaws
{
    // Of the 28 digits of a decimal, a division for each of up to 40 periods at rates from −50 % costs some at the end.
    private const decimal Precision = 1e-12m;

    [Property]
    public void Net_present_value_is_the_exact_fraction_but_for_the_last_digits(CashFlows flows, decimal rate) =>
        AssertNear(ExactNetPresentValue(flows.Amounts, rate), flows.NetPresentValue(rate));

    [Property]
    public void Net_present_value_is_linear(CashFlows one, CashFlows other, decimal rate)
    {
        AssertNear(one.NetPresentValue(rate) + other.NetPresentValue(rate), (one + other).NetPresentValue(rate));
        AssertNear(3 * one.NetPresentValue(rate), (one + one + one).NetPresentValue(rate));
    }

    [Property]
    public void The_first_flow_after_one_period_is_one_discount_more(CashFlows flows, decimal rate) =>
        AssertNear(flows.NetPresentValue(rate), (1 + rate) * flows.NetPresentValue(rate, FirstFlow.AfterOnePeriod));

    [Property]
    public void Without_a_rate_the_present_value_is_the_total(CashFlows flows) => Assert.Equal(flows.Total, flows.NetPresentValue(0));

    [Property]
    public void Adding_cash_flows_is_commutative_with_a_neutral_element(CashFlows one, CashFlows other)
    {
        Assert.Equal(one + other, other + one);
        Assert.Equal(one, one + new CashFlows());
        Assert.Equal((one + other).GetHashCode(), (other + one).GetHashCode());
    }

    [Property]
    public void More_money_earlier_never_delays_payback(CashFlows flows, byte position, byte more)
    {
        if (flows.Amounts.Count == 0 || flows.Total == 0)
            return;

        var at = position % flows.Amounts.Count;
        var richer = flows + new CashFlows([.. Enumerable.Repeat(0m, at), more]);
        Assert.True(richer.Payback(Crossing.Last) is { } last ? last <= (flows.Payback(Crossing.Last) ?? decimal.MaxValue) : flows.Payback(Crossing.Last) is null);
        Assert.True(flows.Payback(Crossing.Last) is null || flows.Payback() <= flows.Payback(Crossing.Last));
    }

    [Property]
    public void Discounting_never_shortens_the_payback_of_one_outlay(CashFlows flows, decimal rate)
    {
        if (flows.Amounts.Count == 0 || flows.Amounts[0] >= 0 || flows.Amounts.Skip(1).Any(amount => amount < 0) || rate < 0)
            return;

        Assert.True((flows.Payback() ?? decimal.MaxValue) <= (flows.DiscountedPayback(rate) ?? decimal.MaxValue));
        Assert.Equal(flows.Payback(), flows.DiscountedPayback(0));
        Assert.Equal(flows.NetPresentValue(rate) >= 0, flows.DiscountedPayback(rate) is not null);
    }

    [Property]
    public void Dated_flows_a_year_apart_have_the_periodic_present_value(CashFlows flows, decimal rate)
    {
        if (rate == -1)
            return;

        var start = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.FromHours(2));
        var dated = new DatedCashFlows(flows.Amounts.Select((amount, i) => new DatedCashFlow(start.AddDays(360 * i), amount)));
        AssertNear(flows.NetPresentValue(rate), dated.NetPresentValue(rate, daysPerYear: 360), 1e-9m);
        Assert.Equal(flows.Payback(), dated.Payback(daysPerYear: 360));
        Assert.Equal(flows.Payback(Crossing.Last), dated.Payback(Crossing.Last, daysPerYear: 360));
    }

    [Property]
    public void The_modified_rate_at_the_internal_rate_is_the_internal_rate(CashFlows flows)
    {
        var irr = flows.InternalRateOfReturn();
        if (irr.RootCount != 1 || irr.Rate is not (> -0.9 and < 1000))
            return;

        // Leading zeros delay the first flow, which MIRR counts and IRR does not; so do trailing ones.
        var trimmed = new CashFlows(flows.Amounts.SkipWhile(amount => amount == 0).Reverse().SkipWhile(amount => amount == 0).Reverse());
        Assert.Equal(irr.Rate!.Value, trimmed.ModifiedInternalRateOfReturn(irr.Value!.Value, irr.Value!.Value).Rate!.Value, 1e-6 * (1 + irr.Rate.Value));
    }

    private static void AssertNear(decimal expected, decimal actual, decimal precision = Precision) =>
        Assert.True(Math.Abs(expected - actual) <= precision * Math.Max(1, Math.Abs(expected)), $"{expected} {actual}");

    // Σ amount × q^t / p^t over the common denominator, with 1 + rate = p / q.
    private static decimal ExactNetPresentValue(IReadOnlyList<decimal> amounts, decimal rate)
    {
        BigInteger p = new((1 + rate) * 100), q = 100, numerator = 0, denominator = 1;
        for (var i = 0; i < amounts.Count; i++)
        {
            numerator = (numerator * p) + (new BigInteger(amounts[i] * 100) * BigInteger.Pow(q, i));
            denominator *= i == 0 ? 100 : p;
        }

        return Fraction.ToDecimal(numerator, denominator);
    }
}
