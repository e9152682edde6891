using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Compares two means by Welch's t test, from moments alone: a deal size, a cycle, a satisfaction before and after. The difference is after − before, in
/// the unit of the figure.
/// </summary>
/// <remarks>
/// <para>
/// The variances need not be equal. The items must be independent, and so many, or so near to normal, that their mean is normal.
/// Months in a row are <b>not</b> independent: on monthly totals the interval is too narrow.
/// </para>
/// <para>
/// Everything that needs a variance is null if either side has fewer than two items; test and interval are also null if neither side varies at all.
/// Two comparisons are equal when their moments are equal. <c>default</c> compares nothing with nothing.
/// </para>
/// <para>Source: B. L. Welch, Biometrika 34 (1947) 28-35; F. E. Satterthwaite, Biometrics Bulletin 2 (1946) 110-114.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<MeanComparison>))]
public readonly record struct MeanComparison
{
    /// <summary>Makes the comparison of two means.</summary>
    /// <param name="before">The moments of the figures before, or of the control group.</param>
    /// <param name="after">The moments of the figures after, or of the treated group, in the same unit.</param>
    public MeanComparison(Moments before, Moments after)
    {
        Before = before;
        After = after;
    }

    /// <summary>The moments of the figures before.</summary>
    public Moments Before { get; }

    /// <summary>The moments of the figures after.</summary>
    public Moments After { get; }

    /// <summary>The difference of the means, after − before. Null if either side has no item.</summary>
    public decimal? Difference => After.Mean - Before.Mean is { } difference ? Fraction.Trim(difference) : null;

    /// <summary>The standard error of the difference: <c>√(s₀²/n₀ + s₁²/n₁)</c>.</summary>
    public double? StandardError => Before.Variance / Before.Count + After.Variance / After.Count is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>Welch's t: <c>difference / standard error</c>.</summary>
    public double? T => Varies ? (double)Difference!.Value / StandardError : null;

    /// <summary>The degrees of freedom, rarely whole: <c>(s₀²/n₀ + s₁²/n₁)² / ((s₀²/n₀)²/(n₀ − 1) + (s₁²/n₁)²/(n₁ − 1))</c>.</summary>
    public double? DegreesOfFreedom => Varies ? WelchSatterthwaite.Degrees(Before, After) : null;

    /// <summary>The two-sided p-value: the probability of a t as far from 0 if there were no difference.</summary>
    public double? PValue => T is { } t ? StudentDistribution.TwoSidedTail(t, DegreesOfFreedom!.Value) : null;

    private bool Varies => StandardError > 0;

    /// <summary>Welch's interval of the difference.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns><c>difference ± t × standard error</c>; null if there is no standard error or it is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval? Interval(double confidence = 0.95) =>
        Reach(Guard.Confidence(confidence)) is { } t ? Around((double)Difference!.Value, t * StandardError!.Value, confidence) : null;

    /// <summary>The interval of the relative change, <c>after / before − 1</c>: 0.1 is a tenth more.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval; null if <see cref="Interval"/> is null, or if the mean before is not shown to be positive.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// Fieller's interval: all factors R for which 0 lies within <c>after − R × before ± t √(s₁²/n₁ + R² s₀²/n₀)</c>, with the t of Welch's test. So it
    /// excludes no change exactly when <see cref="Interval"/> does. Source: E. C. Fieller, Journal of the Royal Statistical Society B 16 (1954) 175-185.
    /// </remarks>
    public ConfidenceInterval? RelativeInterval(double confidence = 0.95) =>
        Reach(Guard.Confidence(confidence)) is { } t
            ? RelativeChange.Interval(Mean(Before), OfMean(Before, t, confidence), Mean(After), OfMean(After, t, confidence))
            : null;

    /// <summary>The smallest difference, in either direction, that data of this size and variance would have shown.</summary>
    /// <param name="power">The probability of showing it, from 0.5 to below 1; 0.8 by default.</param>
    /// <param name="confidence">The confidence level of the two-sided test, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The difference, positive, in the unit of the figure; null if <see cref="Interval"/> is null.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> or <paramref name="confidence"/> is out of range.</exception>
    /// <remarks>
    /// <code>(t(1 − α/2) + t(power)) × standard error</code>
    /// Source: H. S. Bloom, Evaluation Review 19 (1995) 547-556.
    /// </remarks>
    public double? MinimumDetectableDifference(double power = 0.8, double confidence = 0.95)
    {
        Guard.Power(power);
        return Reach(Guard.Confidence(confidence)) is { } t
            ? (t + StudentDistribution.Quantile(power, DegreesOfFreedom!.Value)) * StandardError
            : null;
    }

    /// <summary>
    /// The comparison as a change, with <see cref="Interval"/>, <see cref="RelativeInterval"/> and the smallest change that could have been shown.
    /// </summary>
    /// <param name="confidence">The confidence level of the intervals, above 0 and below 1; 0.95 by default.</param>
    /// <param name="power">The power of <see cref="Change.MinimumDetectable"/>, from 0.5 to below 1; 0.8 by default.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> or <paramref name="power"/> is out of range.</exception>
    public Change ToChange(double confidence = 0.95, double power = 0.8) =>
        new(
        Before.Mean, After.Mean, Interval(confidence), RelativeInterval(confidence), MinimumDetectableDifference(power, confidence), samplingUnit: "item");

    private static double Mean(Moments moments) => (double)moments.Mean!.Value;

    private static ConfidenceInterval OfMean(Moments moments, double t, double confidence) =>
        Around(Mean(moments), t * moments.StandardError!.Value, confidence);

    private static ConfidenceInterval Around(double centre, double reach, double confidence) => new(centre - reach, centre + reach, confidence);

    private double? Reach(double confidence) => DegreesOfFreedom is { } degrees ? StudentDistribution.TwoSidedQuantile(confidence, degrees) : null;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"MeanComparison {{ Before = {Before}, After = {After}, Difference = {Difference} }}");
}
