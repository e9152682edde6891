using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// How certain the net present value of a business case is, from the three points of its lines: exact mean and variance, and each line's part in the
/// variance.
/// </summary>
/// <remarks>
/// How the lines move together is an assumption. If it is unknown, report both ends: <see cref="Independent"/>, if no line depends on another, and
/// <see cref="FullyDependent"/>, the widest range. Only lines that offset each other have a narrower range than both. Lines without three points are
/// certain. Two are equal when their cases are equal. Immutable.
/// </remarks>
/// <example>
/// <code>
/// var crm = new BusinessCase(discountRate: 0.10m,
/// [
///     CaseLine.Benefit("Deals", [0, 60_000, 80_000, 90_000]).WithThreePoints(low: 0.2m, high: 1.2m),
///     CaseLine.Benefit("Time saved", [0, 20_000, 25_000, 25_000]).WithThreePoints(low: 0.3m, high: 1.1m),
///     CaseLine.Cost("CRM", [50_000, 20_000, 20_000, 20_000]).WithThreePoints(low: 0.95m, high: 1.8m),
/// ]);
/// var sure = crm.Uncertainty;
/// Console.WriteLine(sure); // 72053 ± 46224 (independent) to ± 70349 (fully dependent)
/// Console.WriteLine($"{sure.FullyDependent.ConfidenceThatPositive:0.000} to {sure.Independent.ConfidenceThatPositive:0.000}"); // 0.847 to 0.940
/// Console.WriteLine(sure.SharesOfVariance()[0].Name); // Deals
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<CaseUncertainty>))]
public sealed class CaseUncertainty : IEquatable<CaseUncertainty>
{
    private readonly BusinessCase _case;
    private readonly ThreePointEstimate[] _effects;

    internal CaseUncertainty(BusinessCase businessCase)
    {
        _case = businessCase;
        _effects = [.. businessCase.Lines.Select(line => line.EffectAt(businessCase.DiscountRate))];
        Mean = businessCase.NetPresentValue;
    }

    /// <summary>The mean of the net present value, in money: the net present value of the case.</summary>
    public decimal Mean { get; }

    /// <summary>The range if the lines are independent: the variances of the lines add up.</summary>
    /// <exception cref="OverflowException">A bound lies beyond the range of <see cref="decimal"/>.</exception>
    public NetPresentValueRange Independent => At(0);

    /// <summary>
    /// The range if a good surprise in one line is a good surprise in all: the standard deviations of the lines add up. It is the widest range.
    /// </summary>
    /// <exception cref="OverflowException">A bound lies beyond the range of <see cref="decimal"/>.</exception>
    public NetPresentValueRange FullyDependent => At(1);

    /// <summary>The range at a correlation between the lines.</summary>
    /// <param name="correlation">
    /// The correlation between the effects of any two lines on the net present value, 0 to 1. For a benefit and a cost it is positive if the cost is low
    /// when the benefit is high.
    /// </param>
    /// <returns>The range: <c>variance = (1 − correlation) × Σ variance + correlation × (Σ standard deviation)²</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="correlation"/> is not from 0 to 1.</exception>
    /// <exception cref="OverflowException">A bound lies beyond the range of <see cref="decimal"/>.</exception>
    public NetPresentValueRange At(decimal correlation)
    {
        var share = (double)Guard.Share(correlation);
        var independent = Fraction.ToDouble(_effects.Aggregate(BigInteger.Zero, (sum, effect) => sum + effect.EighteenfoldVariance), 18 * Fraction.One * Fraction.One);
        var deviations = _effects.Sum(effect => effect.StandardDeviation);
        decimal lowest = CumulativeCashFlow.Total([.. _effects.Select(effect => effect.Low)]), highest = CumulativeCashFlow.Total([.. _effects.Select(effect => effect.High)]);

        // The mean is rounded separately from these bounds, and may differ from a certain value in its last digit.
        return new(correlation, Mean, ((1 - share) * independent) + (share * deviations * deviations), Math.Min(lowest, Mean), Math.Max(highest, Mean));
    }

    /// <summary>The share of each line in the variance, largest first.</summary>
    /// <param name="correlation">The correlation between the lines, 0 to 1.</param>
    /// <returns>
    /// A row for each line. Its share includes what it has in common with the others: <c>sᵢ × ((1 − correlation) sᵢ + correlation Σ s) / variance</c>,
    /// with s the standard deviations.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="correlation"/> is not from 0 to 1.</exception>
    public IReadOnlyList<LineUncertainty> SharesOfVariance(decimal correlation = 0)
    {
        var share = (double)Guard.Share(correlation);
        double[] deviations = [.. _effects.Select(effect => effect.StandardDeviation)];
        var common = share * deviations.Sum();
        double[] parts = [.. deviations.Select(deviation => deviation * (((1 - share) * deviation) + common))];
        var variance = parts.Sum();
        return [.. _case.Lines.Select((line, i) => new LineUncertainty(line.Name, _effects[i], variance > 0 ? parts[i] / variance : null)).OrderByDescending(line => line.ShareOfVariance)];
    }

    /// <inheritdoc/>
    public bool Equals(CaseUncertainty? other) => other is not null && _case.Equals(other._case);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CaseUncertainty);

    /// <inheritdoc/>
    public override int GetHashCode() => _case.GetHashCode();

    /// <summary>Mean and both standard deviations in the invariant culture, "72053 ± 46224 (independent) to ± 70349 (fully dependent)".</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"{Mean:0} ± {Math.Sqrt(At(0).Variance):0} (independent) to ± {Math.Sqrt(At(1).Variance):0} (fully dependent)");
}
