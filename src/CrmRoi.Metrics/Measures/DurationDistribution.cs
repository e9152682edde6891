using System.Numerics;
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
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class DurationDistribution : ISummary<DurationDistribution>, IEquatable<DurationDistribution>
{
    private const long SecondsPerDay = 86_400;

    internal static readonly Form<DurationDistribution, DurationTotals> Form = new(4, () => new DurationTotals(), summary => summary._totals, totals => new DurationDistribution(in totals));

    private readonly DurationTotals _totals;

    internal DurationDistribution(in DurationTotals totals) => _totals = totals;

    internal ref readonly DurationTotals Totals => ref _totals;

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

    /// <summary>The distribution of durations whose totals somebody else has made, a database for one.</summary>
    /// <param name="minimum">The shortest duration; zero where there is none.</param>
    /// <param name="maximum">The longest duration; zero where there is none.</param>
    /// <param name="sumOfTicks">The exact sum of the durations in ticks of 100 ns.</param>
    /// <param name="sumOfSquaredTicks">The exact sum of the squares of the durations in ticks.</param>
    /// <param name="countsByBin">How many durations each bin has, by the number that <see cref="BinOf"/> gives; a bin that is named twice has both counts.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % without one. The numbers of the bins depend on it.</param>
    /// <returns>The distribution: the same as that of the durations themselves.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="countsByBin"/> is null.</exception>
    /// <exception cref="ArgumentException">No durations have these totals; the message names the total and the rule.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range, or a count or a total is impossible by itself.</exception>
    public static DurationDistribution FromTotals(
        TimeSpan minimum,
        TimeSpan maximum,
        BigInteger sumOfTicks,
        BigInteger sumOfSquaredTicks,
        IEnumerable<KeyValuePair<int, long>> countsByBin,
        double relativeError = Distribution.DefaultRelativeError)
    {
        var scale = LogarithmicScale.WithError(relativeError);
        int first = scale.BinOf(long.MinValue), last = scale.BinOf(long.MaxValue);
        var bins = default(Bins);
        var total = 0L;
        foreach (var bin in Guard.NotNull(countsByBin))
        {
            if (bin.Key < first || bin.Key > last)
                throw Violation.OutOfRange(nameof(countsByBin), $"must have bins from {first} to {last}", bin.Key).ToException();
            if (bin.Value < 0 || bin.Value > long.MaxValue - total)
                throw Violation.OutOfRange(nameof(countsByBin), $"must have counts of 0 or more that add up to {long.MaxValue} at most", bin.Value).ToException();
            bins.Add(bin.Key, bin.Value);
            total += bin.Value;
        }

        var totals = new DurationTotals(scale, total, sumOfTicks, sumOfSquaredTicks, minimum, maximum, bins);
        return totals.FindViolation() switch
        {
            { Argument: "sum" } violation => throw violation.About(nameof(sumOfTicks), sumOfTicks).ToException(),
            { Argument: "sumOfSquares" } violation => throw violation.About(nameof(sumOfSquaredTicks), sumOfSquaredTicks).ToException(),
            { } violation => throw violation.ToException(),
            null => new DurationDistribution(in totals),
        };
    }

    /// <summary>The number of the bin that counts a duration: what a database needs to make a histogram.</summary>
    /// <param name="duration">The duration.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % without one.</param>
    /// <returns>The number: 0 for zero, greater for longer durations, and that of −d is minus that of d.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    /// <remarks>
    /// <code>
    /// shift = ⌊log2(max(ticks, 2^k))⌋ − k
    /// bin   = shift × 2^k + ⌊ticks / 2^shift⌋
    /// </code>
    /// for durations from zero, where 2^k is the number of bins from a duration to its double: k is the least number from 1 for which 1 / (2^(k+1) + 1)
    /// does not exceed the relative error, 6 for 1 %. The numbering is part of the format and does not change.
    /// </remarks>
    public static int BinOf(TimeSpan duration, double relativeError = Distribution.DefaultRelativeError) =>
        LogarithmicScale.WithError(relativeError).BinOf(duration.Ticks);

    /// <summary>A quantile: the duration of rank <c>⌊share × (n − 1)⌋</c> in ascending order, within <see cref="RelativeError"/>.</summary>
    /// <param name="share">The share of items below, from 0 to 1: 0.9 for the 90th percentile.</param>
    /// <returns>The duration; null when there is no item.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public TimeSpan? Quantile(double share)
    {
        Guard.Share(share);
        return _totals.IsEmpty ? null : _totals.Quantile(share);
    }

    /// <summary>The distribution of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a distribution, or of another version; the message says what is wrong, and where.</exception>
    public static DurationDistribution FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The distribution in its binary form, compact and canonical: equal distributions have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Both hold items and their relative errors differ.</exception>
    public DurationDistribution Merge(DurationDistribution other)
    {
        var totals = _totals;
        totals.Add(in Guard.NotNull(other)._totals);
        return new DurationDistribution(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(DurationDistribution? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DurationDistribution);

    /// <summary>The key figures in the invariant culture, each in its largest unit, "2 items, mean 45 days, median 30.1 days, from 30 days to 60 days"; "no items" where there is none.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        return _totals.IsEmpty ? "no items" : InvariantText.Of($"{Count} items, mean {Show(Mean)}, median {Show(Median)}, from {Show(Minimum)} to {Show(Maximum)}");

        static string Show(TimeSpan? duration) => MeasureFormat.Duration(duration.GetValueOrDefault());
    }

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
