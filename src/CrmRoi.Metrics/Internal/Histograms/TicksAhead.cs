namespace CrmRoi.Metrics.Internal;

// The range of durations that will come, so that a histogram makes room for all of them at once.
internal struct TicksAhead
{
    public long Shortest { get; private set; }

    public long Longest { get; private set; }

    public int Count { get; private set; }

    public void Add(long ticks)
    {
        Shortest = Count == 0 ? ticks : Math.Min(Shortest, ticks);
        Longest = Count == 0 ? ticks : Math.Max(Longest, ticks);
        Count++;
    }
}
