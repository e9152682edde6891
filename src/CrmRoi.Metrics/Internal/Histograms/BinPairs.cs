namespace CrmRoi.Metrics.Internal;

// The counts of bins as pairs in ascending order of bin. New items wait, in no order, until there are as many as is worth sorting them in; so adding many costs
// little more than sorting them once.
internal sealed class BinPairs
{
    private const int SmallestWait = 4, LargestFirstWait = 64;

    private int[] _waiting = [];
    private int _waitingLength;

    public BinPairs(int capacity)
    {
        Numbers = new int[capacity];
        Counts = new long[capacity];
    }

    private BinPairs(int[] numbers, long[] counts, int length)
        : this(length)
    {
        Array.Copy(numbers, Numbers, length);
        Array.Copy(counts, Counts, length);
        Length = length;
    }

    public int[] Numbers { get; private set; }

    public long[] Counts { get; private set; }

    public int Length { get; private set; }

    public int Capacity => Numbers.Length;

    public bool IsSorted => _waitingLength == 0;

    public int First => Numbers[0];

    public int Last => Numbers[Length - 1];

    public long Total
    {
        get
        {
            // Only to be compared with the width of a window: beyond that, larger is as good as large.
            var total = 0L;
            for (var i = 0; i < Length && total <= int.MaxValue; i++)
                total += Counts[i];
            return total;
        }
    }

    // A sorted copy, of the least size.
    public BinPairs Copy()
    {
        if (IsSorted)
            return new BinPairs(Numbers, Counts, Length);
        var numbers = new int[_waitingLength];
        Array.Copy(_waiting, numbers, _waitingLength);
        Array.Sort(numbers);
        return Merge(numbers, numbers.Length);
    }

    // Sorts in what waits.
    public void SortIn()
    {
        if (IsSorted)
            return;
        Array.Sort(_waiting, 0, _waitingLength);
        Take(Merge(_waiting, _waitingLength));
        _waitingLength = 0;
    }

    // Sorts in what waits, and keeps no room for more.
    public void Settle()
    {
        SortIn();
        _waiting = [];
    }

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
            Add(new BinPairs([bin], [count], 1));
        }
    }

    // Adds a count to a bin, now or later.
    // Returns: True if all are sorted now: the time to look how they are kept best.
    public bool Add(int bin, long count)
    {
        if (count != 1 || _waitingLength >= Math.Max(LargestFirstWait, Length))
        {
            AddNow(bin, count);
            return true;
        }

        Wait(bin);
        return false;
    }

    // Adds the counts of other pairs. All are sorted then.
    public void Add(BinPairs others)
    {
        SortIn();
        Take(Merge(this, others.IsSorted ? others : others.Copy()));
    }

    // Whether both hold the same, all of it sorted.
    public bool HasSame(BinPairs other)
    {
        var same = Length == other.Length;
        for (var i = 0; same && i < Length; i++)
            same = Numbers[i] == other.Numbers[i] && Counts[i] == other.Counts[i];
        return same;
    }

    private void Take(BinPairs pairs)
    {
        Numbers = pairs.Numbers;
        Counts = pairs.Counts;
        Length = pairs.Length;
    }

    // With the first so many items, in ascending order; equal ones are counted together.
    private BinPairs Merge(int[] items, int length)
    {
        var distinct = 1;
        for (var i = 1; i < length; i++)
            distinct += items[i] != items[i - 1] ? 1 : 0;
        var counted = new BinPairs(distinct);
        for (var i = 0; i < length; i++)
        {
            if (i > 0 && items[i] == items[i - 1])
                counted.Counts[counted.Length - 1]++;
            else
                counted.Append(items[i], 1);
        }

        return Length == 0 ? counted : Merge(this, counted);
    }

    private static BinPairs Merge(BinPairs left, BinPairs right)
    {
        var merged = new BinPairs(left.Length + right.Length);
        int[] numbers = merged.Numbers, leftNumbers = left.Numbers, rightNumbers = right.Numbers;
        long[] counts = merged.Counts, leftCounts = left.Counts, rightCounts = right.Counts;
        int length = 0, i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            // Which comes first is as random as the data: no branch asks for it.
            int first = leftNumbers[i], second = rightNumbers[j], takeFirst = first <= second ? 1 : 0, takeSecond = second <= first ? 1 : 0;
            numbers[length] = Math.Min(first, second);
            counts[length++] = (leftCounts[i] & -takeFirst) + (rightCounts[j] & -takeSecond);
            i += takeFirst;
            j += takeSecond;
        }

        var rest = left.Length - i;
        Array.Copy(leftNumbers, i, numbers, length, rest);
        Array.Copy(leftCounts, i, counts, length, rest);
        length += rest;
        rest = right.Length - j;
        Array.Copy(rightNumbers, j, numbers, length, rest);
        Array.Copy(rightCounts, j, counts, length, rest);
        merged.Length = length + rest;
        return merged.Length == merged.Capacity ? merged : new BinPairs(numbers, counts, merged.Length);
    }
}
