namespace CrmRoi.Metrics.Internal;

// The counts of bins as pairs in ascending order of bin. New items wait, in no order, until there are as many as is worth sorting them in; so adding many costs
// little more than sorting them once. What is sorted never changes, so a copy shares it.
internal sealed class BinPairs
{
    private const int SmallestWait = 8, LargestFirstWait = 64;

    private int[] _waiting = [];
    private int _waitingLength;

    public BinPairs(int capacity)
    {
        Numbers = new int[capacity];
        Counts = new long[capacity];
    }

    private BinPairs()
    {
        Numbers = [];
        Counts = [];
    }

    private BinPairs(BinPairs other)
    {
        Numbers = other.Numbers;
        Counts = other.Counts;
        Length = other.Length;
        Items = other.Items;
    }

    public int[] Numbers { get; private set; }

    public long[] Counts { get; private set; }

    public int Length { get; private set; }

    public int Capacity => Numbers.Length;

    public bool IsSorted => _waitingLength == 0;

    public int First => Numbers[0];

    public int Last => Numbers[Length - 1];

    // The items in all sorted bins, up to int.MaxValue: only to be compared with the width of a window.
    public int Items { get; private set; }

    // The largest count; 0 if there is none.
    public long Largest
    {
        get
        {
            var largest = 0L;
            for (var i = 0; i < Length; i++)
                largest = Math.Max(largest, Counts[i]);
            return largest;
        }
    }

    // A single item, which waits.
    public static BinPairs Waiting(int bin)
    {
        var pairs = new BinPairs();
        pairs.Wait(bin);
        return pairs;
    }

    // A sorted copy.
    public BinPairs Copy()
    {
        var copy = new BinPairs(this);
        if (!IsSorted)
        {
            copy._waiting = (int[])_waiting.Clone();
            copy._waitingLength = _waitingLength;
            copy.Settle();
        }

        return copy;
    }

    // Sorts in what waits.
    public void SortIn()
    {
        if (IsSorted)
            return;
        Array.Sort(_waiting, 0, _waitingLength);
        Merge(_waiting, counts: null, _waitingLength);
        Count(_waitingLength);
        _waitingLength = 0;
    }

    // Sorts in what waits, and keeps little room for more.
    public void Settle()
    {
        SortIn();
        _waiting = [];
        if (Length >= Capacity - (Capacity / 4))
            return;
        var (numbers, counts) = (Numbers, Counts);
        Array.Resize(ref numbers, Length);
        Array.Resize(ref counts, Length);
        (Numbers, Counts) = (numbers, counts);
    }

    private void Count(long items) => Items += (int)Math.Min(items, int.MaxValue - Items);

    private void Wait(int bin)
    {
        if (_waitingLength == _waiting.Length)
            Array.Resize(ref _waiting, Math.Max(SmallestWait, 2 * _waitingLength));
        _waiting[_waitingLength++] = bin;
    }

    // Puts a pair behind all others.
    public void Append(int bin, long count)
    {
        Numbers[Length] = bin;
        Counts[Length++] = count;
        Count(count);
    }

    // Adds a count to a bin. All are sorted then.
    public void AddNow(int bin, long count)
    {
        if (count == 1)
        {
            Wait(bin);
            SortIn();
        }
        else
        {
            var pair = new BinPairs(1);
            pair.Append(bin, count);
            Add(pair);
        }
    }

    // Lets an item wait. False if too many wait: it is time to sort them in.
    public bool TryWait(int bin)
    {
        var isTime = _waitingLength >= Math.Max(LargestFirstWait, Length / 2);
        if (!isTime)
            Wait(bin);
        return !isTime;
    }

    // Adds the counts of other pairs. All are sorted then.
    public void Add(BinPairs others)
    {
        SortIn();
        var sorted = others.IsSorted ? others : others.Copy();
        Merge(sorted.Numbers, sorted.Counts, sorted.Length);
        Count(sorted.Items);
    }

    // Whether both hold the same, all of it sorted.
    public bool HasSame(BinPairs other)
    {
        var same = Length == other.Length;
        for (var i = 0; same && i < Length; i++)
            same = Numbers[i] == other.Numbers[i] && Counts[i] == other.Counts[i];
        return same;
    }

    // Merges bins in ascending order, each with its count, or each counting 1, into new arrays.
    private void Merge(int[] numbers, long[]? counts, int length)
    {
        var (mine, myCounts, myLength) = (Numbers, Counts, Length);
        var (merged, mergedCounts) = (new int[myLength + length], new long[myLength + length]);
        int read = 0, other = 0, write = 0;
        while (other < length)
        {
            var bin = numbers[other];
            var count = 0L;
            if (read < myLength && mine[read] <= bin)
            {
                count = myCounts[read];
                if (mine[read] < bin)
                {
                    merged[write] = mine[read++];
                    mergedCounts[write++] = count;
                    continue;
                }

                read++;
            }

            for (; other < length && numbers[other] == bin; other++)
                count += counts is null ? 1 : counts[other];
            merged[write] = bin;
            mergedCounts[write++] = count;
        }

        Array.Copy(mine, read, merged, write, myLength - read);
        Array.Copy(myCounts, read, mergedCounts, write, myLength - read);
        (Numbers, Counts, Length) = (merged, mergedCounts, write + myLength - read);
    }
}
