#if NET8_0_OR_GREATER
using System.Numerics;
#endif
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// How the counts are kept: in a window or as pairs, and when one becomes the other.
internal partial struct Bins
{
    // A window of this many bins is small enough for any summary.
    private const int SmallWindow = 64;

    // Adds a window to mine if they lie close together: both fit a window that is no wider than the two of them. False if they do not, or a bin counts more than 32 bits can say.
    private bool TryAddWindows(int[] mine, int first, int[] window)
    {
        long start = Math.Min(_first, first), width = Math.Max((long)_first + mine.Length, (long)first + window.Length) - start;
        if (width > (long)mine.Length + window.Length)
            return false;
        if (width > mine.Length)
        {
            var wider = new int[width];
            Array.Copy(mine, 0, wider, _first - start, mine.Length);
            (_counts, _first, mine) = (wider, (int)start, wider);
        }

        if (AddWindow(mine, first - _first, window))
            return true;
        for (var i = 0; i < window.Length; i++)
            mine[i + first - _first] = unchecked(mine[i + first - _first] - window[i]);
        return false;
    }

    // Counts are never negative, so a negative sum is one that did not fit. Returns: Whether all did.
    private static bool AddWindow(int[] counts, int shift, int[] added)
    {
        int i = 0, signs = 0;
#if NET8_0_OR_GREATER
        var vectorOfSigns = Vector<int>.Zero;
        for (; i <= added.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            var sums = new Vector<int>(counts, i + shift) + new Vector<int>(added, i);
            sums.CopyTo(counts, i + shift);
            vectorOfSigns |= sums;
        }

        signs = Vector.LessThanAny(vectorOfSigns, Vector<int>.Zero) ? -1 : 0;
#endif
        for (; i < added.Length; i++)
            signs |= counts[i + shift] = unchecked(counts[i + shift] + added[i]);
        return signs >= 0;
    }

    // Whether two windows count the same. Each may begin and end with bins of nothing.
    private static bool HaveSame(int[] mine, int myFirst, int[] other, int otherFirst)
    {
        int i = FirstInUse(mine), j = FirstInUse(other);
        var same = i == mine.Length ? j == other.Length : j < other.Length && (long)myFirst + i == (long)otherFirst + j;
        for (; same && i < mine.Length && j < other.Length; i++, j++)
            same = mine[i] == other[j];
        return same && FirstInUse(mine, i) == mine.Length && FirstInUse(other, j) == other.Length;
    }

    private static int FirstInUse(int[] counts, int from = 0)
    {
        while (from < counts.Length && counts[from] == 0)
            from++;
        return from;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddToPairs(int bin, long count)
    {
        if (_counts is null && count == 1)
        {
            (_counts, _first) = (One, bin);
            return;
        }

        if (_counts == One)
            _counts = BinPairs.Waiting(_first);
        if (_counts is BinPairs few && count == 1 && few.TryWait(bin))
            return;
        if (_counts is int[] counts && (bin < _first || bin - (long)_first >= counts.Length) && TryWiden(counts, bin))
        {
            Add(bin, count);
            return;
        }

        // Many have waited, or a bin lies far from the window, or counts more than the window can: the time to look how all are kept best.
        var pairs = ToPairs();
        pairs.AddNow(bin, count);
        Keep(pairs);
    }

    // A bin beside the window widens it, by half at least, so that bins that come one after the other do not copy it each time. False if pairs may be better.
    private bool TryWiden(int[] counts, int bin)
    {
        var needed = bin < _first ? (long)_first - bin : (long)bin - _first - counts.Length + 1;
        var (items, bins) = (1L, 1L);
        foreach (var used in this)
            (items, bins) = (items + Math.Min(used.Value, int.MaxValue), bins + 1);
        if (needed > counts.Length || counts.Length + needed > WidestWindow(items, bins))
            return false;

        var more = Math.Max(needed, counts.Length / 2);
        if (bin < _first)
            more = Math.Min(more, (long)_first - int.MinValue);
        else
            more = Math.Min(more, (long)int.MaxValue - _first - counts.Length + 1);
        var wider = new int[counts.Length + more];
        counts.CopyTo(wider, bin < _first ? more : 0);
        _first -= bin < _first ? (int)more : 0;
        _counts = wider;
        return true;
    }

    // Makes a window for so many items from bin to bin, if there is no bin yet and they lie close together.
    public void MakeRoom(int first, int last, int items)
    {
        var width = (long)last - first + 1;
        if (_counts is null && items > 0 && width <= WidestWindow(items, items))
            (_counts, _first) = (new int[width], first);
    }

    // A window may be long if many items are counted, or if it takes little more room than pairs.
    private static long WidestWindow(long items, long bins) => Math.Max(SmallWindow, Math.Min(4 * Math.Min(items, int.MaxValue), 16 * bins));

    private readonly BinPairs ToPairs()
    {
        if (_counts is BinPairs pairs)
            return pairs;
        pairs = new BinPairs(BinsInUse);
        foreach (var bin in this)
            pairs.Append(bin.Key, bin.Value);
        return pairs;
    }

    // Sorted pairs; or a window, if it is not too wide and no bin counts more than 32 bits can say; or One.
    private void Keep(BinPairs pairs)
    {
        if (pairs.Items == 1)
        {
            (_counts, _first) = (One, pairs.First);
            return;
        }

        long width = pairs.Last - (long)pairs.First + 1;
        if (width > WidestWindow(pairs.Items, pairs.Length) || pairs.Largest > int.MaxValue)
        {
            _counts = pairs;
            return;
        }

        var counts = new int[width];
        _first = pairs.First;
        for (var i = 0; i < pairs.Length; i++)
            counts[pairs.Numbers[i] - _first] = (int)pairs.Counts[i];
        _counts = counts;
    }
}
