using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// The distribution of a figure per item, in constant memory: exact count, sum, mean, minimum and maximum, and every quantile within a stated relative
/// error. Its unit is the unit of the figure.
/// </summary>
/// <remarks>
/// <para>
/// Merging is exact: merging the distributions of two parts gives the distribution of the whole. Two distributions are equal when their exact totals,
/// their histograms and their relative errors are equal. For durations, use <see cref="DurationDistribution"/>.
/// </para>
/// <para>
/// The quantiles come from a histogram whose bins grow with the value, like DDSketch (Masson, Rim, Lee, PVLDB 12(12), 2019).
/// Values may be positive, negative or zero. A value near the 28th decimal place is read back within half a unit of that place.
/// </para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<Distribution>))]
public sealed class Distribution : Summary<Distribution>
{
    /// <summary>The relative error of quantiles if none is given: 1 %.</summary>
    public const double DefaultRelativeError = 0.01;

    internal static readonly SummaryKind<decimal, Distribution, ScaledFigureTotals> Kind = new(3, () => new(), summary => ref summary._totals);

    private ScaledFigureTotals _totals;

    private Distribution()
    {
    }

    /// <summary>The empty distribution, the neutral element of <c>+</c>.</summary>
    public static Distribution Empty { get; } = Kind.Of(default);

    /// <summary>The number of items.</summary>
    public long Count => _totals.Items.Moments.Count;

    /// <summary>Count, exact sum and exact sum of squares.</summary>
    public Moments Moments => new(in _totals.Items.Moments);

    /// <summary>The exact sum.</summary>
    /// <exception cref="OverflowException">The sum lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Sum => Moments.Sum;

    /// <summary>The exact mean. Null when there is no item.</summary>
    public decimal? Mean => Moments.Mean;

    /// <summary>The least value, exact. Null when there is no item.</summary>
    public decimal? Minimum => _totals.Items.IsEmpty ? null : _totals.Items.Minimum;

    /// <summary>The greatest value, exact. Null when there is no item.</summary>
    public decimal? Maximum => _totals.Items.IsEmpty ? null : _totals.Items.Maximum;

    /// <summary>The median: the lower of the two middle values, within <see cref="RelativeError"/>. Null when there is no item or no histogram.</summary>
    public decimal? Median => Quantile(0.5);

    /// <summary>The 90th percentile, within <see cref="RelativeError"/>. Null when there is no item or no histogram.</summary>
    public decimal? P90 => Quantile(0.9);

    /// <summary>The relative error of quantiles, not more than was asked for. <see cref="Empty"/> has the default.</summary>
    public double RelativeError => _totals.Scale.RelativeError;

    private protected override SummaryKind<Distribution> KindOfSelf => Kind;

    private protected override string KeyFigures =>
        InvariantText.Of($"{Count} items, mean {Show(Mean)}, median {Show(Median)}, from {Show(Minimum)} to {Show(Maximum)}");

    private static string Show(decimal? figure) => MeasureFormat.Format(figure, null, null, MeasureFormat.Number);

    /// <summary>The distribution of figures in memory.</summary>
    /// <param name="values">The figures, any number of them.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % by default.</param>
    /// <returns>Their distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    public static Distribution Of(IEnumerable<decimal> values, double relativeError = DefaultRelativeError) =>
        Kind.Summarize(values, new ScaledFigureTotals(LogarithmicScale.WithError(relativeError)));

    /// <summary>A new, empty builder.</summary>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % by default.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    public static SummaryBuilder<decimal, Distribution> NewBuilder(double relativeError = DefaultRelativeError) =>
        Kind.NewBuilder(new ScaledFigureTotals(LogarithmicScale.WithError(relativeError)));

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same distribution.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a distribution of this type; the message says what is wrong, and where.</exception>
    public static Distribution FromBytes(byte[] bytes) => Kind.FromBytes(bytes);

    /// <summary>Makes a distribution from totals computed elsewhere, for example by a database.</summary>
    /// <param name="moments">Count, sum and sum of squares of the figures. If decimals cannot hold the squares, see
    /// <see cref="Moments.FromTotals(long, BigInteger, BigInteger, int)"/>.</param>
    /// <param name="minimum">The least figure; 0 if there is none.</param>
    /// <param name="maximum">The greatest figure; 0 if there is none.</param>
    /// <param name="countsByBin">
    /// How many figures each bin has, by the number that <see cref="BinOf"/> gives; a bin named twice gets both counts. Null if there is no histogram:
    /// then the distribution, alone or merged with others, has no quantiles. Everything else works.
    /// </param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % by default. The numbers of the bins depend on it.</param>
    /// <returns>The distribution. With a histogram, it equals the distribution of the figures themselves.</returns>
    /// <exception cref="ArgumentException">No figures have these totals; the message names the total and the rule.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range, or a count or a total is impossible.</exception>
    public static Distribution FromTotals(Moments moments, decimal minimum, decimal maximum, IEnumerable<KeyValuePair<int, long>>? countsByBin = null, double relativeError = DefaultRelativeError)
    {
        var scale = LogarithmicScale.WithError(relativeError);
        var bins = default(Bins);
        if (countsByBin is not null)
        {
            int first = scale.BinOf(decimal.MinValue), last = scale.BinOf(decimal.MaxValue);
            bins = Bins.Of(countsByBin, nameof(countsByBin));
            if (bins.TryGetEnds(out var lowest, out var highest) && (lowest < first || highest > last))
                throw Violation.OutOfRange(nameof(countsByBin), $"must have bins from {first} to {last}", lowest < first ? lowest : highest).ToException();
            if (bins.FindViolation(nameof(countsByBin), moments.Count) is { } wrong)
                throw wrong.ToException();
        }

        var totals = new ScaledFigureTotals(scale) { Items = new(moments.Totals, minimum, maximum, bins) };
        return totals.FindViolation() switch
        {
            null => Kind.Of(totals),
            { Argument: "minimum" or "maximum" } violation => throw violation.ToException(),
            { } violation => throw violation.About(nameof(moments), moments).ToException(),
        };
    }

    /// <summary>The number of the bin that counts a figure. A database needs it to make a histogram.</summary>
    /// <param name="value">The figure.</param>
    /// <param name="relativeError">The relative error of quantiles, from 0.0001 to 0.2; 1 % by default.</param>
    /// <returns>The number: 0 for zero, greater for greater figures; −x has minus the number of x.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="relativeError"/> is out of range.</exception>
    public static int BinOf(decimal value, double relativeError = DefaultRelativeError) => LogarithmicScale.WithError(relativeError).BinOf(value);

    /// <summary>A quantile: the value of rank <c>⌊share × (n − 1)⌋</c> in ascending order, within <see cref="RelativeError"/>.</summary>
    /// <param name="share">The share of items below, from 0 to 1: 0.9 for the 90th percentile.</param>
    /// <returns>The value; null when there is no item or no histogram.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public decimal? Quantile(double share)
    {
        Guard.Share(share);
        return !_totals.Items.HasQuantiles ? null : _totals.Items.Within(_totals.Scale.DecimalOf(_totals.Items.BinOfQuantile(share)));
    }
}
