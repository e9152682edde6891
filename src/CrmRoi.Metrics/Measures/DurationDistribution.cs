using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// The distribution of a duration per item (a sales cycle, a time to resolution), in constant memory: exact count, mean, minimum and maximum, and every
/// quantile within a stated relative error.
/// </summary>
/// <remarks>
/// <para>
/// Merging is exact: merging the distributions of two parts gives the distribution of the whole. Equality and quantiles work as in
/// <see cref="Distribution"/>.
/// </para>
/// <para>Durations are elapsed time, exact to the tick (100 ns).</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<DurationDistribution>))]
public sealed class DurationDistribution : Summary<DurationDistribution>
{
    internal static readonly SummaryKind<TimeSpan, DurationDistribution, ScaledDurationTotals> Kind = new(4, () => new(), summary => ref summary._totals);

    private ScaledDurationTotals _totals;

    private DurationDistribution()
    {
    }

    /// <summary>The empty distribution, the neutral element of <c>+</c>.</summary>
    public static DurationDistribution Empty { get; } = Kind.Of(default);

    /// <summary>The number of items.</summary>
    public long Count => _totals.Items.Count;

    /// <summary>Count, exact sum and exact sum of squares, in seconds.</summary>
    public Moments Seconds => new(_totals.Items.Seconds);

    /// <summary>The mean, to the nearest tick. Null when there is no item.</summary>
    public TimeSpan? Mean => Seconds.Mean is { } seconds ? new TimeSpan((long)decimal.Round(seconds * TimeSpan.TicksPerSecond)) : null;

    /// <summary>The mean in days, unrounded. Null when there is no item.</summary>
    public decimal? MeanDays => _totals.Items.IsEmpty ? null : Fraction.ToDecimal(_totals.Items.SumOfTicks, Fraction.One * TimeSpan.TicksPerDay * Count);

    /// <summary>The shortest duration, exact. Null when there is no item.</summary>
    public TimeSpan? Minimum => _totals.Items.IsEmpty ? null : _totals.Items.Minimum;

    /// <summary>The longest duration, exact. Null when there is no item.</summary>
    public TimeSpan? Maximum => _totals.Items.IsEmpty ? null : _totals.Items.Maximum;

    /// <summary>
    /// The median: the lower of the two middle durations, within <see cref="RelativeError"/>. Null when there is no item or no histogram.
    /// </summary>
    public TimeSpan? Median => Quantile(0.5);

    /// <summary>The 90th percentile, within <see cref="RelativeError"/>. Null when there is no item or no histogram.</summary>
    public TimeSpan? P90 => Quantile(0.9);

    /// <summary>The relative error of quantiles, not more than was asked for. <see cref="Empty"/> has the default.</summary>
    public double RelativeError => _totals.Scale.RelativeError;

    // The distribution inside a summary.
    internal static DurationDistribution Of(in DurationTotals totals) => Kind.Of(new ScaledDurationTotals(LogarithmicScale.Standard) { Items = totals });

    // The totals for use inside a summary; histograms there have the standard scale.
    internal DurationTotals ItemsOnStandardScale(string argument) =>
        _totals.Scale == LogarithmicScale.Standard
            ? _totals.Items
            : throw Violation.Invalid(argument, $"must have the relative error {Violation.Show(LogarithmicScale.Standard.RelativeError)}", RelativeError).ToException();

    /// <summary>The distribution of durations in memory.</summary>
    /// <param name="values">The durations, any number of them.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % by default.</param>
    /// <returns>Their distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    public static DurationDistribution Of(IEnumerable<TimeSpan> values, double relativeError = Distribution.DefaultRelativeError) =>
        SummaryEngine.Summarize(Kind, values, new ScaledDurationTotals(LogarithmicScale.WithError(relativeError)), DurationBlock.OfSize);

    /// <summary>Makes a distribution of durations from totals computed elsewhere, for example by a database.</summary>
    /// <param name="minimum">The shortest duration; zero if there is none.</param>
    /// <param name="maximum">The longest duration; zero if there is none.</param>
    /// <param name="sumOfTicks">The exact sum of the durations in ticks of 100 ns.</param>
    /// <param name="sumOfSquaredTicks">The exact sum of the squares of the durations in ticks.</param>
    /// <param name="countsByBin">How many durations each bin has, by the number that <see cref="BinOf"/> gives; a bin named twice gets both
    /// counts.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % by default. The numbers of the bins depend on it.</param>
    /// <returns>The distribution, equal to the distribution of the durations themselves.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="countsByBin"/> is null.</exception>
    /// <exception cref="ArgumentException">No durations have these totals; the message names the total and the rule.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range, or a count or a total is impossible.</exception>
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
        var bins = Bins.Of(Guard.NotNull(countsByBin), nameof(countsByBin));
        if (bins.TryGetEnds(out var lowest, out var highest) && (lowest < first || highest > last))
            throw Violation.OutOfRange(nameof(countsByBin), $"must have bins from {first} to {last}", lowest < first ? lowest : highest).ToException();

        return Of(scale, new(bins.Total, sumOfTicks * Fraction.One, sumOfSquaredTicks * Fraction.One * Fraction.One), minimum, maximum, bins, sumOfTicks, sumOfSquaredTicks);
    }

    /// <summary>Makes a distribution from totals without a histogram, for example from a database. It has no quantiles; everything else works.</summary>
    /// <param name="count">The number of durations, 0 or more.</param>
    /// <param name="minimum">The shortest duration; zero if there is none.</param>
    /// <param name="maximum">The longest duration; zero if there is none.</param>
    /// <param name="sumOfTicks">The exact sum of the durations in ticks of 100 ns.</param>
    /// <param name="sumOfSquaredTicks">The exact sum of the squares of the durations in ticks. If null (unknown), there is no variance.</param>
    /// <returns>The distribution. It can be added to distributions of the default relative error; the result has no quantiles either.</returns>
    /// <exception cref="ArgumentException">No durations have these totals; the message names the total and the rule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A total is impossible.</exception>
    public static DurationDistribution FromTotals(long count, TimeSpan minimum, TimeSpan maximum, BigInteger sumOfTicks, BigInteger? sumOfSquaredTicks)
    {
        var squares = sumOfSquaredTicks.GetValueOrDefault();
        var moments = new ExactMoments(count, sumOfTicks * Fraction.One, squares * Fraction.One * Fraction.One, withoutSquare: sumOfSquaredTicks is null ? count : 0);
        return Of(LogarithmicScale.Standard, moments, minimum, maximum, default, sumOfTicks, squares);
    }

    private static DurationDistribution Of(LogarithmicScale scale, in ExactMoments moments, TimeSpan minimum, TimeSpan maximum, in Bins bins, BigInteger sumOfTicks, BigInteger sumOfSquaredTicks)
    {
        var totals = new ScaledDurationTotals(scale) { Items = new DurationTotals(new(moments, minimum.Ticks, maximum.Ticks, bins)) };
        return totals.FindViolation() switch
        {
            { Argument: "sum" } violation => throw violation.About(nameof(sumOfTicks), sumOfTicks).ToException(),
            { Argument: "sumOfSquares" } violation => throw violation.About(nameof(sumOfSquaredTicks), sumOfSquaredTicks).ToException(),
            { } violation => throw violation.ToException(),
            null => Kind.Of(totals),
        };
    }

    /// <summary>The number of the bin that counts a duration. A database needs it to make a histogram.</summary>
    /// <param name="duration">The duration.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % by default.</param>
    /// <returns>The number: 0 for zero, greater for longer durations; −d has minus the number of d.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    /// <remarks>
    /// <code>
    /// shift = ⌊log2(max(ticks, 2^k))⌋ − k
    /// bin   = shift × 2^k + ⌊ticks / 2^shift⌋
    /// </code>
    /// for durations from zero. 2^k is the number of bins from a duration to its double; k is the least number from 1 for which 1 / (2^(k+1) + 1)
    /// does not exceed the relative error: 6 for 1 %. The numbering is part of the format and does not change.
    /// </remarks>
    public static int BinOf(TimeSpan duration, double relativeError = Distribution.DefaultRelativeError) =>
        LogarithmicScale.WithError(relativeError).BinOf(duration.Ticks);

    /// <summary>A quantile: the duration of rank <c>⌊share × (n − 1)⌋</c> in ascending order, within <see cref="RelativeError"/>.</summary>
    /// <param name="share">The share of items below, from 0 to 1: 0.9 for the 90th percentile.</param>
    /// <returns>The duration; null when there is no item or no histogram.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public TimeSpan? Quantile(double share)
    {
        Guard.Share(share);
        return _totals.Items.HasQuantiles ? _totals.Items.Quantile(share, _totals.Scale) : null;
    }

    private protected override SummaryKind<DurationDistribution> KindOfSelf => Kind;

    private protected override string KeyFigures =>
        InvariantText.Of($"{Count} items, mean {Show(Mean)}, median {Show(Median)}, from {Show(Minimum)} to {Show(Maximum)}");

    private static string Show(TimeSpan? duration) => duration is { } known ? MeasureFormat.Duration(known) : MeasureFormat.Undefined;

    /// <summary>A new, empty builder.</summary>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<TimeSpan, DurationDistribution> NewBuilder(double relativeError = Distribution.DefaultRelativeError) => Kind.NewBuilder(new ScaledDurationTotals(LogarithmicScale.WithError(relativeError)));

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a distribution of this type; the message says what is wrong, and where.</exception>
    public static DurationDistribution FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
