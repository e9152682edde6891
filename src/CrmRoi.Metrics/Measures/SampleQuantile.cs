using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Exact quantiles of figures in memory, by Hyndman and Fan's type 7, like PERCENTILE.INC of a spreadsheet, R and NumPy.</summary>
/// <remarks>For figures that stream by or must merge, use <see cref="Distribution"/>: its quantiles have a small stated error.</remarks>
public static class SampleQuantile
{
    /// <summary>The type 7 quantile, in the unit of the figures.</summary>
    /// <param name="values">The figures, in any order; they are copied, not sorted in place.</param>
    /// <param name="share">The share of items below, from 0 to 1: 0.9 for the 90th percentile.</param>
    /// <returns>The quantile, interpolated between the two neighbouring figures; null when there is no figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    /// <remarks>
    /// <code>h = share × (n − 1), quantile = x[⌊h⌋] + (h − ⌊h⌋) × (x[⌊h⌋ + 1] − x[⌊h⌋])</code>
    /// A share of 0.1 counts as exactly 0.1, not as the double next to it. Source: R. J. Hyndman, Y. Fan, The American Statistician 50 (1996) 361-365.
    /// </remarks>
    public static decimal? At(IEnumerable<decimal> values, double share)
    {
        decimal[] sorted = [.. Guard.NotNull(values)];
        var position = (decimal)Guard.Share(share) * (sorted.Length - 1);
        if (sorted.Length == 0)
            return null;

        Array.Sort(sorted);
        var below = (int)position;
        var fraction = position - below;
        if (fraction == 0)
            return sorted[below];

        // Interpolated exactly and rounded once, so that the value between two equal figures is that figure.
        var (low, high, weight) = (Fraction.ToFixedPoint(sorted[below]), Fraction.ToFixedPoint(sorted[below + 1]), Fraction.ToFixedPoint(fraction));
        return Fraction.ToDecimal((low * (Fraction.One - weight)) + (high * weight), Fraction.One * Fraction.One);
    }

    /// <summary>The median: the middle figure, or the mean of the two middle ones.</summary>
    /// <param name="values">The figures, in any order.</param>
    /// <returns>The median, in the unit of the figures; null when there is no figure.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static decimal? Median(IEnumerable<decimal> values) => At(values, 0.5);
}
