using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The effect of the CRM compared with units that did not get it, in two ways: by each unit's own change, and adjusted for its value before. In the unit
/// of the figure.
/// </summary>
/// <remarks>
/// <para>
/// If chance decided who got the CRM, take the adjusted answer: it is right and has the smaller error. If anything else decided, neither is safe. If the
/// CRM went to units that had a bad year, the own change takes their recovery for an effect. If the groups differ permanently, the adjusted answer takes a
/// part of that difference for an effect. So without chance both answers are a bracket, and the interval spans both.
/// </para>
/// <para>
/// Adjusted: <c>after = a + effect × treated + b × before</c> by least squares, with one slope for both groups and n − 3 degrees of freedom. It assumes
/// that the value before matters alike in both groups, that units scatter alike, and that the value after depends on the value before in a straight line.
/// Own change: Welch's t of the changes.
/// </para>
/// <para>There is no interval for fewer than four units in either group. Without a control group nothing can be adjusted. Sums are exact.
/// Immutable.</para>
/// <para>
/// Source: F. M. Lord, Psychological Bulletin 68 (1967) 304-305, for the paradox; J. D. Angrist, J.-S. Pischke, Mostly Harmless Econometrics (2009), 5.4, for the bracket;
/// A. J. Vickers, D. G. Altman, BMJ 323 (2001) 1123-1124, for chance assignment.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<BaselineAdjustment>))]
public sealed class BaselineAdjustment
{
    private readonly double _within;
    private readonly double _distance;
    private readonly double _residual;

    private BaselineAdjustment(string unit, ProductSums treated, ProductSums control, Moments treatedChanges, Moments controlChanges)
    {
        Unit = string.IsNullOrEmpty(unit) ? throw Violation.Invalid(nameof(unit), "must name the unit", unit).ToException() : unit;
        OwnChange = DifferenceInDifferences.FromChanges(treatedChanges, controlChanges);
        (Treated, Control) = (treatedChanges.Count, controlChanges.Count);
        if (Treated == 0 || Control == 0)
            return;

        // Sums within the groups, around the mean of each group.
        double Within(int i, int j) => Scatter(treated, Treated, i, j) + Scatter(control, Control, i, j);
        double Distance(int i) => Mean(treated, Treated, i) - Mean(control, Control, i);
        _within = Within(0, 0);
        if (!(_within > 0))
            return;
        _distance = Distance(0);
        Slope = Within(0, 1) / _within;
        Adjusted = Distance(1) - (Slope * _distance);
        _residual = Math.Max(0, Within(1, 1) - (Slope.Value * Within(0, 1)));
    }

    /// <summary>The name of the unit: "rep", "team".</summary>
    public string Unit { get; }

    /// <summary>The number of units that got the CRM.</summary>
    public long Treated { get; }

    /// <summary>The number of units that did not.</summary>
    public long Control { get; }

    /// <summary>The effect by each unit's own change: the difference in differences.</summary>
    public DifferenceInDifferences OwnChange { get; }

    /// <summary>The effect adjusted for the value before. Null if a group is empty, or if no unit differs in its value before.</summary>
    public double? Adjusted { get; }

    /// <summary>
    /// The share of a difference before that remains after: 1 if units keep their distance, 0 if nothing of it remains. Null if <see cref="Adjusted"/> is
    /// null.
    /// </summary>
    public double? Slope { get; }

    /// <summary>The standard error of <see cref="Adjusted"/>: <c>√(s² (1/n₁ + 1/n₀ + (x̄₁ − x̄₀)² / Sxx))</c>. Null for fewer than four units in all.</summary>
    public double? AdjustedStandardError =>
        Adjusted.HasValue && DegreesOfFreedom > 0
            ? Math.Sqrt(_residual / DegreesOfFreedom * ((1.0 / Treated) + (1.0 / Control) + (_distance * _distance / _within)))
            : null;

    private long DegreesOfFreedom => Treated + Control - 3;

    private bool HasEnoughUnits => Math.Min(Treated, Control) >= UnitSampling.Fewest;

    /// <summary>Makes the comparison from one row per unit.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="unit">The name of the sampling unit; not empty.</param>
    /// <param name="treated">The units that got the CRM, one row per unit.</param>
    /// <param name="control">The units that did not, one row per unit.</param>
    /// <param name="before">The figure of a unit before.</param>
    /// <param name="after">The same figure after.</param>
    /// <returns>Both answers.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="unit"/> is empty.</exception>
    /// <exception cref="OverflowException">The mean change of a group lies beyond the range of <see cref="decimal"/>.</exception>
    public static BaselineAdjustment Of<TRow>(string unit, IEnumerable<TRow> treated, IEnumerable<TRow> control, Func<TRow, decimal> before, Func<TRow, decimal> after)
    {
        Guard.NotNull(before);
        Guard.NotNull(after);
        TRow[] first = [.. Guard.NotNull(treated)], second = [.. Guard.NotNull(control)];
        ProductSums treatedSums = Sums(first), controlSums = Sums(second);
        return new(unit, treatedSums, controlSums, Changes(treatedSums, first.Length), Changes(controlSums, second.Length));

        ProductSums Sums(TRow[] rows)
        {
            var sums = new ProductSums(2);
            foreach (var row in rows)
                sums.Add(Fraction.ToFixedPoint(before(row)), Fraction.ToFixedPoint(after(row)));
            return sums;
        }

        // Of after − before, which a decimal may not be able to hold.
        static Moments Changes(ProductSums sums, int rows) =>
            new(new ExactMoments(rows, sums.Sum(1) - sums.Sum(0), sums.Product(1, 1) - (2 * sums.Product(0, 1)) + sums.Product(0, 0)));
    }

    /// <summary>The interval of <see cref="Adjusted"/>.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns><c>adjusted ± t × standard error</c>; null for fewer than four units in either group, or if nothing scatters.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval? AdjustedInterval(double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        if (!HasEnoughUnits || !(AdjustedStandardError > 0))
            return null;
        var reach = StudentDistribution.TwoSidedQuantile(confidence, DegreesOfFreedom) * AdjustedStandardError.Value;
        return new ConfidenceInterval(Adjusted!.Value - reach, Adjusted.Value + reach, confidence);
    }

    /// <summary>
    /// The interval to report: of the adjusted answer if chance decided who got the CRM; otherwise the bracket of both answers, from the lower of the
    /// lower bounds to the higher of the upper ones.
    /// </summary>
    /// <param name="assignedByChance">
    /// Whether chance decided which units got the CRM, that is, lots were drawn. Nothing else is chance; a pilot team that volunteered is not.
    /// </param>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval; null if an interval that it needs is null.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval? Interval(bool assignedByChance, double confidence = 0.95)
    {
        var adjusted = AdjustedInterval(confidence);
        if (assignedByChance || adjusted is not { } a)
            return adjusted;
        return OwnChange.Interval(confidence) is { } own ? new ConfidenceInterval(Math.Min(a.Lower, own.Lower), Math.Max(a.Upper, own.Upper), confidence) : null;
    }

    private static double Mean(ProductSums sums, long units, int i) => Fraction.ToDouble(sums.Sum(i), Fraction.One * units);

    // Σ (x − x̄)(y − ȳ), exact until it becomes a double.
    private static double Scatter(ProductSums sums, long units, int i, int j) =>
        Fraction.ToDouble((sums.Product(i, j) * units) - (sums.Sum(i) * sums.Sum(j)), Fraction.One * Fraction.One * new BigInteger(units));

    /// <summary>The number of units with and without the CRM, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"BaselineAdjustment by {Unit}: {Treated} with the CRM, {Control} without");
}
