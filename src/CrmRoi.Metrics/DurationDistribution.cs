using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// The shape of a duration per item, a sales cycle or a time to resolution: exact count, mean, minimum and maximum, and every quantile
/// within a stated relative error, in constant memory.
/// </summary>
/// <remarks>
/// <para>Merging is exact: the distribution of two parts is the one of the whole. Equality and quantiles are those of <see cref="Distribution"/>.</para>
/// <para>Durations are elapsed time, exact to the tick (100 ns).</para>
/// </remarks>
public sealed class DurationDistribution : ISummary<DurationDistribution>, IEquatable<DurationDistribution>
{
    private const long SecondsPerDay = 86_400;

    private readonly DurationTotals _totals;

    internal DurationDistribution(in DurationTotals totals) => _totals = totals;

    /// <summary>The distribution of nothing; the neutral element of <c>+</c>.</summary>
    public static DurationDistribution Empty { get; } = new Builder().ToSummary();

    /// <summary>The number of items.</summary>
    public long Count => _totals.Moments.Count;

    /// <summary>Count, exact sum and exact sum of squares, in seconds.</summary>
    public Moments Seconds => new(_totals.Moments);

    /// <summary>The mean, to the nearest tick. Null when there is no item.</summary>
    public TimeSpan? Mean => Seconds.Mean is { } seconds ? new TimeSpan((long)decimal.Round(seconds * TimeSpan.TicksPerSecond)) : null;

    /// <summary>The mean in days, unrounded. Null when there is no item.</summary>
    public decimal? MeanDays => _totals.IsEmpty ? null : Fraction.ToDecimal(_totals.Moments.Sum, Fraction.One * SecondsPerDay * Count);

    /// <summary>The shortest duration, exact. Null when there is no item.</summary>
    public TimeSpan? Minimum => _totals.IsEmpty ? null : _totals.Minimum;

    /// <summary>The longest duration, exact. Null when there is no item.</summary>
    public TimeSpan? Maximum => _totals.IsEmpty ? null : _totals.Maximum;

    /// <summary>The median: the lower of the two middle durations, within <see cref="RelativeError"/>. Null when there is no item.</summary>
    public TimeSpan? Median => Quantile(0.5);

    /// <summary>The relative error within which quantiles are read; not more than was asked for.</summary>
    public double RelativeError => _totals.Scale.RelativeError;

    /// <summary>The distribution of the items of both.</summary>
    /// <param name="left">A distribution.</param>
    /// <param name="right">A distribution of other items.</param>
    /// <returns>The distribution of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">Both hold items and their relative errors differ.</exception>
    public static DurationDistribution operator +(DurationDistribution left, DurationDistribution right) => Guard.NotNull(left).Merge(right);

    /// <summary>The distribution of durations in memory.</summary>
    /// <param name="values">The durations, any number of them.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % without one.</param>
    /// <returns>Their distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    public static DurationDistribution Of(IEnumerable<TimeSpan> values, double relativeError = Distribution.DefaultRelativeError)
    {
        var builder = new Builder(relativeError);
        foreach (var value in Guard.NotNull(values))
            builder.Add(value);
        return builder.ToSummary();
    }

    /// <summary>A quantile: the duration of rank <c>⌊share × (n − 1)⌋</c> in ascending order, within <see cref="RelativeError"/>.</summary>
    /// <param name="share">The share of items below, from 0 to 1: 0.9 for the 90th percentile.</param>
    /// <returns>The duration; null when there is no item.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public TimeSpan? Quantile(double share)
    {
        Guard.Share(share);
        return _totals.IsEmpty ? null : _totals.Quantile(share);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Both hold items and their relative errors differ.</exception>
    public DurationDistribution Merge(DurationDistribution other)
    {
        var totals = _totals.Clone();
        totals.Add(in Guard.NotNull(other)._totals);
        return new DurationDistribution(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(DurationDistribution? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DurationDistribution);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a distribution from durations as they stream by. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<TimeSpan, DurationDistribution>
    {
        private DurationTotals _totals;

        /// <summary>A builder that holds nothing yet.</summary>
        /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % without one.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
        public Builder(double relativeError = Distribution.DefaultRelativeError) =>
            _totals = new DurationTotals(LogarithmicScale.WithError(relativeError));

        /// <summary>Adds one duration.</summary>
        /// <param name="fact">The duration.</param>
        public void Add(in TimeSpan fact) => _totals.Add(fact.Ticks);

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">Both hold items and their relative errors differ.</exception>
        public void Add(DurationDistribution part) => _totals.Add(in Guard.NotNull(part)._totals);

        /// <inheritdoc/>
        public DurationDistribution ToSummary()
        {
            var snapshot = _totals.Clone();
            return new DurationDistribution(in snapshot);
        }
    }
}
