using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// The gains of a year if the baseline improves by assumed uplifts. An uplift is relative: 0.29 is 29 % more; 3 is "+300 %", four times as much.
/// </summary>
/// <remarks>
/// <para>
/// There is no default uplift. What vendors publish ("up to 300 %") is a maximum among the vendor's customers, not an expectation. A projection
/// that would push a rate past 100 % is refused.
/// </para>
/// <para>Two are equal when baseline and uplifts are equal. <c>default</c> gains nothing.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Projection>))]
public readonly record struct Projection
{
    /// <summary>Makes a projection.</summary>
    /// <param name="baseline">The year before.</param>
    /// <param name="conversionUplift">The uplift of the conversion rate, −1 or more.</param>
    /// <param name="revenueUplift">The uplift of the revenue per sale, −1 or more.</param>
    /// <param name="productivityUplift">The uplift of the output per hour, above −1.</param>
    /// <param name="retentionUplift">The uplift of the retention rate, −1 or more.</param>
    /// <param name="realizedShare">The share of the saved time that is really used for work, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or pushes the conversion or retention rate past 1.</exception>
    public Projection(
        Baseline baseline, decimal conversionUplift = 0, decimal revenueUplift = 0, decimal productivityUplift = 0, decimal retentionUplift = 0, decimal realizedShare = 1)
    {
        Baseline = baseline;
        ConversionUplift = Lifted(baseline.ConversionRate, conversionUplift, nameof(conversionUplift));
        RevenueUplift = Guard.AtLeast(revenueUplift, -1);
        ProductivityUplift = Guard.Above(productivityUplift, -1);
        RetentionUplift = Lifted(baseline.RetentionRate, retentionUplift, nameof(retentionUplift));
        RealizedShare = Guard.Share(realizedShare);
    }

    /// <summary>The year before.</summary>
    public Baseline Baseline { get; }

    /// <summary>The uplift of the conversion rate: 3 is four times the rate.</summary>
    public decimal ConversionUplift { get; }

    /// <summary>The uplift of the revenue per sale.</summary>
    public decimal RevenueUplift { get; }

    /// <summary>The uplift of the output per hour.</summary>
    public decimal ProductivityUplift { get; }

    /// <summary>The uplift of the retention rate.</summary>
    public decimal RetentionUplift { get; }

    /// <summary>The share of the saved time that is really used for work, 0 to 1.</summary>
    public decimal RealizedShare { get; }

    /// <summary>The resulting conversion rate, 0 to 1.</summary>
    public decimal ConversionRate => (Rational.Of(Baseline.ConversionRate) * Growth(ConversionUplift)).ToDecimal();

    /// <summary>The resulting retention rate, 0 to 1.</summary>
    public decimal RetentionRate => (Rational.Of(Baseline.RetentionRate) * Growth(RetentionUplift)).ToDecimal();

    /// <summary>
    /// The gain from conversion and revenue per sale together, in money per year:
    /// <c>leads × conversion × revenue per sale × margin × ((1 + conversion uplift) × (1 + revenue uplift) − 1)</c>.
    /// </summary>
    /// <exception cref="OverflowException">The gain lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal SalesGain =>
        (Rational.Of(Baseline.Leads) * Rational.Of(Baseline.ConversionRate) * Rational.Of(Baseline.RevenuePerSale) * Rational.Of(Baseline.MarginRate)
            * ((Growth(ConversionUplift) * Growth(RevenueUplift)) - Rational.Of(1))).ToDecimal();

    /// <summary>
    /// The gross profit from the additional customers who stay, in money per year: <c>recurring revenue × margin × retention rate × uplift</c>.
    /// </summary>
    /// <exception cref="OverflowException">The gain lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal RetentionGain =>
        (Rational.Of(Baseline.RecurringRevenue) * Rational.Of(Baseline.MarginRate) * Rational.Of(Baseline.RetentionRate) * Rational.Of(RetentionUplift)).ToDecimal();

    /// <summary>
    /// The value of the hours saved at the same output, in money per year: <c>hours × (1 − 1 / (1 + uplift)) × loaded hourly cost × realized share</c>.
    /// 34 % more output per hour saves 25.4 % of the hours, not 34 %.
    /// </summary>
    /// <exception cref="OverflowException">The gain lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ProductivityGain =>
        (Rational.Of(Baseline.WorkingHours) * Rational.Of(ProductivityUplift) / Growth(ProductivityUplift) * Rational.Of(Baseline.LoadedHourlyCost) * Rational.Of(RealizedShare)).ToDecimal();

    /// <summary>The gains as benefits of a business case, one line for each gain that is not 0.</summary>
    /// <param name="adoption">The share of the gain reached: now, then at the end of year 1, 2, …; each 0 to 1.</param>
    /// <param name="riskAdjustment">The share taken off for risk, 0 to 1.</param>
    /// <returns>The lines "Sales", "Retention" and "Productivity".</returns>
    /// <exception cref="ArgumentNullException"><paramref name="adoption"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A share, or <paramref name="riskAdjustment"/>, is out of its range.</exception>
    /// <exception cref="OverflowException">A gain lies beyond the range of <see cref="decimal"/>.</exception>
    public IReadOnlyList<CaseLine> ToBenefits(IEnumerable<decimal> adoption, decimal riskAdjustment)
    {
        decimal[] shares = [.. Guard.NotNull(adoption).Select(share => Guard.Share(share, nameof(adoption)))];
        (string Name, decimal Gain)[] gains = [("Sales", SalesGain), ("Retention", RetentionGain), ("Productivity", ProductivityGain)];
        return [.. gains.Where(line => line.Gain != 0).Select(line => CaseLine.Benefit(line.Name, shares.Select(share => Fraction.Product(share, line.Gain)), riskAdjustment))];
    }

    private static Rational Growth(decimal uplift) => Rational.Of(1) + Rational.Of(uplift);

    private static decimal Lifted(decimal rate, decimal uplift, string argument)
    {
        Guard.AtLeast(uplift, -1, argument);
        var lifted = Rational.Of(rate) * Growth(uplift);
        return lifted.Numerator <= lifted.Denominator
            ? uplift
            : throw Violation.OutOfRange(argument, FormattableString.Invariant($"must not push the rate of {rate} past 1"), uplift).ToException();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Projection {{ Baseline = {Baseline}, ConversionUplift = {ConversionUplift}, RevenueUplift = {RevenueUplift}, ProductivityUplift = {ProductivityUplift}, RetentionUplift = {RetentionUplift}, RealizedShare = {RealizedShare} }}");
}
