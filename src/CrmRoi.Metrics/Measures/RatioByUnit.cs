using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// A ratio of two sums with a confidence interval over its sampling units: a win rate by rep, a margin rate by customer, a cost per lead by campaign. Its
/// unit is the unit of the ratio.
/// </summary>
/// <remarks>
/// <para>
/// The deals of one rep are not independent of each other, nor are the contracts of one customer. The reps or the customers are independent: they are the
/// sampling units. The interval is computed from one row per unit, with the unit's whole numerator and denominator; the number of deals does not matter.
/// </para>
/// <para>
/// The interval is Fieller's: all values R for which the mean of <c>x − R × y</c> over the units lies within Student's t of 0, with units − 1 degrees of
/// freedom. It remains right if units differ in size and in scatter. It assumes that the units are independent of each other, that they are a sample of
/// what the figure is about, and that no single unit decides the sum. It does not see a market or a season that moves all units together, and it is too
/// narrow if successes are very rare.
/// </para>
/// <para>
/// There is no interval for fewer than four units, if a few large units make nearly all of the total, and if all units have exactly the same figure;
/// <see cref="ReasonWithoutInterval"/> says which. Sums and products are exact, so order never matters. Two are equal when sampling unit, totals and
/// products are equal. Immutable.
/// </para>
/// <para>
/// Source: E. C. Fieller, Journal of the Royal Statistical Society B 16 (1954) 175-185; W. G. Cochran, Sampling Techniques, 3rd ed. (1977), 6.3, for the standard error;
/// N. K. Bakirov, G. J. Székely, Journal of Mathematical Sciences 139 (2006) 6497-6505, for t with unequal scatter.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<RatioByUnit>))]
public sealed class RatioByUnit : IMeasure, IEquatable<RatioByUnit>
{
    private readonly ProductSums _sums;
    private readonly RatioParts _kind;

    internal RatioByUnit(string unit, IEnumerable<RatioParts> units, RatioParts kind)
    {
        Unit = string.IsNullOrEmpty(unit) ? throw Violation.Invalid(nameof(unit), "must name the sampling unit", unit).ToException() : unit;
        _kind = kind;
        _sums = new ProductSums(2);
        foreach (var row in units)
            _sums.Add(row.Numerator, row.Denominator);
    }

    /// <summary>The name of the sampling unit: "rep", "customer".</summary>
    public string Unit { get; }

    /// <summary>The number of units that are not empty.</summary>
    public int Units => _sums.Count;

    /// <summary>
    /// How many units of equal size would weigh the same: <c>(Σ y)² / Σ y²</c> over the denominators. From 1 to <see cref="Units"/> if no denominator is
    /// negative; null if the denominators add up to 0. Source: L. Kish, Survey Sampling (1965), 11.7.
    /// </summary>
    public double? EffectiveUnits => IsDefined ? 1 / Weight : null;

    /// <summary>The sum of the numerators over all units.</summary>
    /// <returns>The sum.</returns>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ToNumerator() => Fraction.ToDecimal(_sums.Sum(0));

    /// <summary>The sum of the denominators over all units.</summary>
    /// <returns>The sum.</returns>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ToDenominator() => Fraction.ToDecimal(_sums.Sum(1));

    /// <inheritdoc/>
    public bool IsDefined => !_sums.Sum(1).IsZero;

    /// <summary>The pooled ratio: sum of numerators / sum of denominators. Null when the denominators add up to 0.</summary>
    public decimal? Value => IsDefined ? Fraction.ToDecimal(_sums.Sum(0), _sums.Sum(1)) : null;

    /// <summary>
    /// The standard error by linearisation: <c>√(n/(n − 1) × Σ (x − R y)²) / Σ y</c>. Null for fewer than two units or a denominator of 0.
    /// </summary>
    public double? StandardError => IsDefined && Units > 1 ? Math.Sqrt(Units / (Units - 1.0) * Scatter) : null;

    internal bool PrintsInPercent => _kind.Format == MeasureFormat.Percent;

    // The largest possible change of the ratio: 1 for a share.
    internal double WidestChange => _kind.Lowest == 0 ? 1 : double.PositiveInfinity;

    // Σ (x − R y)² and Σ y², each over (Σ y)².
    private double Scatter => _sums.Residuals(0, 1, 0, 1);

    private double Weight => Fraction.ToDouble(_sums.Product(1, 1), _sums.Sum(1) * _sums.Sum(1));

    /// <summary>Makes the ratio from the whole figure of each unit.</summary>
    /// <typeparam name="TMeasure"><see cref="Proportion"/>, <see cref="Ratio"/>, <see cref="Quotient"/> or <see cref="Average"/>.</typeparam>
    /// <param name="unit">The name of the sampling unit: "rep", "customer"; not empty.</param>
    /// <param name="units">The figures, one for each unit.</param>
    /// <returns>The pooled ratio.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="units"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="unit"/> is empty, or the measure is not a ratio of two sums.</exception>
    public static RatioByUnit Of<TMeasure>(string unit, IEnumerable<TMeasure> units)
        where TMeasure : struct, IMeasure =>
        new(unit, Guard.NotNull(units).Select(RatioParts.Of), RatioParts.Of(default(TMeasure)));

    /// <summary>The confidence interval of the ratio, over the sampling units.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval in the unit of the ratio, for a share within [0, 1]; null if there is none, see
    /// <see cref="ReasonWithoutInterval"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval? Interval(double confidence = 0.95)
    {
        if (ReasonWithoutInterval(confidence) != NoIntervalReason.None)
            return null;

        // (δ Σy)² ≤ c Σ (e − δ y)², with e the residuals at the estimate and δ the distance from it: a quadratic with one root on either side of 0.
        double c = UnitSampling.Bound(Units, confidence), slope = 1 - (c * Weight);
        var middle = c * Fraction.ToDouble((_sums.Product(0, 1) * _sums.Sum(1)) - (_sums.Product(1, 1) * _sums.Sum(0)), BigInteger.Pow(_sums.Sum(1), 3));
        var root = Math.Sqrt((middle * middle) + (slope * c * Scatter));
        double estimate = Fraction.ToDouble(_sums.Sum(0), _sums.Sum(1)), lowest = (double)_kind.Lowest, highest = (double)_kind.Highest;
        return new ConfidenceInterval(Math.Max(lowest, estimate - ((middle + root) / slope)), Math.Min(highest, estimate + ((root - middle) / slope)), confidence);
    }

    /// <summary>Why there is no interval of this confidence.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The reason; none if there is an interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// A few units dominate if <see cref="EffectiveUnits"/> is not above <c>n t² / (n − 1 + t²)</c>. At 95 % that is 3.09 for 4 units, 3.62 for 10 and
    /// 3.84 for very many.
    /// </remarks>
    public NoIntervalReason ReasonWithoutInterval(double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        return !IsDefined ? NoIntervalReason.Undefined
            : Units < UnitSampling.Fewest ? NoIntervalReason.TooFewUnits
            : UnitSampling.Bound(Units, confidence) * Weight >= 1 ? NoIntervalReason.FewUnitsDominate
            : Scatter == 0 ? NoIntervalReason.NothingVaries
            : NoIntervalReason.None;
    }

    /// <inheritdoc/>
    public bool Equals(RatioByUnit? other) => other is not null && Unit == other.Unit && _kind.Format == other._kind.Format && _sums.Equals(other._sums);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RatioByUnit);

    /// <inheritdoc/>
    public override int GetHashCode() => _sums.GetHashCode();

    /// <summary>The value in the invariant culture, in the format of its measure; "n/a" when undefined.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The value as text; "n/a" when undefined.</summary>
    /// <param name="format">"P" for percent, "P1" for one decimal; or a numeric format of <see cref="decimal"/>. If null, the format of the
    /// measure.</param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) => MeasureFormat.Format(Value, format, formatProvider, _kind.Format);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        MeasureFormat.TryFormat(Value, destination, out charsWritten, format, provider, _kind.Format);
#endif
}
