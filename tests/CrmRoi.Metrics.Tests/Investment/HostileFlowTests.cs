using System.Numerics;
using CrmRoi.Metrics.Investment;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Investment;

/// <summary>Rates of return of flows that no investment has: roots many times over or close beside each other, hundreds of changes of sign, amounts of all sizes.</summary>
[Properties(Arbitrary = [typeof(HostileFlowTests)], MaxTest = 300)]
public class HostileFlowTests
{
    // What a whole search may allocate at most; the search with whole numbers is the dearest.
    private const long MostBytes = 150_000_000;

    public static Arbitrary<decimal[]> Flows() => Gen.OneOf(NearRoots, ExactSquares, AllSizes).ToArbitrary();

    // (r₁ − v) (r₂ − v) …, all r within 1 %, in cents: rounding to cents moves roots this close, and parts them or joins them.
    private static Gen<decimal[]> NearRoots =>
        from center in Gen.Choose(500, 2_000)
        from offsets in Gen.Choose(-50, 50).ListOf().Where(offsets => offsets.Count is > 1 and < 16)
        from size in Gen.Choose(0, 7)
        select (decimal[])[.. Product(offsets.Select(offset => center * (10_000 + offset) / 10_000_000.0)).Select(amount => Math.Round((decimal)(amount * Math.Pow(10, size)), 2))];

    // Products of powers of small polynomials, at times a cent off.
    private static Gen<decimal[]> ExactSquares =>
        from factors in (from factor in Gen.Choose(-5, 5).ArrayOf().Resize(3) from power in Gen.Choose(1, 4) select (factor, power)).ListOf().Where(factors => factors.Count is > 0 and < 5)
        from off in Gen.Choose(-1, 1)
        let product = factors.Where(factor => factor.factor.Length > 0).SelectMany(factor => Enumerable.Repeat(factor.factor, factor.power))
            .Aggregate(new BigInteger[] { 1 }, (product, factor) => ExactPolynomial.Multiply(product, [.. factor.Select(value => (BigInteger)value)]))
        select (decimal[])[(decimal)product[0] + (off / 100m), .. product.Skip(1).Select(amount => (decimal)amount)];

    private static Gen<decimal[]> AllSizes =>
        (from digits in Gen.Choose(-9_999, 9_999) from size in Gen.Choose(-14, 20) select digits * (decimal)Math.Pow(10, size)).ArrayOf().Resize(16);

    [Property]
    public void There_are_as_many_rates_as_the_exact_count_has_it(decimal[] flows)
    {
        var rate = new CashFlows(flows).InternalRateOfReturn();
        Assert.Equal(ExactPolynomial.RateCount(flows), rate.RootCount);
        Assert.True(rate.RootCount <= Changes(flows));
        Assert.NotEqual(NoRateReason.HiddenByRounding, rate.Reason);
    }

    [Property]
    public void Each_rate_lies_where_an_exact_root_is(decimal[] flows)
    {
        var roots = new CashFlows(flows).InternalRateOfReturn().Roots;
        // A double close to -1 knows 1 + rate only to its own last place; the first one above -1 stands for all that are closer, and nothing can be checked there.
        Assert.All(roots.Where(root => root > -0.99999999999999989), root => Assert.InRange(ExactPolynomial.RatesWithin(flows, root, Math.Max(1e-9, 4e-16 / (1 + root))), 1, roots.Count));
    }

    // The search goes by days then, and whole numbers by powers of 365 days.
    [Property(MaxTest = 100)]
    public void Flows_365_days_apart_have_the_rates_of_periodic_ones(decimal[] flows)
    {
        var start = new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var expected = new CashFlows(flows).InternalRateOfReturn();
        var actual = new DatedCashFlows(flows.Select((amount, i) => new DatedCashFlow(start.AddDays(365 * i), amount))).InternalRateOfReturn();
        Assert.Equal((expected.Reason, expected.RootCount), (actual.Reason, actual.RootCount));
        Assert.All(expected.Roots.Zip(actual.Roots), pair => Assert.Equal(pair.First, pair.Second, (2e-11 * (1 + pair.First)) + 4e-16));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(95)]
    public void A_root_of_any_order_is_one_rate(int order)
    {
        var flows = Power(order);
        Assert.Equal(0, Single(new CashFlows(flows.Select(amount => (decimal)amount)).InternalRateOfReturn()));
        Assert.Equal(0, Single(new DatedCashFlows(flows.Select((amount, i) => new DatedCashFlow(new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(1_100 * i), (decimal)amount))).InternalRateOfReturn()));

        // The same at a rate of 25 %: (4 − 5v)^m.
        if (order <= 30)
            Assert.Equal(0.25, Single(new CashFlows(flows.Select((amount, i) => (decimal)(amount * BigInteger.Pow(4, order - i) * BigInteger.Pow(5, i)))).InternalRateOfReturn()), 1e-15);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(500)]
    [InlineData(1_000)]
    public void Where_rounding_or_the_bound_hides_the_answer_that_is_the_reason(int order)
    {
        // The coefficients as doubles are those of another polynomial, with roots all around.
        double[] flows = [.. Power(order).Select(amount => (double)amount)];
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rate = CashFlows.InternalRateOfReturn(flows);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytes);
        Assert.InRange(rate.RootCount, 0, order);
        if (order > 200)
            Assert.Equal(NoRateReason.HiddenByRounding, rate.Reason);
    }

    [Fact]
    public void Roots_that_cents_have_moved_are_counted_as_they_are_now()
    {
        decimal[] flows = [10_000_000, -82_235_200, 295_864_333.06m, -608_258_903.69m, 781_561_941.52m, -642_713_399.62m, 330_331_790.87m, -97_016_228.87m, 12_465_666.73m];
        Assert.Equal(ExactPolynomial.RateCount(flows), new CashFlows(flows).InternalRateOfReturn().RootCount);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(10_000)]
    public void Hundreds_of_changes_of_sign_take_a_bounded_number_of_steps(int count)
    {
        var random = new Random(count);
        double[] alternating = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? 1.001 : -1)];
        double[] mixed = [.. Enumerable.Range(0, count).Select(_ => (double)random.Next(-1_000, 1_000))];
        foreach (var flows in new[] { alternating, mixed })
        {
            var rate = CashFlows.InternalRateOfReturn(flows);
            Assert.NotEqual(NoRateReason.HiddenByRounding, rate.Reason);
            Assert.All(rate.Roots, root => AssertChangesSign(flows, root));
        }

        Assert.Equal(1 / 1.001, CashFlows.InternalRateOfReturn(alternating).GrowthFactor!.Value, 1e-13);
    }

    [Theory]
    [InlineData(new[] { -1e308, 1e308, 1e308 }, 0.6180339887498949)]
    [InlineData(new[] { -double.MaxValue, double.MaxValue, double.MaxValue }, 0.6180339887498949)]
    [InlineData(new[] { -double.Epsilon, double.Epsilon, double.Epsilon }, 0.6180339887498949)]
    public void Amounts_at_the_ends_of_the_range_of_double_have_their_rate(double[] flows, double expected) =>
        Assert.Equal(expected, CashFlows.InternalRateOfReturn(flows).Rate!.Value, 1e-12);

    [Fact]
    public void Amounts_of_both_ends_of_the_range_have_their_rate()
    {
        // (MaxValue / Epsilon)^(1/3), and its inverse.
        Assert.Equal(3.3136779738342e210, CashFlows.InternalRateOfReturn([-double.Epsilon, 0, 0, double.MaxValue]).Rate!.Value, 1e198);
        Assert.Equal(1 / 3.3136779738342e210, CashFlows.InternalRateOfReturn([-double.MaxValue, 0, 0, double.Epsilon]).GrowthFactor!.Value, 1e-222);
        Assert.Equal(NoRateReason.BeyondRange, CashFlows.InternalRateOfReturn([-double.Epsilon, double.MaxValue]).Reason);

        double[] mixed = [-1, 1.5, 1.5, -1, 0.9];
        foreach (var scale in new[] { 1e308, 1e-308, 1e-315 })
            Assert.Equal(CashFlows.InternalRateOfReturn(mixed).Rate!.Value, CashFlows.InternalRateOfReturn(mixed.Select(amount => amount * scale)).Rate!.Value, 1e-7);
        Assert.Equal([0.25, 4], CashFlows.InternalRateOfReturn([-1_600e300, 10_000e300, -10_000e300]).Roots.Select(root => Math.Round(root, 12)));
    }

    [Fact]
    public void At_a_total_of_nothing_the_rate_of_0_is_exact_and_is_taken()
    {
        var rate = new CashFlows(2, -3, 1).InternalRateOfReturn();
        Assert.Equal(0, rate.Value);
        Assert.Equal(RootChoice.NearestToZeroOnTheSideOfTheTotal, rate.Choice);
        Assert.Equal(2, rate.RootCount);
        Assert.Equal(-0.5, rate.Roots[0], 1e-15);

        // Sums that are 0 in decimals and not in doubles.
        Assert.Equal(0, new CashFlows(-0.3m, 0.1m, 0.2m).InternalRateOfReturn().Value);
        Assert.Equal(0, new CashFlows(0.1m, -0.3m, 0.2m).InternalRateOfReturn().Value);
        Assert.Contains(0.0, new DatedCashFlows(Enumerable.Range(0, 501).Select(i => new DatedCashFlow(DateTimeOffset.UnixEpoch.AddDays(3 * i), i == 500 ? 17.7m : (i % 3) - 1.0334m))).InternalRateOfReturn().Roots);
    }

    [Fact]
    public void A_dated_root_of_order_two_is_one_rate()
    {
        DatedCashFlow At(int day, decimal amount) => new(DateTimeOffset.UnixEpoch.AddDays(day), amount);
        Assert.Equal(0, Single(new DatedCashFlows(At(0, 2), At(10, -3), At(30, 1)).InternalRateOfReturn()));
        Assert.Equal(0.1, Single(new DatedCashFlows(At(0, -100), At(365, 220), At(730, -121)).InternalRateOfReturn()), 1e-15);
    }

    private static double Single(RateOfReturn rate)
    {
        Assert.Equal(RootChoice.Only, rate.Choice);
        return rate.Rate!.Value;
    }

    private static BigInteger[] Power(int order) =>
        Enumerable.Range(0, order).Aggregate(new BigInteger[] { 1 }, (product, _) => ExactPolynomial.Multiply(product, [1, -1]));

    private static double[] Product(IEnumerable<double> roots) =>
        roots.Aggregate(new double[] { 1 }, (product, root) => [.. product.Append(0).Zip(product.Prepend(0), (here, before) => (here * root) - before)]);

    private static int Changes(decimal[] flows)
    {
        decimal[] nonZero = [.. flows.Where(amount => amount != 0)];
        return nonZero.Zip(nonZero.Skip(1)).Count(pair => pair.First > 0 != pair.Second > 0);
    }

    private static void AssertChangesSign(double[] flows, double root)
    {
        // Seen from where the terms are largest, so that none overflows.
        double ValueAt(double growth) => growth < 1
            ? flows.Select((amount, i) => amount * Math.Pow(growth, flows.Length - 1 - i)).Sum()
            : flows.Select((amount, i) => amount * Math.Pow(growth, -i)).Sum();
        var width = 1e-9 * (1 + root);
        Assert.Equal(-1, Math.Sign(ValueAt(1 + root - width)) * Math.Sign(ValueAt(1 + root + width)));
    }
}
