using System.Numerics;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Investment;

[Properties(Arbitrary = [typeof(InvestmentGenerators)], MaxTest = 300)]
public class RateOfReturnTests
{
    [Property]
    public void Every_root_is_found_as_the_exact_count_has_it(CashFlows flows)
    {
        Assert.Equal(ExactPolynomial.RateCount(flows.Amounts), flows.InternalRateOfReturn().RootCount);
    }

    [Property]
    public void Every_root_brings_the_present_value_to_zero(CashFlows flows)
    {
        foreach (var root in flows.InternalRateOfReturn().Roots)
            AssertZero([.. flows.Amounts.Select((amount, i) => ((double)amount, (double)i))], Math.Log(1 + root));
    }

    [Property]
    public void Scaling_changes_no_rate_and_the_sign_no_root(CashFlows flows)
    {
        var result = flows.InternalRateOfReturn();
        Assert.Equal(result, new CashFlows(flows.Amounts.Select(amount => amount * 1024)).InternalRateOfReturn());
        Assert.Equal(result.Roots, new CashFlows(flows.Amounts.Select(amount => -amount)).InternalRateOfReturn().Roots);
    }

    [Property]
    public void Dated_flows_a_year_of_365_days_apart_are_periodic(CashFlows flows)
    {
        var start = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var dated = new DatedCashFlows(flows.Amounts.Select((amount, i) => new DatedCashFlow(start.AddDays(365 * i), amount)));
        var expected = flows.InternalRateOfReturn();
        var actual = dated.InternalRateOfReturn();
        Assert.Equal(expected.Reason, actual.Reason);
        Assert.Equal(expected.RootCount, actual.RootCount);
        Assert.All(expected.Roots.Zip(actual.Roots), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * (1 + pair.First)));
    }

    // A grid cannot see a touching root, but between two grid points of different signs lies an odd number of roots, else an even one.
    [Property(MaxTest = 50)]
    public void Every_change_of_sign_on_a_grid_is_a_root_of_dated_flows(DatedCashFlow[] flows)
    {
        var dated = new DatedCashFlows(flows);
        (double Amount, double Years)[] terms = [.. dated.Flows.Select(flow => ((double)flow.Amount, (flow.Date - dated.Flows[0].Date).TotalDays / 365))];
        var rate = dated.InternalRateOfReturn();

        // Close to −1 the growth factor alone keeps its digits.
        double[] roots = rate.RootCount == 1 ? [Math.Log(rate.GrowthFactor!.Value)] : [.. rate.Roots.Select(root => Math.Log(1 + root))];
        Assert.All(roots, root => AssertZero(terms, root));

        const double Step = 1.0 / 16;
        var changesOfSign = terms.Zip(terms.Skip(1)).Count(pair => pair.First.Amount > 0 != pair.Second.Amount > 0);
        var (low, high) = changesOfSign == 1 ? (-699.0, 699.0) : (Math.Log(1e-12), Math.Log(1e28));
        for (var x = low; x + Step < high; x += Step)
        {
            if (terms.Length > 0 && Sign(terms, x) * Sign(terms, x + Step) is not 0 and var product)
                Assert.Equal(product < 0, roots.Count(root => root > x && root <= x + Step) % 2 == 1);
        }
    }

    // Most of the money lost within days: 1 + rate is far smaller than a double next to −1 can say.
    [Theory]
    [InlineData(1, -10_000, 3_000)]
    [InlineData(3, 10_000, -100)]
    [InlineData(2, -36_000, 12_500)]
    public void A_rate_next_to_minus_1_is_a_root_by_its_growth_factor(int days, int first, int last)
    {
        var start = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Every_change_of_sign_on_a_grid_is_a_root_of_dated_flows([new(start, first), new(start.AddDays(days), last)]);
    }

    [Property]
    public void The_order_of_dated_flows_does_not_matter(DatedCashFlow[] flows)
    {
        var expected = new DatedCashFlows(flows);
        Assert.Equal(expected, new DatedCashFlows(flows.Reverse()));
        Assert.Equal(expected.InternalRateOfReturn(), new DatedCashFlows(flows.Reverse()).InternalRateOfReturn());
        Assert.Equal(expected, new DatedCashFlows(flows.Take(flows.Length / 2)) + new DatedCashFlows(flows.Skip(flows.Length / 2)));
    }

    [Theory]
    [InlineData(new[] { -100.0, 220, -121 }, 0.1)]
    [InlineData(new[] { 0, 0, 1.0, -2, 1 }, 0.0)]
    [InlineData(new[] { -1.0, 3, -3, 1 }, 0.0)] // A triple root.
    [InlineData(new[] { 16.0, -32, 24, -8, 1 }, -0.5)] // A fourfold one.
    public void A_multiple_root_counts_once(double[] flows, double expected)
    {
        var result = CashFlows.InternalRateOfReturn(flows);
        Assert.Equal(1, result.RootCount);
        Assert.Equal(expected, result.Rate!.Value, 1e-15);
    }

    [Fact]
    public void A_rate_that_is_asked_for_again_is_the_same_and_that_of_another_year_is_another()
    {
        var day = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        DatedCashFlows flows = new(new DatedCashFlow(day, -1_000), new DatedCashFlow(day.AddDays(365), 1_100));
        foreach (var daysPerYear in new[] { 365, 365, 360, 365 })
            Assert.Equal(Math.Pow(1.1, daysPerYear / 365.0) - 1, (double)flows.InternalRateOfReturn(daysPerYear).Rate!.Value, 1e-14);
    }

    [Fact]
    public void A_double_root_is_found_beside_single_ones()
    {
        // (2v − 1)² (v − 1) (3v − 1) in v = 1 / (1 + rate).
        BigInteger[] polynomial = ExactPolynomial.Multiply(ExactPolynomial.Multiply([-1, 2], [-1, 2]), ExactPolynomial.Multiply([-1, 1], [-1, 3]));
        var result = new CashFlows(polynomial.Select(coefficient => (decimal)coefficient)).InternalRateOfReturn();
        Assert.Equal([0, 1, 2], result.Roots.Select(root => Math.Round(root, 6)));
        Assert.Equal(RootChoice.NearestToZeroOnTheSideOfTheTotal, result.Choice);
    }

    [Fact]
    public void Close_roots_are_kept_apart()
    {
        // (1.1v − 1) (1.100001v − 1).
        var result = new CashFlows(1, -2.200001m, 1.2100011m).InternalRateOfReturn();
        Assert.Equal([0.1, 0.100001], result.Roots.Select(root => Math.Round(root, 7)));
    }

    // (1 − v)² and (1 − v)³: doubles cannot tell what happens around 0. (1 − v) (1 − v + v²) has no other root.
    [Fact]
    public void A_rate_of_0_is_found_once()
    {
        Assert.Equal([0.0], new CashFlows(1, -2, 2, -1).InternalRateOfReturn().Roots);
        Assert.Equal([0.0], new CashFlows(1, -2, 1).InternalRateOfReturn().Roots);
        Assert.Equal([0.0], new CashFlows(1, -3, 3, -1).InternalRateOfReturn().Roots);
    }

    [Fact]
    public void The_reason_is_named_where_there_is_no_rate()
    {
        Assert.Equal(NoRateReason.NoFlow, default(RateOfReturn).Reason);
        Assert.Equal(NoRateReason.NoFlow, new CashFlows().InternalRateOfReturn().Reason);
        Assert.Equal(NoRateReason.NoFlow, new CashFlows(0, 0).InternalRateOfReturn().Reason);
        Assert.Equal(NoRateReason.OneDate, new CashFlows(-5, 0).InternalRateOfReturn().Reason);
        Assert.Equal(NoRateReason.NoSignChange, new CashFlows(-5, -1).InternalRateOfReturn().Reason);
        Assert.Equal(NoRateReason.NoRoot, new CashFlows(1000, -3000, 2500).InternalRateOfReturn().Reason);
        // No root and two changes of sign, though the first flow does not outweigh the others even at 1 + rate = 1e28; then two roots, one beyond either end.
        Assert.Equal(NoRateReason.NoRoot, new CashFlows(1e-28m, -1, 5e27m).InternalRateOfReturn().Reason);
        Assert.Equal(NoRateReason.BeyondRange, new CashFlows(1e-20m, -1e10m, 0.001m).InternalRateOfReturn().Reason);
        Assert.Equal(NoRateReason.BeyondRange, CashFlows.InternalRateOfReturn([-1e-200, 1e200]).Reason);
        Assert.Equal(NoRateReason.BeyondRange, CashFlows.InternalRateOfReturn([-1e200, 1e-200]).Reason);
        Assert.Equal(RootChoice.None, default(RateOfReturn).Choice);
        Assert.Equal("n/a", default(RateOfReturn).ToString());
        Assert.Null(default(RateOfReturn).Value);
        Assert.Empty(default(RateOfReturn).Roots);
    }

    [Fact]
    public void Rates_close_to_total_loss_and_beyond_decimal_keep_their_precision()
    {
        var loss = CashFlows.InternalRateOfReturn([-1e15, 3]);
        Assert.Equal(3e-15, loss.GrowthFactor!.Value, 1e-29);
        Assert.Equal(-0.999999999999997m, decimal.Round(loss.Value!.Value, 20));
        var gain = CashFlows.InternalRateOfReturn([-1, 1e40]);
        Assert.Equal(1e40, gain.Rate!.Value, 1e27);
        Assert.Equal(decimal.MaxValue, gain.Value); // the nearest decimal
        Assert.Equal("1.00E+040", gain.ToString());
    }

    [Theory]
    [InlineData(1e-15)]
    [InlineData(1e-16)]
    [InlineData(4e-17)]
    [InlineData(1e-27)]
    [InlineData(1e-100)]
    [InlineData(1e-300)]
    public void A_rate_is_never_minus_1_and_can_be_discounted_at(double growth)
    {
        foreach (var rate in new[] { CashFlows.InternalRateOfReturn([-1, growth]), CashFlows.InternalRateOfReturn([-1, 0, growth * growth]), new ReturnOnInvestment((decimal)growth, 1).AnnualizedReturn(0.5m) })
        {
            if (!rate.IsDefined || rate.GrowthFactor == 0)
                continue; // Beyond the range; or a gain of 0, that is a loss of everything.
            Assert.True(rate.Rate > -1 && rate.Value > -1 && rate.Roots[0] > -1, $"{rate.Rate} {rate.Value}");
            Assert.Equal(0, new CashFlows(0, 0).NetPresentValue(rate.Value!.Value));
        }

        // Where several roots are sought, down to 1 + rate = 1e-12.
        Assert.All(CashFlows.InternalRateOfReturn([1, -2, 1e-10, -1e-11]).Roots, root => Assert.True(root > -1));
        Assert.Equal(-1, new ReturnOnInvestment(0, 1).AnnualizedReturn(3).Rate);
        Assert.Equal(-1, new ReturnOnInvestment(0, 1).AnnualizedReturn(3).Value);
    }

    [Fact]
    public void A_flow_that_is_no_number_is_refused() =>
        Assert.Contains("must be finite", Assert.Throws<ArgumentOutOfRangeException>(() => CashFlows.InternalRateOfReturn([-1, double.NaN])).Message, StringComparison.Ordinal);

    private static int Sign((double Amount, double Years)[] terms, double x) => Math.Sign(Values(terms, x).Sum());

    // Present values for a positive rate, values on the last date for a negative one, so that none overflows.
    private static double[] Values((double Amount, double Years)[] terms, double x)
    {
        var last = x < 0 ? terms.Max(term => term.Years) : 0;
        return [.. terms.Select(term => term.Amount * Math.Exp((last - term.Years) * x))];
    }

    // Zero within the rounding errors of the terms, of x, and of the rate that x was taken from.
    private static void AssertZero((double Amount, double Years)[] terms, double x)
    {
        var values = Values(terms, x);
        var span = terms.Max(term => term.Years);
        var error = 1e-13 + (span * ((1e-15 * Math.Abs(x)) + (2e-16 / Math.Min(1, Math.Exp(x)))));
        Assert.Equal(0, values.Sum(), (error * values.Sum(Math.Abs)) + double.Epsilon);
    }
}
