using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Compares two proportions, such as a win rate before and after. The difference is after − before, from −1 to 1: 0.02 is two percentage points.
/// </summary>
/// <remarks>
/// Everything here is null if either proportion is undefined. Two comparisons are equal when both proportions are equal.
/// <c>default</c> compares nothing with nothing. The intervals are valid only if the trials are independent of each other.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<ProportionComparison>))]
public readonly record struct ProportionComparison
{
    /// <summary>Makes the comparison of two proportions.</summary>
    /// <param name="before">The proportion before, or of the control group.</param>
    /// <param name="after">The proportion after, or of the treated group.</param>
    public ProportionComparison(Proportion before, Proportion after)
    {
        Before = before;
        After = after;
    }

    /// <summary>The proportion before.</summary>
    public Proportion Before { get; }

    /// <summary>The proportion after.</summary>
    public Proportion After { get; }

    /// <summary>The difference, after − before. Null if either is undefined.</summary>
    public decimal? Difference => After.Value - Before.Value is { } difference ? Fraction.Trim(difference) : null;

    /// <summary>
    /// The two-sided p-value of the z test with the pooled variance, the textbook test of no difference. Null if it is undefined, also if all trials ended
    /// alike.
    /// </summary>
    public double? PooledPValue => PooledZ is { } z ? NormalDistribution.TwoSidedTail(z) : null;

    /// <summary>The z statistic with the pooled variance: <c>(p₁ − p₀) / √(p (1 − p) (1/n₀ + 1/n₁))</c>, with p the pooled proportion.</summary>
    public double? PooledZ => Z(NullVariance(((double)Before.Successes + After.Successes) / ((double)Before.Trials + After.Trials)));

    /// <summary>The two-sided p-value of the z test with separate variances. Null if it is undefined.</summary>
    public double? UnpooledPValue => UnpooledZ is { } z ? NormalDistribution.TwoSidedTail(z) : null;

    /// <summary>The z statistic with separate variances: <c>(p₁ − p₀) / √(p₀ (1 − p₀)/n₀ + p₁ (1 − p₁)/n₁)</c>.</summary>
    public double? UnpooledZ => Z(VarianceAt(Rate(Before), Rate(After)));

    private bool IsDefined => Before.IsDefined && After.IsDefined;

    /// <summary>Newcombe's hybrid score interval of the difference, without continuity correction. This is the recommended interval.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval within [−1, 1]; null if either proportion is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// <code>[d − √((p₁ − l₁)² + (u₀ − p₀)²), d + √((u₁ − p₁)² + (p₀ − l₀)²)]</code>
    /// with the Wilson limits l and u of each proportion. Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, method 10.
    /// </remarks>
    public ConfidenceInterval? NewcombeInterval(double confidence = 0.95) =>
        Newcombe(Before.WilsonInterval(confidence), After.WilsonInterval(confidence));

    /// <summary>Newcombe's hybrid score interval with continuity correction. It is wider, for readers who want at least the stated coverage.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval within [−1, 1]; null if either proportion is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>Like <see cref="NewcombeInterval"/>, from the Wilson limits with continuity correction. Source: the same article, method 11.</remarks>
    public ConfidenceInterval? NewcombeIntervalWithContinuityCorrection(double confidence = 0.95) =>
        Newcombe(Before.WilsonIntervalWithContinuityCorrection(confidence), After.WilsonIntervalWithContinuityCorrection(confidence));

    /// <summary>The interval of the relative change, <c>after / before − 1</c>: 0.1 is a tenth more.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval; null if either proportion is undefined, or if the proportion before is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// All factors R for which the Newcombe interval of <c>after − R × before</c> contains 0. So it excludes no change exactly when
    /// <see cref="NewcombeInterval"/> does. Source: A. Donner, G. Y. Zou, Statistical Methods in Medical Research 21 (2012) 347-359 (MOVER-R).
    /// </remarks>
    public ConfidenceInterval? RelativeInterval(double confidence = 0.95) =>
        Before.WilsonInterval(confidence) is { } before && After.WilsonInterval(confidence) is { } after && Before.Successes > 0
            ? RelativeChange.Interval(Rate(Before), before, Rate(After), after)
            : null;

    /// <summary>The smallest rise from the proportion before that this many trials would have shown.</summary>
    /// <param name="power">The probability of showing it, from 0.5 to below 1; 0.8 by default.</param>
    /// <param name="confidence">The confidence level of the two-sided test, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The rise as a difference of proportions; null if either is undefined, or if even a rise to 1 would not have been shown.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> or <paramref name="confidence"/> is out of range.</exception>
    /// <remarks>
    /// The δ that solves <c>δ = z √(p (1 − p) (1/n₀ + 1/n₁)) + z(power) √(p₀ (1 − p₀)/n₀ + p₁ (1 − p₁)/n₁)</c> for p₁ = p₀ + δ, with p the pooled
    /// proportion.
    /// Source: J. L. Fleiss, B. Levin, M. C. Paik, Statistical Methods for Rates and Proportions, 3rd ed. (2003), chapter 4, solved for the effect.
    /// </remarks>
    public double? MinimumDetectableIncrease(double power = 0.8, double confidence = 0.95)
    {
        var z = NormalDistribution.TwoSidedQuantile(Guard.Confidence(confidence));
        var zPower = NormalDistribution.Quantile(Guard.Power(power));
        if (!IsDefined)
            return null;

        // Convex in the rate after, and negative at no rise: it crosses zero at most once.
        double n0 = Before.Trials, n1 = After.Trials, p0 = Rate(Before), low = p0, high = 1;
        var self = this;
        double Excess(double p1) =>
            p1 - p0 - (z * Math.Sqrt(self.NullVariance(((n0 * p0) + (n1 * p1)) / (n0 + n1)))) - (zPower * Math.Sqrt(self.VarianceAt(p0, p1)));
        if (Excess(high) < 0 || p0 == 1)
            return null;
        for (var round = 0; round < 60; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = Excess(middle) < 0 ? (middle, high) : (low, middle);
        }

        return high - p0;
    }

    /// <summary>The smallest fall from the proportion before that this many trials would have shown, as a positive difference.</summary>
    /// <param name="power">The probability of showing it, from 0.5 to below 1; 0.8 by default.</param>
    /// <param name="confidence">The confidence level of the two-sided test, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The fall; null if either is undefined, or if even a fall to 0 would not have been shown.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> or <paramref name="confidence"/> is out of range.</exception>
    /// <remarks><see cref="MinimumDetectableIncrease"/> of the complements.</remarks>
    public double? MinimumDetectableDecrease(double power = 0.8, double confidence = 0.95) =>
        new ProportionComparison(Before.Complement, After.Complement).MinimumDetectableIncrease(power, confidence);

    /// <summary>
    /// The comparison as a change, with <see cref="NewcombeInterval"/>, <see cref="RelativeInterval"/> and the smallest change that could have been shown.
    /// </summary>
    /// <param name="confidence">The confidence level of the intervals, above 0 and below 1; 0.95 by default.</param>
    /// <param name="power">The power of <see cref="Change.MinimumDetectable"/>, from 0.5 to below 1; 0.8 by default.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> or <paramref name="power"/> is out of range.</exception>
    public Change ToChange(double confidence = 0.95, double power = 0.8) => new(
        Before.Value, After.Value, NewcombeInterval(confidence), RelativeInterval(confidence),
        After < Before ? MinimumDetectableDecrease(power, confidence) : MinimumDetectableIncrease(power, confidence), ChangeKind.Rate, "trial");

    private static double Rate(Proportion proportion) => (double)proportion.Successes / proportion.Trials;

    private double NullVariance(double rate) => rate * (1 - rate) * ((1.0 / Before.Trials) + (1.0 / After.Trials));

    private double VarianceAt(double before, double after) =>
        (before * (1 - before) / Before.Trials) + (after * (1 - after) / After.Trials);

    private double? Z(double variance) => IsDefined && variance > 0 ? (double)Difference!.Value / Math.Sqrt(variance) : null;

    private ConfidenceInterval? Newcombe(ConfidenceInterval? before, ConfidenceInterval? after)
    {
        if (before is not { } b || after is not { } a)
            return null;
        double p0 = Rate(Before), p1 = Rate(After);
        return Around(RelativeChange.Distance(p1 - a.Lower, b.Upper - p0), RelativeChange.Distance(a.Upper - p1, p0 - b.Lower), a.Confidence);
    }

    private ConfidenceInterval Around(double below, double above, double confidence)
    {
        var difference = (double)Difference!.Value;
        return new ConfidenceInterval(Math.Max(-1, difference - below), Math.Min(1, difference + above), confidence);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"ProportionComparison {{ Before = {Before}, After = {After}, Difference = {Difference} }}");
}
