using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// An uncertain amount by three points: the lowest possible, the likeliest and the highest possible, with a triangular distribution in between.
/// </summary>
/// <remarks>
/// <para>
/// Formulas: <c>mean = (low + likely + high) / 3</c>, <c>variance = (low² + likely² + high² − low likely − low high − likely high) / 18</c>. Both are
/// exact before they are rounded.
/// </para>
/// <para>
/// The points are bounds: nothing lies beyond them. If you only know amounts that are exceeded one time in ten, choose points farther out; otherwise the
/// spread is too small. Two are equal when all points are equal. <c>default</c> is 0 for certain.
/// </para>
/// <para>Source: the triangular distribution of textbooks on risk analysis, e.g. D. Vose, <em>Risk Analysis</em>.</para>
/// </remarks>
/// <example>
/// <code>
/// var estimate = new ThreePointEstimate(low: 60, likely: 80, high: 100);
/// Console.WriteLine($"{estimate.Mean} ± {estimate.StandardDeviation:0.00}"); // 80 ± 8.16
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<ThreePointEstimate>))]
public readonly record struct ThreePointEstimate
{
    /// <summary>Makes an uncertain amount.</summary>
    /// <param name="low">The lowest possible amount.</param>
    /// <param name="likely">The likeliest amount, from <paramref name="low"/> to <paramref name="high"/>.</param>
    /// <param name="high">The highest possible amount.</param>
    /// <exception cref="ArgumentException">The points do not ascend.</exception>
    public ThreePointEstimate(decimal low, decimal likely, decimal high)
    {
        Low = low;
        Likely = likely >= low ? likely : throw Violation.Invalid(nameof(likely), $"must not be less than the lowest, {low}", likely).ToException();
        High = high >= likely ? high : throw Violation.Invalid(nameof(high), $"must not be less than the likeliest, {likely}", high).ToException();
    }

    /// <summary>The lowest possible amount.</summary>
    public decimal Low { get; }

    /// <summary>The likeliest amount.</summary>
    public decimal Likely { get; }

    /// <summary>The highest possible amount.</summary>
    public decimal High { get; }

    /// <summary>The mean: <c>(low + likely + high) / 3</c>.</summary>
    public decimal Mean => Fraction.ToDecimal(Fraction.ToFixedPoint(Low) + Fraction.ToFixedPoint(Likely) + Fraction.ToFixedPoint(High), 3 * Fraction.One);

    /// <summary>The variance, in the squared unit: <c>(low² + likely² + high² − low likely − low high − likely high) / 18</c>.</summary>
    public double Variance => Fraction.ToDouble(EighteenfoldVariance, 18 * Fraction.One * Fraction.One);

    /// <summary>The standard deviation, in the unit of the amount.</summary>
    public double StandardDeviation => Math.Sqrt(Variance);

    // 18 times the variance, with twice the places of a fixed-point integer.
    internal BigInteger EighteenfoldVariance
    {
        get
        {
            BigInteger below = Fraction.ToFixedPoint(Likely) - Fraction.ToFixedPoint(Low), above = Fraction.ToFixedPoint(High) - Fraction.ToFixedPoint(Likely);
            return (below * below) + (below * above) + (above * above);
        }
    }

    /// <summary>The three points in the invariant culture, "60 / 80 / 100".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Low} / {Likely} / {High}");
}
