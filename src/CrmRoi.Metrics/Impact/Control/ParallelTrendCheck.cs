using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Whether a treated and a control group moved alike in the periods before go-live: the trend of the gap between them. If the gap grew before the CRM came,
/// difference in differences takes that growth for an effect.
/// </summary>
/// <remarks>A trend that is not shown is not a trend that is not there: with few periods hardly any can be. Immutable.</remarks>
public sealed class ParallelTrendCheck
{
    private readonly decimal? _slope;
    private readonly double? _standardError;

    /// <summary>The check of two groups over earlier periods of equal length.</summary>
    /// <param name="treated">The figure of the group that will get the CRM, by period, oldest first.</param>
    /// <param name="control">The figure of the control group in the same periods.</param>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">The numbers of periods differ.</exception>
    public ParallelTrendCheck(IEnumerable<decimal> treated, IEnumerable<decimal> control)
    {
        BigInteger[] left = [.. Guard.NotNull(treated).Select(Fraction.ToFixedPoint)], right = [.. Guard.NotNull(control).Select(Fraction.ToFixedPoint)];
        if (left.Length != right.Length)
            throw Violation.Invalid(nameof(control), $"must have the {left.Length} periods of the treated group", right.Length).ToException();

        // The positions 1 − n, 3 − n, … n − 1 are twice those of the periods around their middle, and whole.
        Periods = left.Length;
        BigInteger sum = 0, squares = 0, products = 0, positions = 0, one = Fraction.One;
        for (var i = 0; i < Periods; i++)
        {
            BigInteger gap = left[i] - right[i], position = (2 * i) + 1 - Periods;
            sum += gap;
            squares += gap * gap;
            products += position * gap;
            positions += position * position;
        }

        if (Periods < 2)
            return;
        _slope = Fraction.ToDecimal(2 * products, positions * one);
        if (Periods > 2)
        {
            var residual = (squares * positions * Periods) - (sum * sum * positions) - (products * products * Periods);
            _standardError = Math.Sqrt(Fraction.ToDouble(4 * residual, positions * positions * one * one * Periods * (Periods - 2)));
        }
    }

    /// <summary>The number of periods.</summary>
    public int Periods { get; }

    /// <summary>By how much the gap, treated − control, grew per period: the slope of its least-squares line, in the unit of the figure. Null for fewer than two periods.</summary>
    public decimal? GapGrowth => _slope;

    /// <summary>The standard error of the growth. Null for fewer than three periods.</summary>
    public double? StandardError => _standardError;

    /// <summary>The two-sided p-value of no growth, from a t with n − 2 degrees of freedom: small where the trends were not parallel. Null without a positive standard error.</summary>
    public double? PValue => _standardError > 0 ? StudentDistribution.TwoSidedTail((double)_slope!.Value / _standardError.Value, Periods - 2) : null;

    /// <summary>The interval of the growth.</summary>
    /// <param name="confidence">The confidence level, between 0 and 1, both excluded; 0.95 without one.</param>
    /// <returns>The interval, in the unit of the figure per period; null without a positive standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval? Interval(double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        if (!(_standardError > 0))
            return null;
        double growth = (double)_slope!.Value, reach = StudentDistribution.TwoSidedQuantile(confidence, Periods - 2) * _standardError.Value;
        return new ConfidenceInterval(growth - reach, growth + reach, confidence);
    }
}
