using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// An effect and its certainty: the range at any confidence, and the confidence that it exceeds any figure, both from one distribution.
/// In the unit of the figure.
/// </summary>
/// <remarks>
/// <para>
/// A confidence is a statement about the method: that share of all ranges made in this way contains the truth, if the assumptions hold. It is not the
/// probability that this effect is in this range, which also depends on how large such effects usually are.
/// </para>
/// <para>An effect without a range says why in <see cref="ReasonWithoutInterval"/>. Immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var effect = EffectEstimate.Of(10_000, standardError: 6_124, degreesOfFreedom: 22);
/// Console.WriteLine($"{effect.ConfidenceThatExceeds(7_500):0.0000}"); // 0.6565
/// Console.WriteLine($"{effect.Interval():0}"); // [-2700, 22700]
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<EffectEstimate>))]
public sealed class EffectEstimate
{
    private readonly StudentMixture? _distribution;

    internal EffectEstimate(EffectMethod method, decimal? estimate, NoIntervalReason reason)
    {
        Method = method;
        Estimate = estimate is { } figure ? Fraction.Trim(figure) : null;
        ReasonWithoutInterval = reason;
    }

    internal EffectEstimate(EffectMethod method, decimal estimate, StudentMixture distribution, double? correlation = null)
    {
        Method = method;
        Estimate = Fraction.Trim(estimate);
        Correlation = correlation;
        _distribution = distribution;
    }

    /// <summary>How the effect was estimated.</summary>
    public EffectMethod Method { get; }

    /// <summary>The effect, in the unit of the figure. Null if there is nothing to compare.</summary>
    public decimal? Estimate { get; }

    /// <summary>Why there is no range; <see cref="NoIntervalReason.None"/> if there is one.</summary>
    public NoIntervalReason ReasonWithoutInterval { get; }

    /// <summary>Whether there is a range.</summary>
    public bool HasRange => _distribution is not null;

    /// <summary>
    /// The mean correlation of neighbouring months, weighted by what the months say, from 0 to 0.95. Null without a range, and for a method that takes no
    /// correlation into account.
    /// </summary>
    public double? Correlation { get; }

    /// <summary>
    /// The standard error. For mixed correlations it is the root of the weighted mean of the squared errors plus the spread of the estimates. Null without
    /// a range.
    /// </summary>
    public double? StandardError => _distribution?.Scale;

    /// <summary>The degrees of freedom of the t distributions. Null if the normal distribution is used, and without a range.</summary>
    public double? DegreesOfFreedom => _distribution is { Degrees: < StudentDistribution.Normal } t ? t.Degrees : null;

    /// <summary>
    /// The two-sided p-value: how often an effect at least as far from 0 would be estimated if there were none; at most 1. Null without a range.
    /// </summary>
    public double? PValue => _distribution?.TwoSidedTail(0);

    /// <summary>Makes an effect from an estimate and a standard error computed elsewhere.</summary>
    /// <param name="estimate">The effect.</param>
    /// <param name="standardError">Its standard error, more than 0 and finite.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, 1 or more; null for the normal distribution.</param>
    /// <returns>The effect.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The standard error or the degrees of freedom are out of range.</exception>
    public static EffectEstimate Of(decimal estimate, double standardError, double? degreesOfFreedom = null)
    {
        if (!(standardError > 0) || double.IsInfinity(standardError))
            throw Violation.OutOfRange(nameof(standardError), "must be more than 0, and finite", standardError).ToException();
        if (degreesOfFreedom is { } degrees && !(degrees >= 1))
            throw Violation.OutOfRange(nameof(degreesOfFreedom), "must be 1 or more", degrees).ToException();
        return new(EffectMethod.Given, estimate, new StudentMixture((double)estimate, standardError, Math.Min(degreesOfFreedom ?? StudentDistribution.Normal, StudentDistribution.Normal)));
    }

    /// <summary>The range of the effect.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval with equal tails; null without a range.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval? Interval(double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        return _distribution?.Interval(confidence);
    }

    /// <summary>The confidence that the effect exceeds a figure. At 0.975 and above, the figure lies below the 95 % range.</summary>
    /// <param name="figure">The figure, in the unit of the effect.</param>
    /// <returns>From 0 to 1; null without a range.</returns>
    public double? ConfidenceThatExceeds(decimal figure) => _distribution?.UpperTail((double)figure);

    /// <summary>
    /// How much it is worth at most to know whether the effect exceeds what is needed, if you can still take the effect at that price or leave it: the
    /// expected value of perfect information. In the unit of the effect.
    /// </summary>
    /// <param name="needed">The value that the effect must exceed: the cost that can still be avoided.</param>
    /// <returns>
    /// <c>E[max(effect − needed, 0)] − max(estimate − needed, 0)</c>, 0 or more; null without a range, or with one degree of freedom, because it is then
    /// infinite.
    /// </returns>
    /// <remarks>Source: H. Raiffa, R. Schlaifer, Applied Statistical Decision Theory (1961). For a normal distribution <c>sd × (φ(z) − |z| Φ(−|z|))</c>.</remarks>
    public double? ValueOfPerfectInformation(decimal needed)
    {
        if (_distribution is null || _distribution.Degrees <= 1)
            return null;

        // By symmetry around the needed value: the excess on the side that would not be chosen.
        var threshold = (double)needed;
        return Math.Max(0, _distribution.Mean > threshold ? _distribution.Times(-1).MeanExcess(-threshold) : _distribution.MeanExcess(threshold));
    }

    /// <summary>The smallest effect, in either direction, that these data would have shown, that is, whose range would exclude 0.</summary>
    /// <param name="power">The probability of showing it, from 0.5 to below 1; 0.8 by default.</param>
    /// <param name="confidence">The confidence level of the range, above 0 and below 1; 0.95 by default.</param>
    /// <returns>
    /// The distance from the estimate to the upper bound plus the distance to the quantile of the power; for a t, <c>(t(1 − α/2) + t(power)) × standard
    /// error</c>. Null without a range.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> or <paramref name="confidence"/> is out of range.</exception>
    /// <remarks>Source: H. S. Bloom, Evaluation Review 19 (1995) 547-556.</remarks>
    public double? MinimumDetectable(double power = 0.8, double confidence = 0.95)
    {
        Guard.Power(power);
        Guard.Confidence(confidence);
        return _distribution is null ? null : _distribution.Quantile((1 + confidence) / 2) + _distribution.Quantile(power) - (2 * _distribution.Mean);
    }

    /// <summary>A multiple of the effect: from a mean per unit to all units, from a month to a year. The degrees of freedom stay the same.</summary>
    /// <param name="factor">The factor, not 0.</param>
    /// <returns>The multiple.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is 0.</exception>
    /// <exception cref="OverflowException">The estimate lies beyond the range of <see cref="decimal"/>.</exception>
    public EffectEstimate Times(decimal factor)
    {
        if (factor == 0)
            throw Violation.OutOfRange(nameof(factor), "must not be 0", factor).ToException();
        return _distribution is null
            ? new(Method, Estimate * factor, ReasonWithoutInterval)
            : new(Method, Estimate!.Value * factor, _distribution.Times((double)factor), Correlation);
    }

    /// <summary>The estimate and its 95 % range in the invariant culture, "4.7 [2.5, 6.9]"; without a range, the reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"{MeasureFormat.Format(Estimate, null, null, "0.####")} {Interval()?.ToString() ?? $"({ReasonWithoutInterval})"}");
}
