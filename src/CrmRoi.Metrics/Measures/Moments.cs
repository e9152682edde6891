using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Count, exact sum and exact sum of squares of a figure per item. They give the mean and its variance for comparisons.</summary>
/// <remarks>
/// <para>Merging is exact: order and grouping never matter. <c>default</c> has no items and is the neutral element.</para>
/// <para>Two moments are equal when count, sum and sum of squares are equal.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<Moments>))]
public readonly record struct Moments : ISummary<Moments>, IMeasure, IBinaryForm<Moments>
{
    private const byte KindNumber = 2;

    private readonly ExactMoments _totals;

    internal Moments(in ExactMoments totals) => _totals = totals;

    internal ExactMoments Totals => _totals;

    /// <summary>The number of items.</summary>
    public long Count => _totals.Count;

    /// <summary>The sum over all items, in the unit of the figure.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Sum => Fraction.ToDecimal(_totals.Sum);

    /// <inheritdoc/>
    public bool IsDefined => Count != 0;

    /// <inheritdoc/>
    public decimal? Value => Mean;

    /// <summary>The mean, in the unit of the figure: sum / count. Null when there is no item.</summary>
    public decimal? Mean => IsDefined ? Fraction.ToDecimal(_totals.Sum, Fraction.One * Count) : null;

    /// <summary>The mean with its parts. Undefined when there is no item.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    [JsonIgnore]
    public Average Average => new(Sum, Count);

    /// <summary>
    /// The sample variance, in the squared unit: <c>(Σx² − (Σx)²/n) / (n − 1)</c>, computed exactly before it becomes a double.
    /// Null for fewer than two items, and if the sum of squares is unknown.
    /// </summary>
    public double? Variance => Count < 2 || !_totals.HasAllSquares ? null : Spread(Count - 1);

    /// <summary>
    /// The population variance, in the squared unit: <c>(Σx² − (Σx)²/n) / n</c>. Null when there is no item, and if the sum of squares is unknown.
    /// </summary>
    public double? PopulationVariance => IsDefined && _totals.HasAllSquares ? Spread(Count) : null;

    /// <summary>The sample standard deviation, in the unit of the figure. Null for fewer than two items, and if the sum of squares is unknown.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>
    /// The standard error of the mean, in the unit of the figure: <c>√(variance / n)</c>. Null for fewer than two items, and if the sum of squares is
    /// unknown.
    /// </summary>
    public double? StandardError => Variance is { } variance ? Math.Sqrt(variance / Count) : null;

    /// <summary>Student's t interval of the mean.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>
    /// <c>mean ± t × standard error</c> with n − 1 degrees of freedom, in the unit of the figure. Null for fewer than two items, if all are equal, and if
    /// the sum of squares is unknown.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// The items must be independent, and so many, or so near to normal, that their mean is normal. For amounts with a long tail, the interval covers the
    /// mean too rarely and misses it on the high side. If one customer or rep has many of the items, then customers or reps are independent, not the
    /// items: see <see cref="RatioByUnit"/>. Source: Student, Biometrika 6 (1908) 1-25.
    /// </remarks>
    public ConfidenceInterval? Interval(double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        if (!(StandardError > 0))
            return null;
        double mean = Fraction.ToDouble(_totals.Sum, Fraction.One * Count), reach = StudentDistribution.TwoSidedQuantile(confidence, Count - 1) * StandardError.Value;
        return new ConfidenceInterval(mean - reach, mean + reach, confidence);
    }

    /// <summary>Adds two: the moments of the items of both.</summary>
    /// <param name="left">Moments.</param>
    /// <param name="right">Moments of other items.</param>
    /// <returns>The exact moments of all of them.</returns>
    /// <exception cref="OverflowException">Together they hold more than <see cref="long.MaxValue"/> items.</exception>
    public static Moments operator +(Moments left, Moments right) => left.Merge(right);

    /// <summary>The moments of figures in memory.</summary>
    /// <param name="values">The figures, any number of them.</param>
    /// <returns>Their moments.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    public static Moments Of(IEnumerable<decimal> values)
    {
        var totals = default(ExactMoments);
        foreach (var value in Guard.NotNull(values))
            totals.Add(value);
        return new Moments(in totals);
    }

    /// <summary>Makes moments from totals computed elsewhere, for example by a database.</summary>
    /// <param name="count">The number of items, 0 or more.</param>
    /// <param name="sum">The sum of the figures.</param>
    /// <param name="sumOfSquares">The sum of the squares of the figures; not less than <c>sum² / count</c>.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No figures have these totals.</exception>
    public static Moments FromTotals(long count, decimal sum, decimal sumOfSquares) =>
        Of(new ExactMoments(count, Fraction.ToFixedPoint(sum), Fraction.ToFixedPoint(sumOfSquares) * Fraction.One));

    /// <summary>Makes moments of which only count and sum are known. They have a mean but no variance, alone or merged with others.</summary>
    /// <param name="count">The number of items, 0 or more.</param>
    /// <param name="sum">The sum of the figures; 0 if there is no item.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No figures have these totals.</exception>
    public static Moments FromTotals(long count, decimal sum) => Of(new ExactMoments(count, Fraction.ToFixedPoint(sum), 0, withoutSquare: count));

    /// <summary>
    /// Makes moments from totals in whole units of a decimal place, for example cents: for sums that no decimal can hold.
    /// The squares of three amounts of 10,000,000,000,000.01 have 31 digits.
    /// </summary>
    /// <param name="count">The number of items, 0 or more.</param>
    /// <param name="sum">The sum of the figures, times <c>10^decimals</c>.</param>
    /// <param name="sumOfSquares">The sum of the squares of the figures, times <c>10^(2 × decimals)</c>; not less than <c>sum² / count</c>.</param>
    /// <param name="decimals">The decimal places of the figures, 0 to 28: 2 for cents.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No figures have these totals, or <paramref name="decimals"/> is out of range.</exception>
    public static Moments FromTotals(long count, BigInteger sum, BigInteger sumOfSquares, int decimals)
    {
        if (decimals is < 0 or > Fraction.Places)
            throw Violation.OutOfRange(nameof(decimals), $"must be from 0 to {Fraction.Places}", decimals).ToException();
        return Of(new ExactMoments(count, sum * Fraction.PowerOfTen(Fraction.Places - decimals), sumOfSquares * Fraction.PowerOfTen(2 * (Fraction.Places - decimals))));
    }

    private static Moments Of(in ExactMoments totals) => totals.FindViolation() is { } violation ? throw violation.ToException() : new Moments(in totals);

    /// <summary>Reads the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same moments.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of moments, or are of another version; the message says what is wrong, and
    /// where.</exception>
    public static Moments FromBytes(byte[] bytes) => new(BinaryForm.FromBytes<MomentsTotals>(KindNumber, nameof(Moments), bytes).Items);

    /// <summary>The moments in their binary form. Equal moments have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes; <see cref="FromBytes"/> reads them.</returns>
    /// <exception cref="InvalidOperationException">There are more than 10^15 items, more than the form can hold.</exception>
    public byte[] ToBytes()
    {
        var totals = new MomentsTotals { Items = _totals };
        return BinaryForm.ToBytes(KindNumber, nameof(Moments), ref totals);
    }

    /// <inheritdoc/>
    public Moments Merge(Moments other) => Merge([other]);

    /// <inheritdoc/>
    public Moments Merge(IEnumerable<Moments> others)
    {
        var totals = _totals;
        foreach (var other in Guard.NotNull(others))
            totals.Add(in other._totals);
        return new Moments(in totals);
    }

    /// <summary>The mean with up to two decimals in the invariant culture; "n/a" when there is no item.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The mean as text; "n/a" when there is no item.</summary>
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

    // (n Σx² − (Σx)²) / (n × divisor), an exact fraction.
    private double Spread(long divisor) =>
        Fraction.ToDouble((_totals.Squares * Count) - (_totals.Sum * _totals.Sum), Fraction.One * Fraction.One * Count * divisor);

    Moments IBinaryForm<Moments>.OfBytes(byte[] bytes) => FromBytes(bytes);
}
