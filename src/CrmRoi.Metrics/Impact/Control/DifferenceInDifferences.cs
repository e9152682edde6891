using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The change of those who got the CRM less the change of a control group. So a good year is not mistaken for a good CRM. In the unit of the figure.
/// </summary>
/// <remarks>
/// <para>
/// It measures the effect of the CRM if both groups would have changed alike without it. The periods before can speak against that, see
/// <see cref="ParallelTrendCheck"/>; nothing can prove it.
/// </para>
/// <para>
/// If both periods have the same units (reps, teams), use their changes: pairing takes the differences between units out of the error.
/// If the units differ, use the four cells. The estimate is exact; the standard error is a double.
/// </para>
/// <para>Two are equal when both changes, the standard error and the degrees of freedom are equal. <c>default</c> is undefined.</para>
/// <para>Source: D. Card, A. B. Krueger, American Economic Review 84 (1994) 772-793, table 3.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<DifferenceInDifferences>))]
public readonly record struct DifferenceInDifferences
{
    /// <summary>Makes a difference from two changes and standard errors computed elsewhere.</summary>
    /// <param name="treatedChange">The change of those who got the CRM; null if undefined.</param>
    /// <param name="controlChange">The change of the control group; null if undefined.</param>
    /// <param name="treatedStandardError">The standard error of the first, 0 or more; null if unknown.</param>
    /// <param name="controlStandardError">The standard error of the second, 0 or more; null if unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">A standard error is negative or not a finite number.</exception>
    public DifferenceInDifferences(decimal? treatedChange, decimal? controlChange, double? treatedStandardError = null, double? controlStandardError = null)
        : this(treatedChange, controlChange, Sum(StandardErrorOf(treatedStandardError, nameof(treatedStandardError)), StandardErrorOf(controlStandardError, nameof(controlStandardError))), StudentDistribution.Normal)
    {
    }

    private DifferenceInDifferences(decimal? treatedChange, decimal? controlChange, double? standardError, double degrees)
    {
        TreatedChange = treatedChange;
        ControlChange = controlChange;
        if (Estimate is null || standardError is null)
            return;
        StandardError = standardError;
        if (standardError > 0 && degrees < StudentDistribution.Normal)
            DegreesOfFreedom = degrees;
    }

    /// <summary>The change of those who got the CRM. Null if undefined.</summary>
    public decimal? TreatedChange { get; }

    /// <summary>The change of the control group. Null if undefined.</summary>
    public decimal? ControlChange { get; }

    /// <summary>The effect: <c>treated change − control change</c>, the nearest decimal. Null if either is undefined.</summary>
    public decimal? Estimate => TreatedChange is { } treated && ControlChange is { } control ? Fraction.Trim(Nearest.Difference(treated, control)) : null;

    /// <summary>The standard error: <c>√(SE²(treated) + SE²(control))</c>. Null if unknown.</summary>
    public double? StandardError { get; }

    /// <summary>
    /// The degrees of freedom, by Welch and Satterthwaite. Null if the normal distribution is used (for proportions and given standard errors), or if
    /// there is no test.
    /// </summary>
    public double? DegreesOfFreedom { get; }

    /// <summary>
    /// The two-sided p-value: the probability of an estimate at least as far from 0 if there were no effect. Null without a positive standard error.
    /// </summary>
    public double? PValue => StandardError > 0 ? StudentDistribution.TwoSidedTail((double)Estimate!.Value / StandardError.Value, Degrees) : null;

    private double Degrees => DegreesOfFreedom ?? StudentDistribution.Normal;

    /// <summary>Makes a difference from the changes of single units; each change is the figure after less the figure before.</summary>
    /// <param name="treated">The changes of the units that got the CRM.</param>
    /// <param name="control">The changes of the units that did not.</param>
    /// <returns>The difference in differences; undefined if a group is empty, without standard error if a group has fewer than two units.</returns>
    public static DifferenceInDifferences FromChanges(Moments treated, Moments control) =>
        new(treated.Mean, control.Mean, Sum(treated.StandardError, control.StandardError), Freedom(treated, control));

    /// <summary>
    /// Makes a difference from figures of both groups in both periods, all of different units, for example other customers before than after. Do not use
    /// it for the months of the same reps, or for the same reps before and after: what stays with a rep would count as independent each time, and the
    /// interval would be wrong. For these use the changes of units, see <see cref="ControlGroup"/>.
    /// </summary>
    /// <param name="treatedBefore">The figures of those who got the CRM, before.</param>
    /// <param name="treatedAfter">The figures of those who got the CRM, after.</param>
    /// <param name="controlBefore">The figures of the control group, before.</param>
    /// <param name="controlAfter">The figures of the control group, after.</param>
    /// <returns>The difference in differences; undefined if a cell is empty, without standard error if a cell has fewer than two items.</returns>
    public static DifferenceInDifferences FromDifferentUnits(Moments treatedBefore, Moments treatedAfter, Moments controlBefore, Moments controlAfter) =>
        new(
            treatedAfter.Mean - treatedBefore.Mean, controlAfter.Mean - controlBefore.Mean,
            Sum(treatedBefore.StandardError, treatedAfter.StandardError, controlBefore.StandardError, controlAfter.StandardError),
            Freedom(treatedBefore, treatedAfter, controlBefore, controlAfter));

    /// <summary>
    /// Makes a difference from a proportion of both groups in both periods. Its items count as independent, although deals of one rep are alike.
    /// </summary>
    /// <param name="treatedBefore">The proportion of those who got the CRM, before.</param>
    /// <param name="treatedAfter">The proportion of those who got the CRM, after.</param>
    /// <param name="controlBefore">The proportion of the control group, before.</param>
    /// <param name="controlAfter">The proportion of the control group, after.</param>
    /// <returns>The difference in differences, with the unpooled standard error <c>√Σ p (1 − p) / n</c>; undefined if a cell is empty.</returns>
    public static DifferenceInDifferences FromCells(Proportion treatedBefore, Proportion treatedAfter, Proportion controlBefore, Proportion controlAfter) =>
        new(
            treatedAfter.Value - treatedBefore.Value, controlAfter.Value - controlBefore.Value,
            Sum(ErrorOf(treatedBefore), ErrorOf(treatedAfter), ErrorOf(controlBefore), ErrorOf(controlAfter)), StudentDistribution.Normal);

    /// <summary>The interval of the effect.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns><c>estimate ± t × standard error</c>; null without a positive standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval? Interval(double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        if (!(StandardError > 0))
            return null;
        double estimate = (double)Estimate!.Value, reach = StudentDistribution.TwoSidedQuantile(confidence, Degrees) * StandardError.Value;
        return new ConfidenceInterval(estimate - reach, estimate + reach, confidence);
    }

    /// <summary>The smallest effect, in either direction, that these data could have shown: <c>(t(1 − α/2) + t(power)) × standard error</c>.</summary>
    /// <param name="power">The probability of showing it, from 0.5 to below 1; 0.8 by default.</param>
    /// <param name="confidence">The confidence level of the two-sided test, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The effect, positive, in the unit of the figure; null without a positive standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="power"/> or <paramref name="confidence"/> is out of range.</exception>
    public double? MinimumDetectableEffect(double power = 0.8, double confidence = 0.95)
    {
        Guard.Power(power);
        Guard.Confidence(confidence);
        return StandardError > 0
            ? (StudentDistribution.TwoSidedQuantile(confidence, Degrees) + StudentDistribution.Quantile(power, Degrees)) * StandardError
            : null;
    }

    /// <summary>A multiple: for example, from the effect per unit to the effect on all treated units. The degrees of freedom stay the same.</summary>
    /// <param name="factor">The factor, more than 0.</param>
    /// <returns>Both changes and the standard error, times the factor.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="factor"/> is not positive.</exception>
    /// <exception cref="OverflowException">A change lies beyond the range of <see cref="decimal"/>.</exception>
    public DifferenceInDifferences Times(decimal factor) =>
        new(TreatedChange * Guard.Positive(factor), ControlChange * factor, StandardError * (double)factor, Degrees);

    private static double? StandardErrorOf(double? value, string argument) =>
        value is null or (>= 0 and < double.PositiveInfinity) ? value : throw Violation.OutOfRange(argument, "must be 0 or more, and finite", value).ToException();

    private static double? ErrorOf(Proportion proportion) =>
        proportion.IsDefined ? Math.Sqrt((double)proportion.Successes / proportion.Trials * (proportion.Trials - proportion.Successes) / proportion.Trials / proportion.Trials) : null;

    private static double? Sum(params double?[] errors) => errors.Contains(null) ? null : Math.Sqrt(errors.Sum(error => error!.Value * error.Value));

    private static double Freedom(params Moments[] cells) =>
        cells.All(cell => cell.Variance.HasValue) && cells.Any(cell => cell.Variance > 0) ? WelchSatterthwaite.Degrees(cells) : StudentDistribution.Normal;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"DifferenceInDifferences {{ TreatedChange = {TreatedChange}, ControlChange = {ControlChange}, Estimate = {Estimate} }}");
}
