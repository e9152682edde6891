using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// The shape of a figure per item: exact count, sum, mean, minimum and maximum, and every quantile within a stated relative error, in constant memory.
/// Its unit is that of the figure.
/// </summary>
/// <remarks>
/// <para>
/// Merging is exact: the distribution of two parts is the one of the whole. Two distributions are equal when their exact totals and their
/// histograms are equal; empty ones are equal whatever their relative error. For durations there is <see cref="DurationDistribution"/>.
/// </para>
/// <para>
/// The quantiles come from a histogram whose bins grow with the value, in the manner of DDSketch (Masson, Rim, Lee, PVLDB 12(12), 2019).
/// Positive, negative and zero values are all allowed. A value near the 28th decimal place is read back within half a unit of that place.
/// </para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class Distribution : ISummary<Distribution>, IEquatable<Distribution>
{
    /// <summary>The relative error of quantiles where none is stated: 1 %.</summary>
    public const double DefaultRelativeError = 0.01;

    internal static readonly Form<Distribution, DistributionTotals<decimal>> Form = new(3, () => new DistributionTotals<decimal>(LogarithmicScale.WithError(DefaultRelativeError), default), summary => summary._totals, totals => new Distribution(in totals));

    private readonly DistributionTotals<decimal> _totals;

    internal Distribution(in DistributionTotals<decimal> totals) => _totals = totals;

    /// <summary>The distribution of nothing; the neutral element of <c>+</c>.</summary>
    public static Distribution Empty { get; } = new Builder().ToSummary();

    /// <summary>The number of items.</summary>
    public long Count => _totals.Moments.Count;

    /// <summary>Count, exact sum and exact sum of squares.</summary>
    public Moments Moments => new(in _totals.Moments);

    /// <summary>The exact sum.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Sum => Moments.Sum;

    /// <summary>The exact mean. Null when there is no item.</summary>
    public decimal? Mean => Moments.Mean;

    /// <summary>The least value, exact. Null when there is no item.</summary>
    public decimal? Minimum => _totals.IsEmpty ? null : _totals.Minimum;

    /// <summary>The greatest value, exact. Null when there is no item.</summary>
    public decimal? Maximum => _totals.IsEmpty ? null : _totals.Maximum;

    /// <summary>The median: the lower of the two middle values, within <see cref="RelativeError"/>. Null when there is no item.</summary>
    public decimal? Median => Quantile(0.5);

    /// <summary>The relative error within which quantiles are read; not more than was asked for.</summary>
    public double RelativeError => _totals.Scale.RelativeError;

    /// <summary>The distribution of the items of both.</summary>
    /// <param name="left">A distribution.</param>
    /// <param name="right">A distribution of other items.</param>
    /// <returns>The distribution of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">Both hold items and their relative errors differ.</exception>
    public static Distribution operator +(Distribution left, Distribution right) => Guard.NotNull(left).Merge(right);

    /// <summary>The distribution of figures in memory.</summary>
    /// <param name="values">The figures, any number of them.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % without one.</param>
    /// <returns>Their distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    public static Distribution Of(IEnumerable<decimal> values, double relativeError = DefaultRelativeError)
    {
        var builder = new Builder(relativeError);
        foreach (var value in Guard.NotNull(values))
            builder.Add(value);
        return builder.ToSummary();
    }

    /// <summary>A quantile: the value of rank <c>⌊share × (n − 1)⌋</c> in ascending order, within <see cref="RelativeError"/>.</summary>
    /// <param name="share">The share of items below, from 0 to 1: 0.9 for the 90th percentile.</param>
    /// <returns>The value; null when there is no item.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public decimal? Quantile(double share)
    {
        Guard.Share(share);
        return _totals.IsEmpty ? null : _totals.Within(_totals.Scale.DecimalOf(_totals.BinOfQuantile(share)));
    }

    /// <summary>The distribution of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a distribution, or of another version; the message says what is wrong, and where.</exception>
    public static Distribution FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The distribution in its binary form, compact and canonical: equal distributions have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Both hold items and their relative errors differ.</exception>
    public Distribution Merge(Distribution other)
    {
        var totals = _totals;
        totals.Add(in Guard.NotNull(other)._totals);
        return new Distribution(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(Distribution? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Distribution);

    /// <summary>The key figures in the invariant culture, "4 items, mean 2.5, median 2.02, from 1 to 4"; "no items" where there is none.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        _totals.IsEmpty ? "no items" : InvariantText.Of($"{Count} items, mean {Mean:0.##}, median {Median:0.##}, from {Minimum:0.##} to {Maximum:0.##}");

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a distribution from figures as they stream by. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<decimal, Distribution>
    {
        private DistributionTotals<decimal> _totals;

        /// <summary>A builder that holds nothing yet.</summary>
        /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % without one.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
        public Builder(double relativeError = DefaultRelativeError) =>
            _totals = new DistributionTotals<decimal>(LogarithmicScale.WithError(relativeError), default);

        /// <summary>Adds one figure.</summary>
        /// <param name="fact">The figure.</param>
        public void Add(in decimal fact)
        {
            _totals.Count(fact, _totals.Scale.BinOf(fact));
            _totals.Moments.Add(fact);
        }

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">Both hold items and their relative errors differ.</exception>
        public void Add(Distribution part) => _totals.Add(in Guard.NotNull(part)._totals);

        /// <inheritdoc/>
        public Distribution ToSummary()
        {
            var snapshot = _totals.Clone();
            return new Distribution(in snapshot);
        }
    }
}
