using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Revenue per employee: revenue of a period / average headcount of the same period, in money per head.</summary>
/// <remarks>
/// <para>Formula: <c>Value = Revenue / AverageHeadcount</c>. Undefined at an average headcount of 0.</para>
/// <para>
/// The headcount may be in heads or full-time equivalents, but the same before and after. A longer period gives a larger figure: compare periods of equal
/// length.
/// </para>
/// <para>Two are equal when revenue, sum and number of counts are equal. <c>default</c> is undefined.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<RevenuePerEmployee>))]
public readonly record struct RevenuePerEmployee : IMeasure
{
    private readonly ExactSum _headcounts;
    private readonly long _counts;

    /// <summary>Makes the figure from a known average headcount.</summary>
    /// <param name="revenue">The revenue of the period, in money.</param>
    /// <param name="averageHeadcount">The average headcount of the period, in heads or full-time equivalents, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="averageHeadcount"/> is negative.</exception>
    public RevenuePerEmployee(decimal revenue, decimal averageHeadcount)
        : this(revenue, [Guard.NotNegative(averageHeadcount)])
    {
    }

    /// <summary>
    /// Makes the figure from counts taken at equal intervals, for example at the end of each month; their mean is the average headcount.
    /// </summary>
    /// <param name="revenue">The revenue of the period, in money.</param>
    /// <param name="headcounts">The counts, in heads or full-time equivalents, each 0 or more.</param>
    /// <exception cref="ArgumentNullException"><paramref name="headcounts"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public RevenuePerEmployee(decimal revenue, IEnumerable<decimal> headcounts)
    {
        Revenue = revenue;
        foreach (var headcount in Guard.NotNull(headcounts))
        {
            _headcounts.Add(Guard.NotNegative(headcount, nameof(headcounts)));
            _counts++;
        }
    }

    /// <summary>The revenue of the period, in money.</summary>
    public decimal Revenue { get; }

    /// <summary>The average headcount of the period. Null without a count.</summary>
    public decimal? AverageHeadcount => _counts == 0 ? null : Fraction.ToDecimal(_headcounts.FixedPoint, Fraction.One * _counts);

    /// <inheritdoc/>
    public bool IsDefined => !_headcounts.FixedPoint.IsZero;

    /// <inheritdoc/>
    /// <exception cref="OverflowException">The quotient lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? Value => IsDefined ? Fraction.ToDecimal(Fraction.ToFixedPoint(Revenue) * _counts, _headcounts.FixedPoint) : null;

    /// <summary>The value with up to two decimals in the invariant culture; "n/a" when undefined.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The value as text; "n/a" when undefined.</summary>
    /// <param name="format">A numeric format of <see cref="decimal"/>; if null, up to two decimals.</param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        MeasureFormat.Format(Value, format, formatProvider, MeasureFormat.Number);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        MeasureFormat.TryFormat(Value, destination, out charsWritten, format, provider, MeasureFormat.Number);
#endif
}
