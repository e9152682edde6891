using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// The totals of durations, in ticks. Inside a summary the histogram has the standard scale.
internal struct DurationTotals(DistributionTotals<long> ticks) : IField<DurationTotals>
{
    // A tick is 10^-7 seconds.
    private const int PlacesOfSeconds = 7;

    private DistributionTotals<long> _ticks = ticks;

    public readonly long Count => _ticks.Moments.Count;

    public readonly bool IsEmpty => _ticks.IsEmpty;

    public readonly bool HasQuantiles => _ticks.HasQuantiles;

    public readonly TimeSpan Minimum => new(_ticks.Minimum);

    public readonly TimeSpan Maximum => new(_ticks.Maximum);

    // The sum of the ticks, times 10^28.
    public readonly BigInteger SumOfTicks => _ticks.Moments.Sum;

    // The moments in seconds.
    public readonly ExactMoments Seconds => _ticks.Moments.WithPointMoved(PlacesOfSeconds);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long ticks) => Add(ticks, LogarithmicScale.Standard);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long ticks, LogarithmicScale scale)
    {
        _ticks.Count(ticks, scale.BinOf(ticks));
        _ticks.Moments.AddScaled(ticks);
    }

    public void MakeRoom(in TicksAhead ahead, LogarithmicScale scale) => _ticks.MakeRoom(scale.BinOf(ahead.Shortest), scale.BinOf(ahead.Longest), ahead.Count);

    // Adds durations in a row, within what PartialMoments can hold.
    public void Add(long[] ticks, int start, int count, LogarithmicScale scale)
    {
        if (count == 0)
            return;

        // From the extremes so far, so that new ones are rare and the branches foreseen.
        long minimum = IsEmpty ? ticks[start] : _ticks.Minimum, maximum = IsEmpty ? ticks[start] : _ticks.Maximum;
        var moments = new PartialMoments();
        for (int i = start, end = start + count; i < end; i++)
        {
            minimum = Math.Min(minimum, ticks[i]);
            maximum = Math.Max(maximum, ticks[i]);
            moments.Add(ticks[i]);
        }

        _ticks.Count(ticks, start, count, minimum, maximum, scale);
        _ticks.Moments.Add(in moments, count, scale: 0);
    }

    public void Add(in DurationTotals other) => _ticks.Add(in other._ticks);

    public readonly TimeSpan Quantile(double share, LogarithmicScale scale) => new(_ticks.Within(scale.IntegerOf(_ticks.BinOfQuantile(share))));

    public readonly DurationTotals Copy() => new(_ticks.Copy());

    public void Settle() => _ticks.Settle();

    public readonly Violation? FindViolation(LogarithmicScale scale)
    {
        if (_ticks.Moments.IsFastAndWhole)
            return _ticks.FindViolation(scale);
        if (!BigInteger.Remainder(_ticks.Moments.Sum, Fraction.One).IsZero)
            return Violation.Invalid("sum", "must be a whole number of ticks", Fraction.ToShown(_ticks.Moments.Sum, Fraction.Places));
        if (!BigInteger.Remainder(_ticks.Moments.Squares, Fraction.One * Fraction.One).IsZero)
            return Violation.Invalid("sumOfSquares", "must be a whole number of squared ticks", Fraction.ToShown(_ticks.Moments.Squares, 2 * Fraction.Places));
        return _ticks.FindViolation(scale);
    }

    public readonly bool Equals(DurationTotals other) => _ticks.Equals(other._ticks);

    public override readonly bool Equals(object? obj) => obj is DurationTotals other && Equals(other);

    // The mean, "45 days".
    public override readonly string ToString() => IsEmpty ? MeasureFormat.Undefined : MeasureFormat.Duration(new TimeSpan((long)(SumOfTicks / (Fraction.One * Count))));

    public override readonly int GetHashCode() => _ticks.GetHashCode();

    public readonly void Write(ByteWriter writer, string name) => _ticks.Write(writer, name);

    public void Read(ByteReader reader, string name) => _ticks.Read(reader, name);
}
