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

    // A sorted copy, of the least size.
    public BinPairs Copy()
    {
        if (IsSorted)
            return new BinPairs(Numbers, Counts, Length);
        var numbers = new int[_waitingLength];
        Array.Copy(_waiting, numbers, _waitingLength);
        Array.Sort(numbers);
        var copy = new BinPairs(Numbers, Counts, Length);
        copy.Merge(numbers, counts: null, numbers.Length);
        return copy;
    }

    // Sorts in what waits.
    public void SortIn()
    {
        if (IsSorted)
            return;
        Array.Sort(_waiting, 0, _waitingLength);
        Merge(_waiting, counts: null, _waitingLength);
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
        if (count != 1 || _waitingLength >= Math.Max(LargestFirstWait, Length / 2))
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
        var sorted = others.IsSorted ? others : others.Copy();
        Merge(sorted.Numbers, sorted.Counts, sorted.Length);
    }

    // Whether both hold the same, all of it sorted.
    public bool HasSame(BinPairs other)
    {
        var same = Length == other.Length;
        for (var i = 0; same && i < Length; i++)
            same = Numbers[i] == other.Numbers[i] && Counts[i] == other.Counts[i];
        return same;
    }

    // Merges bins in ascending order, each with its count, or each counting 1. They go in from the last to the first, so that nothing moves twice.
    private void Merge(int[] numbers, long[]? counts, int length)
    {
        var merged = Length + CountNew(numbers, length);
        int write = merged - 1, mine = Length - 1, other = length - 1;
        Reserve(merged);
        Length = merged;
        while (other >= 0)
        {
            if (mine >= 0 && Numbers[mine] > numbers[other])
            {
                Numbers[write] = Numbers[mine];
                Counts[write--] = Counts[mine--];
                continue;
            }

            var bin = numbers[other];
            var count = mine >= 0 && Numbers[mine] == bin ? Counts[mine--] : 0;
            for (; other >= 0 && numbers[other] == bin; other--)
                count += counts is null ? 1 : counts[other];
            Numbers[write] = bin;
            Counts[write--] = count;
        }
    }

    // How many different bins there are among these, in ascending order, that are not here.
    private int CountNew(int[] numbers, int length)
    {
        int count = 0, mine = 0;
        for (var other = 0; other < length; other++)
        {
            var bin = numbers[other];
            if (other > 0 && bin == numbers[other - 1])
                continue;
            while (mine < Length && Numbers[mine] < bin)
                mine++;
            count += mine == Length || Numbers[mine] != bin ? 1 : 0;
        }

        return count;
    }

    private void Reserve(int length)
    {
        if (length <= Capacity)
            return;
        int[] numbers = Numbers;
        long[] counts = Counts;
        Array.Resize(ref numbers, length);
        Array.Resize(ref counts, length);
        (Numbers, Counts) = (numbers, counts);
    }
}
