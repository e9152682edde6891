using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// Counts by bin number. The numbers order the bins by value: negative for negative values, 0 for zero. Bins that lie close together for what they count are kept in a window,
// a count of 32 bits for each number; few bins, bins far apart, or bins that count more, as pairs. Adding two adds the counts, so merging is exact.
internal partial struct Bins : IField<Bins>
{
    // A single item, in the bin _first: what most groups have if there are many.
    private static readonly object One = new();
    private static readonly int[] OneItem = [1];

    // The counts of a window, or BinPairs, or One, or null if there is none.
    private object? _counts;
    private int _first;

    // The items in all bins.
    public readonly long Total
    {
        get
        {
            var total = 0L;
            foreach (var bin in this)
                total += bin.Value;
            return total;
        }
    }

    // The number of bins in use.
    public readonly int BinsInUse
    {
        get
        {
            var used = 0;
            foreach (var _ in this)
                used++;
            return used;
        }
    }

    // The bins of counts from elsewhere.
    // ArgumentOutOfRangeException: A count is negative, or all of them are more than 64 bits can say.
    public static Bins Of(IEnumerable<KeyValuePair<int, long>> counts, string argument)
    {
        var sums = new SortedDictionary<int, long>();
        var total = 0L;
        foreach (var bin in counts)
        {
            if (bin.Value < 0 || bin.Value > long.MaxValue - total)
                throw Violation.OutOfRange(argument, $"must have counts of 0 or more that add up to {long.MaxValue} at most", bin.Value).ToException();
            total += bin.Value;
            sums[bin.Key] = (sums.TryGetValue(bin.Key, out var count) ? count : 0) + bin.Value;
        }

        var pairs = new BinPairs(sums.Count);
        foreach (var bin in sums)
        {
            if (bin.Value > 0)
                pairs.Append(bin.Key, bin.Value);
        }

        var bins = default(Bins);
        if (pairs.Length > 0)
            bins.Keep(pairs);
        return bins;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int bin)
    {
        if (_counts is int[] counts && unchecked((uint)(bin - _first)) is var position && position < (uint)counts.Length && counts[position] < int.MaxValue)
            counts[position]++;
        else
            AddToPairs(bin, 1);
    }

    // Counts integers in a row in their bins of a scale. What the loop reads is kept outside the field, where nothing it writes can change it.
    public void Add(long[] values, int start, int count, LogarithmicScale scale)
    {
        var (counts, first) = (_counts as int[] ?? [], _first);
        for (int i = start, end = start + count; i < end; i++)
        {
            var bin = scale.BinOf(values[i]);
            if (unchecked((uint)(bin - first)) is var position && position < (uint)counts.Length && counts[position] < int.MaxValue)
            {
                counts[position]++;
                continue;
            }

            Add(bin);
            (counts, first) = (_counts as int[] ?? [], _first);
        }
    }

    // Adds a count to a bin.
    public void Add(int bin, long count)
    {
        if (_counts is int[] counts && unchecked((uint)(bin - _first)) is var position && position < (uint)counts.Length && count <= int.MaxValue - counts[position])
            counts[position] += (int)count;
        else if (count > 0)
            AddToPairs(bin, count);
    }

    public void Add(in Bins other)
    {
        if (other._counts is null)
            return;
        if (_counts is null)
        {
            this = other.Copy();
            return;
        }

        if (other._counts == One)
        {
            Add(other._first);
            return;
        }

        if (_counts is int[] mine && other._counts is int[] window && TryAddWindows(mine, other._first, window))
            return;

        // Only if all of them lie within the window: each one outside would move them all.
        if (_counts is int[] within && other._counts is BinPairs { IsSorted: true } few && few.First >= _first && few.Last < (long)_first + within.Length)
        {
            foreach (var bin in other)
                Add(bin.Key, bin.Value);
            return;
        }

        var pairs = ToPairs();
        pairs.Add(other.ToPairs());
        Keep(pairs);
    }

    // A copy. Its pairs are in order and nothing waits to be sorted in.
    public readonly Bins Copy()
    {
        var copy = this;
        if (_counts is int[] counts)
            copy._counts = counts.Clone();
        else if (_counts is BinPairs { IsSorted: true } sorted)
            copy._counts = sorted.Copy();
        else if (_counts is BinPairs pairs)
            copy.Keep(pairs.Copy());
        return copy;
    }

    public void Settle()
    {
        if (_counts is not BinPairs pairs)
            return;
        var changes = !pairs.IsSorted;
        pairs.Settle();
        if (changes)
            Keep(pairs);
    }

    // The bin that holds the value of a rank, counting from 0 in ascending order of value.
    public readonly int BinOfRank(long rank)
    {
        var last = 0;
        foreach (var bin in this)
        {
            last = bin.Key;
            rank -= bin.Value;
            if (rank < 0)
                break;
        }

        return last;
    }

    // The first and the last bin in use; false if there is none.
    public readonly bool TryGetEnds(out int first, out int last)
    {
        first = last = 0;
        var any = false;
        foreach (var bin in this)
        {
            first = any ? first : bin.Key;
            last = bin.Key;
            any = true;
        }

        return any;
    }

    // What makes these impossible as the bins of so many items; null if nothing does.
    public readonly Violation? FindViolation(string name, long items) =>
        Binned() is var binned && binned == items ? null : Violation.Invalid(name, $"must hold the {items} items", binned);

    // What makes these impossible as the bins of some of so many items; null if nothing does.
    public readonly Violation? FindViolationOfPart(string name, long items) =>
        Binned() is var binned && binned <= items ? null : Violation.Invalid(name, $"must hold no more than the {items} items", binned);

    private readonly BigInteger Binned()
    {
        var (binned, part) = (BigInteger.Zero, 0UL);
        foreach (var bin in this)
        {
            part += (ulong)bin.Value;
            if (part <= long.MaxValue)
                continue;
            binned += part;
            part = 0;
        }

        return binned + part;
    }

    public readonly bool Equals(Bins other)
    {
        if (_counts is BinPairs { IsSorted: true } pairs && other._counts is BinPairs { IsSorted: true } same)
            return pairs.HasSame(same);
        if (_counts is int[] mine && other._counts is int[] window)
            return HaveSame(mine, _first, window, other._first);

        Enumerator bins = GetEnumerator(), others = other.GetEnumerator();
        while (bins.MoveNext())
        {
            if (!others.MoveNext() || bins.Current.Key != others.Current.Key || bins.Current.Value != others.Current.Value)
                return false;
        }

        return !others.MoveNext();
    }

    public override readonly bool Equals(object? obj) => obj is Bins other && Equals(other);

    public override readonly int GetHashCode() => TryGetEnds(out var first, out var last) ? unchecked((first * 397) ^ last) : 0;

    // The number of bins in use; for the first its number, for each other the distance from the one before it; and behind each its count.
    public readonly void Write(ByteWriter writer, string name)
    {
        writer.Unsigned((ulong)BinsInUse);
        long? before = null;
        foreach (var bin in this)
        {
            if (before is { } last)
                writer.Unsigned((ulong)(bin.Key - last));
            else
                writer.Signed(bin.Key);
            writer.Count(name, bin.Value);
            before = bin.Key;
        }
    }

    public void Read(ByteReader reader, string name)
    {
        this = default;
        var pairs = new BinPairs(reader.Length(name));
        var bin = 0L;
        for (var i = 0; i < pairs.Capacity; i++)
        {
            var step = i == 0 ? reader.Signed(name) : (long)Math.Min(reader.Unsigned(name), uint.MaxValue);
            bin = i == 0 || step > 0 ? bin + step : throw reader.NotCanonical(name);
            if (step < int.MinValue || bin > int.MaxValue)
                throw reader.Invalid("hold", $"an impossible bin for {name}");
            var count = reader.Count(name);
            pairs.Append((int)bin, count > 0 ? count : throw reader.NotCanonical(name));
        }

        if (pairs.Capacity > 0)
            Keep(pairs);
    }

    // The bins in use with their counts, in ascending order of value.
    public readonly IEnumerable<KeyValuePair<int, long>> InUse()
    {
        foreach (var bin in this)
            yield return bin;
    }

    // The same, without an object for it.
    public readonly Enumerator GetEnumerator() => new(_counts is BinPairs { IsSorted: false } waiting ? waiting.Copy() : _counts, _first);

    // Walks the bins in use, in ascending order.
    public struct Enumerator(object? counts, int first)
    {
        private readonly BinPairs? _pairs = counts as BinPairs;
        private readonly int[] _window = counts as int[] ?? (counts == One ? OneItem : []);
        private int _position = -1;

        public readonly KeyValuePair<int, long> Current =>
            _pairs is null ? new(first + _position, _window[_position]) : new(_pairs.Numbers[_position], _pairs.Counts[_position]);

        public bool MoveNext()
        {
            _position++;
            if (_pairs is not null)
                return _position < _pairs.Length;
            while (_position < _window.Length && _window[_position] == 0)
                _position++;
            return _position < _window.Length;
        }
    }
}
