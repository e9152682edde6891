using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

/// <summary>A distribution of durations under construction: ticks in the histogram, seconds with seven decimal places in the moments.</summary>
internal struct DurationTotals(LogarithmicScale scale) : IPortable, IEquatable<DurationTotals>
{
    // A tick is 10^-7 seconds, so the ticks are the seconds at this scale.
    private const int SecondsScale = 7;

    /// <summary>The scale where no relative error is stated.</summary>
    public static readonly LogarithmicScale Standard = LogarithmicScale.WithError(Distribution.DefaultRelativeError);

    // A tick as a fixed-point number of seconds.
    private static readonly BigInteger Tick = Fraction.PowerOfTen(Fraction.Places - SecondsScale);

    private DistributionTotals<long> _totals = new(scale, new ExactMoments(SecondsScale));

    public DurationTotals()
        : this(Standard)
    {
    }

    /// <summary>Totals that somebody else has made. <see cref="FindViolation"/> says whether there are durations that have them.</summary>
    public DurationTotals(LogarithmicScale scale, long count, BigInteger sumOfTicks, BigInteger sumOfSquaredTicks, TimeSpan minimum, TimeSpan maximum, Bins bins)
        : this(scale) =>
        _totals = new(scale, new ExactMoments(count, sumOfTicks * Tick, sumOfSquaredTicks * Tick * Tick, SecondsScale), minimum.Ticks, maximum.Ticks, bins);

    public readonly bool IsEmpty => _totals.IsEmpty;

    public readonly LogarithmicScale Scale => _totals.Scale;

    public readonly TimeSpan Minimum => new(_totals.Minimum);

    public readonly TimeSpan Maximum => new(_totals.Maximum);

    /// <summary>The moments, in seconds.</summary>
    public readonly ExactMoments Moments => _totals.Moments;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long ticks)
    {
        _totals.Count(ticks, _totals.Scale.BinOf(ticks));
        _totals.Moments.AddScaled(ticks);
    }

    /// <summary>Adds durations in a row, within what <see cref="PartialMoments"/> can hold.</summary>
    public void Add(long[] ticks, int start, int count)
    {
        if (count == 0)
            return;

        // From the extremes so far, so that new ones are rare and the branches foreseen.
        long minimum = IsEmpty ? ticks[start] : _totals.Minimum, maximum = IsEmpty ? ticks[start] : _totals.Maximum;
        for (int i = start, end = start + count; i < end; i++)
        {
            minimum = Math.Min(minimum, ticks[i]);
            maximum = Math.Max(maximum, ticks[i]);
        }

        var moments = new PartialMoments();
        for (int i = start, end = start + count; i < end; i++)
            moments.Add(ticks[i]);

        _totals.Count(ticks, start, count, minimum, maximum);
        _totals.Moments.Add(in moments, count, SecondsScale);
    }

    public void Add(in DurationTotals other) => _totals.Add(in other._totals);

    public readonly TimeSpan Quantile(double share) =>
        new(_totals.Within(_totals.Scale.IntegerOf(_totals.BinOfQuantile(share))));

    public readonly DurationTotals Clone() => this with { _totals = _totals.Clone() };

    public void Describe(Fields fields) => _totals.Describe(fields);

    public readonly Violation? FindViolation()
    {
        if (!BigInteger.Remainder(Moments.Sum, Tick).IsZero)
            return Violation.Invalid("sum", "must be a whole number of ticks", Fraction.ToShown(Moments.Sum, Fraction.Places));
        if (!BigInteger.Remainder(Moments.Squares, Tick * Tick).IsZero)
            return Violation.Invalid("sumOfSquares", "must be a whole number of squared ticks", Fraction.ToShown(Moments.Squares, 2 * Fraction.Places));
        return _totals.FindViolation();
    }

    public readonly bool Equals(DurationTotals other) => _totals.Equals(other._totals);

    public override readonly bool Equals(object? obj) => obj is DurationTotals other && Equals(other);

    public override readonly int GetHashCode() => _totals.GetHashCode();
}
