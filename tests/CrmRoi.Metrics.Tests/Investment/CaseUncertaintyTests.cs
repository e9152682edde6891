using CrmRoi.Metrics.Investment;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Investment;

/// <summary>Business cases by three points against the integrals of the triangular density in exact fractions, and against a seeded simulation.</summary>
[Properties(Arbitrary = [typeof(CaseUncertaintyTests)])]
public class CaseUncertaintyTests
{
    private static readonly BusinessCase Crm = new(0.10m,
    [
        CaseLine.Benefit("Deals", [0, 60_000, 80_000, 90_000]).WithThreePoints(0.2m, 1.2m),
        CaseLine.Benefit("Time", [0, 20_000, 25_000, 25_000]).WithThreePoints(0.3m, 1.1m),
        CaseLine.Cost("CRM", [50_000, 20_000, 20_000, 20_000]).WithThreePoints(0.95m, 1.8m),
    ]);

    // Amounts of either sign occur: a rebate among costs.
    public static Arbitrary<BusinessCase> Cases() => (
        from lines in (
            from kind in Gen.Elements(CaseLineKind.Benefit, CaseLineKind.Cost)
            from amounts in Gen.Choose(-1_000, 9_000).Select(amount => (decimal)amount).NonEmptyListOf().Resize(5)
            from low in Gen.Choose(0, 100)
            from high in Gen.Choose(100, 300)
            from isCertain in Gen.Choose(0, 3)
            select (kind, amounts, low: low / 100m, high: high / 100m, isCertain: isCertain == 0)).ListOf().Resize(6)
        from rate in Gen.Choose(-30, 60)
        select new BusinessCase(rate / 100m, lines.Select((line, i) =>
        {
            var made = line.kind == CaseLineKind.Benefit ? CaseLine.Benefit($"{i}", line.amounts) : CaseLine.Cost($"{i}", line.amounts);
            return line.isCertain ? made : made.WithThreePoints(line.low, line.high);
        }))).ToArbitrary();

    [Fact]
    public void Three_points_have_the_mean_and_the_spread_of_their_triangle()
    {
        var estimate = new ThreePointEstimate(60, 80, 100);
        Assert.Equal(80, estimate.Mean);
        Assert.Equal(8.164965809277260, estimate.StandardDeviation, 1e-14);
        Assert.Equal(0, new ThreePointEstimate(7, 7, 7).Variance);
        Assert.Throws<ArgumentException>("likely", () => new ThreePointEstimate(2, 1, 3));
        Assert.Throws<ArgumentException>("high", () => new ThreePointEstimate(1, 3, 2));
        Assert.Equal(default, new ThreePointEstimate(0, 0, 0));
    }

    [Property]
    public void Moments_are_the_integrals_of_the_triangular_density(int low, uint below, uint above)
    {
        var estimate = new ThreePointEstimate(low / 8m, (low / 8m) + below, (low / 8m) + below + above);
        var (mean, variance) = Moments(estimate.Low, estimate.Likely, estimate.High);
        Assert.True(mean.RoundsTo(estimate.Mean));
        AssertNear(variance, estimate.Variance);
    }

    [Property]
    public void Mean_and_variance_of_the_case_are_those_of_the_exact_fractions(BusinessCase made)
    {
        Rational mean = 0, variance = 0, size = 1;
        double deviations = 0;
        foreach (var line in made.Lines)
        {
            var (meanFactor, varianceOfFactor) = line.Low < line.High ? Moments(line.Low, 1, line.High) : (1, 0);
            var present = ExactPresentValue(line.Estimate.Amounts, made.DiscountRate);
            mean += meanFactor * present * (line.Kind == CaseLineKind.Benefit ? 1 : -1);
            variance += varianceOfFactor * present * present;
            size += meanFactor * present.Abs();
            deviations += Math.Sqrt((varianceOfFactor * present * present).ToDouble());
        }

        var sure = made.Uncertainty;
        Assert.Equal(made.NetPresentValue, sure.Mean);
        Assert.Equal(mean.ToDouble(), (double)sure.Mean, 1e-14 * size.ToDouble());
        AssertNear(variance, sure.Independent.Variance);
        Assert.Equal(deviations * deviations, sure.FullyDependent.Variance, 1e-12 * deviations * deviations);
        Assert.Equal((0.7 * sure.Independent.Variance) + (0.3 * sure.FullyDependent.Variance), sure.At(0.3m).Variance, 1e-12 * sure.FullyDependent.Variance);
    }

    [Property]
    public void The_more_lines_move_together_the_wider_it_is_within_the_same_bounds(BusinessCase made)
    {
        NetPresentValueRange one = made.Uncertainty.At(0.2m), more = made.Uncertainty.At(0.9m);
        Assert.True(one.Variance <= more.Variance * (1 + 1e-12));
        Assert.Equal((one.Lowest, one.Mean, one.Highest), (more.Lowest, more.Mean, more.Highest));
        Assert.InRange(one.Mean, one.Lowest, one.Highest);
        Assert.Equal(one.Highest > one.Lowest ? 1 : 0, one.ConfidenceThatExceeds(one.Lowest));
        Assert.Equal(0, one.ConfidenceThatExceeds(one.Highest));
        var interval = more.Interval(0.9);

        // A decimal of many digits becomes a double that may be one beside the nearest.
        var lastDigit = 4e-16 * Math.Max(Math.Abs((double)more.Lowest), Math.Abs((double)more.Highest));
        Assert.InRange((double)more.Mean, interval.Lower - lastDigit, interval.Upper + lastDigit);
        Assert.True(interval.Lower >= (double)more.Lowest - lastDigit && interval.Upper <= (double)more.Highest + lastDigit);
    }

    [Property]
    public void The_shares_of_the_variance_add_up_to_1_and_are_what_certainty_of_the_line_would_take_away(BusinessCase made)
    {
        var shares = made.Uncertainty.SharesOfVariance();
        Assert.Equal(made.Lines.Select(line => line.Name).Order(StringComparer.Ordinal), shares.Select(share => share.Name).Order(StringComparer.Ordinal));
        var variance = made.Uncertainty.Independent.Variance;
        if (variance == 0)
        {
            Assert.All(shares, share => Assert.Null(share.ShareOfVariance));
            return;
        }

        Assert.Equal(1, shares.Sum(share => share.ShareOfVariance!.Value), 1e-12);
        Assert.Equal(1, made.Uncertainty.SharesOfVariance(0.6m).Sum(share => share.ShareOfVariance!.Value), 1e-12);
        Assert.Equal(shares.OrderByDescending(share => share.ShareOfVariance), shares);
        foreach (var share in shares)
        {
            var line = made.Lines.Single(line => line.Name == share.Name);
            var certain = made.With(line.WithThreePoints(1, 1)).Uncertainty.Independent.Variance;
            Assert.Equal(share.ShareOfVariance!.Value, (variance - certain) / variance, 1e-9);
        }
    }

    [Fact]
    public void Confidences_are_as_near_to_a_simulation_as_the_page_says()
    {
        // The case of the page; one lopsided line, the worst; two such lines; five of them.
        AssertSimulated(Crm, 0, 0.05);
        AssertSimulated(Crm, 1, 0.08);
        AssertSimulated(Lopsided(1), 0, 0.08);
        AssertSimulated(Lopsided(2), 0, 0.04);
        AssertSimulated(Lopsided(5), 0, 0.02);
        AssertSimulated(Lopsided(5), 1, 0.08);

        static BusinessCase Lopsided(int lines) => new(0.1m, Enumerable.Range(0, lines).Select(i => CaseLine.Benefit($"{i}", [0, 1_000]).WithThreePoints(0, 1)));
    }

    [Fact]
    public void Three_points_and_a_risk_adjustment_are_never_both()
    {
        var adjusted = CaseLine.Benefit("Deals", [0, 100], riskAdjustment: 0.2m);
        Assert.Contains("\"Deals\" has a risk adjustment of 0.2", Assert.Throws<InvalidOperationException>(() => adjusted.WithThreePoints(0.5m, 1.2m)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("low", () => CaseLine.Cost("CRM", [1]).WithThreePoints(1.01m, 2));
        Assert.Throws<ArgumentOutOfRangeException>("low", () => CaseLine.Cost("CRM", [1]).WithThreePoints(-0.01m, 2));
        Assert.Throws<ArgumentOutOfRangeException>("high", () => CaseLine.Cost("CRM", [1]).WithThreePoints(0.5m, 0.99m));
        Assert.Throws<ArgumentOutOfRangeException>("correlation", () => Crm.Uncertainty.At(1.1m));
        Assert.Throws<ArgumentOutOfRangeException>("correlation", () => Crm.Uncertainty.SharesOfVariance(-0.1m));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => Crm.Uncertainty.Independent.Interval(1));
    }

    [Fact]
    public void A_line_without_three_points_is_certain()
    {
        var certain = new BusinessCase(0.1m, [CaseLine.Benefit("a", [0, 1_000], 0.2m), CaseLine.Cost("b", [500])]).Uncertainty;
        Assert.Equal((0, 1, 0), (certain.FullyDependent.Variance, certain.Independent.ConfidenceThatPositive, certain.Independent.ConfidenceThatExceeds(certain.Mean)));
        Assert.Equal(certain.Mean, certain.Independent.Lowest);
        Assert.Equal((double)certain.Mean, certain.Independent.Interval().Upper, 1e-12);
        Assert.Equal("-500 / -500 / -500", certain.SharesOfVariance().Single(line => line.Name == "b").Effect.ToString());
        Assert.Equal(0, new BusinessCase(0, []).Uncertainty.Mean);
        Assert.Equal(Crm.Uncertainty, new BusinessCase(Crm.DiscountRate, Crm.Lines).Uncertainty);
        Assert.NotEqual(Crm.Lines[0], Crm.Lines[0].WithThreePoints(0.2m, 1.3m));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.95)]
    public void A_tornado_agrees_with_cases_made_anew(double rate)
    {
        BusinessCase made = Crm.AtDiscountRate((decimal)rate);
        foreach (var bar in made.Sensitivity(0.1m))
        {
            decimal? At(decimal factor) =>
                made.Lines.FirstOrDefault(line => line.Name == bar.Input) is { } line ? made.With(line.Times(factor)).NetPresentValue
                : made.DiscountRate * factor > -1 ? new BusinessCase(made.DiscountRate * factor, made.Lines).NetPresentValue
                : null;
            Assert.Equal((At(0.9m), At(1.1m)), (bar.AtLowInput, bar.AtHighInput));
        }

        var changed = new List<string>();
        made.Sensitivity(0.1m, variant =>
        {
            changed.AddRange(variant.Lines.Where((line, i) => !line.Equals(made.Lines[i])).Select(line => line.Name));
            Assert.Equal(variant, new BusinessCase(variant.DiscountRate, variant.Lines));
            Assert.Equal(made.Lines.Count, variant.Lines.Count);
            return variant.Lines[0].RiskAdjusted.Total;
        });
        Assert.Equal(["CRM", "CRM", "Deals", "Deals", "Time", "Time"], changed.Order(StringComparer.Ordinal));
    }

    // Mean and variance by integrating the two lines of the density, without the closed form: ∫ x^k (x − a) dx = (c^(k+2) − a^(k+2)) / (k+2) − a (c^(k+1) − a^(k+1)) / (k+1).
    private static (Rational Mean, Rational Variance) Moments(decimal low, decimal likely, decimal high)
    {
        if (low == high)
            return (low, 0);

        static Rational Power(Rational value, int exponent) => exponent == 0 ? 1 : value * Power(value, exponent - 1);
        static Rational Rising(Rational from, Rational to, int k) =>
            ((Power(to, k + 2) - Power(from, k + 2)) / (k + 2)) - (from * (Power(to, k + 1) - Power(from, k + 1)) / (k + 1));

        // Each half has an area in proportion to its width; a half without width has none.
        Rational a = low, c = likely, b = high, height = (Rational)2 / (b - a);
        Rational Moment(int k) =>
            (c > a ? height / (c - a) * Rising(a, c, k) : 0)
            + (b > c ? height / (b - c) * ((b * (Power(b, k + 1) - Power(c, k + 1)) / (k + 1)) - ((Power(b, k + 2) - Power(c, k + 2)) / (k + 2))) : 0);
        Assert.Equal(Rational.Zero + 1, Moment(0));
        return (Moment(1), Moment(2) - (Moment(1) * Moment(1)));
    }

    private static Rational ExactPresentValue(IReadOnlyList<decimal> amounts, decimal rate)
    {
        Rational growth = (Rational)1 + rate, value = 0;
        for (var i = amounts.Count - 1; i >= 0; i--)
            value = (value / growth) + amounts[i];
        return value;
    }

    private static void AssertNear(Rational expected, double actual)
    {
        if (expected.Numerator.IsZero)
            Assert.Equal(0, actual, 1e-18);
        else
            Assert.Equal(1, actual / expected.ToDouble(), 1e-9);
    }

    // The confidence that each of 19 amounts is exceeded, against draws from the triangles: each line for itself, or all at the same quantile of what is good.
    private static void AssertSimulated(BusinessCase made, decimal correlation, double tolerance)
    {
        const int Draws = 200_000;
        var random = new Random(20_261_128);
        var lines = made.Uncertainty.SharesOfVariance(correlation);
        var values = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            var common = random.NextDouble();
            values[i] = lines.Sum(line => Quantile(line.Effect, correlation == 1 ? common : random.NextDouble()));
        }

        Array.Sort(values);
        var range = made.Uncertainty.At(correlation);
        Assert.Equal(values.Average(), (double)range.Mean, 0.01 * range.StandardDeviation);
        Assert.Equal(1, Math.Sqrt(values.Sum(value => Math.Pow(value - (double)range.Mean, 2)) / Draws) / range.StandardDeviation, correlation == 1 ? 0.02 : 0.01);
        foreach (var share in Enumerable.Range(1, 19).Select(twentieth => twentieth / 20.0))
            Assert.Equal(1 - share, range.ConfidenceThatExceeds((decimal)values[(int)(share * Draws)]), tolerance);
    }

    private static double Quantile(ThreePointEstimate effect, double share)
    {
        double low = (double)effect.Low, likely = (double)effect.Likely, high = (double)effect.High, width = high - low;
        return share * width <= likely - low ? low + Math.Sqrt(share * width * (likely - low)) : high - Math.Sqrt((1 - share) * width * (high - likely));
    }

    [Fact]
    public void Shares_of_variance_add_up_to_1_whatever_the_unit_of_money()
    {
        foreach (var unit in new[] { 1, 1_000_000m })
        {
            BusinessCase some = new(0.1m, [CaseLine.Cost("licences", [30 / unit]).WithThreePoints(0.9m, 1.4m), CaseLine.Benefit("sales", [0, 50 / unit]).WithThreePoints(0.5m, 1.2m)]);
            foreach (var correlation in new[] { 0, 0.5m, 1 })
                Assert.Equal(1, some.Uncertainty.SharesOfVariance(correlation).Sum(line => line.ShareOfVariance!.Value), 1e-12);
            Assert.Equal("sales", some.Uncertainty.SharesOfVariance()[0].Name);
        }
    }
}
