using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// Durations on their way into totals, added up in loops that a processor can run ahead in.
internal struct DurationBlock : IBlock<TimeSpan, ScaledDurationTotals>
{
    private readonly long[] _ticks;
    private int _count;
    private TicksAhead _ahead;

    private DurationBlock(int size) => _ticks = new long[size];

    // A block in which so many durations wait at most, up to 512.
    public static DurationBlock OfSize(int size) => new(size);

    public void Foresee(in TimeSpan fact) => _ahead.Add(fact.Ticks);

    public readonly void MakeRoom(ref ScaledDurationTotals totals) => totals.Items.MakeRoom(in _ahead, totals.Scale);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(in TimeSpan fact, ref ScaledDurationTotals totals)
    {
        if (unchecked((ulong)fact.Ticks) >= PartialMoments.Limit)
            return totals.Add(in fact);
        _ticks[_count++] = fact.Ticks;
        if (_count == _ticks.Length)
            AddTo(ref totals);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddTo(ref ScaledDurationTotals totals)
    {
        totals.Items.Add(_ticks, 0, _count, totals.Scale);
        _count = 0;
    }
}
