using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

/// <summary>
/// Counts by bin number, kept for the window of numbers that occur. The numbers order the bins by value: negative for negative values,
/// 0 for zero. Adding two of them adds the counts, so merging is exact.
/// </summary>
internal struct Bins : IEquatable<Bins>
{
    // The window grows in steps of a fraction of an octave, so that a group of one keeps a few hundred bytes.
    private const int Step = 32;

    private long[]? _counts;
    private int _first;

    /// <summary>The bins of a window.</summary>
    /// <exception cref="OverflowException">The window reaches beyond the range of bin numbers.</exception>
    public Bins(long first, long[] counts)
    {
        _ = checked((int)(first + counts.Length));
        _first = (int)first;
        _counts = counts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int bin)
    {
        var counts = _counts;
        var position = unchecked((uint)(bin - _first));
        if (counts is not null && position < (uint)counts.Length)
            counts[position]++;
        else
            Add(bin, 1);
    }

    public void Add(int bin, long count)
    {
        Cover(bin, bin);
        _counts![bin - _first] += count;
    }

    /// <summary>Adds the counts of other bins. The sums are new, so bins that share these counts keep what they have.</summary>
    public void Add(in Bins other)
    {
        if (other._counts is not { } added)
            return;

        Widen(other._first, other._first + added.Length - 1);
        var counts = _counts!;
        var shift = other._first - _first;
        var i = 0;
#if NET8_0_OR_GREATER
        var signs = Vector<long>.Zero;
        for (; i <= added.Length - Vector<long>.Count; i += Vector<long>.Count)
        {
            var sums = new Vector<long>(counts, i + shift) + new Vector<long>(added, i);
            sums.CopyTo(counts, i + shift);
            signs |= sums;
        }

        // Counts are never negative, so a negative sum is one that did not fit.
        if (Vector.LessThanAny(signs, Vector<long>.Zero))
            throw new OverflowException("A bin counts more values than 64 bits can say.");
#endif
        for (; i < added.Length; i++)
            counts[i + shift] += added[i];
    }

    public readonly Bins Clone() => new() { _counts = (long[]?)_counts?.Clone(), _first = _first };

    /// <summary>The bin that holds the value of a rank, counting from 0 in ascending order of value.</summary>
    public readonly int BinOfRank(long rank)
    {
        var position = 0;
        for (var seen = _counts![0]; seen <= rank; seen += _counts[position])
            position++;
        return _first + position;
    }

    /// <summary>The least window that holds all bins in use, and the number of its first bin; no counts where none is in use.</summary>
    public readonly long[] Window(out int first)
    {
        var length = LengthOfWindow(out first);
        var window = new long[length];
        if (length > 0)
            Array.Copy(_counts!, first - _first, window, 0, length);
        return window;
    }

    /// <summary>The length of that window, and the number of its first bin.</summary>
    public readonly int LengthOfWindow(out int first)
    {
        var counts = _counts ?? [];
        int start = 0, end = counts.Length;
        while (start < end && counts[start] == 0)
            start++;
        while (start < end && counts[end - 1] == 0)
            end--;
        first = _first + start;
        return end - start;
    }

    /// <summary>The items in all bins.</summary>
    public readonly long Total => (_counts ?? []).Sum();

    /// <summary>The bins in use, in ascending order of value.</summary>
    public readonly IEnumerable<KeyValuePair<int, long>> Used()
    {
        for (var i = 0; i < (_counts?.Length ?? 0); i++)
        {
            if (_counts![i] > 0)
                yield return new(_first + i, _counts[i]);
        }
    }

    /// <summary>What makes these impossible as bins; null if nothing does.</summary>
    public readonly Violation? FindViolation(string name)
    {
        var binned = BigInteger.Zero;
        foreach (var count in _counts ?? [])
        {
            if (count < 0)
                return Violation.OutOfRange(name, "must not hold a negative count", count);
            if (count > 0)
                binned += count;
        }

        return binned <= long.MaxValue ? null : Violation.Invalid(name, $"must not hold more than {long.MaxValue} items", binned);
    }

    /// <summary>What makes these impossible as the bins of so many items; null if nothing does.</summary>
    public readonly Violation? FindViolation(string name, long items) =>
        FindViolation(name) ?? (Total == items ? null : Violation.Invalid(name, $"must hold the {items} items", Total));

    public readonly bool Equals(Bins other) => Used().SequenceEqual(other.Used());

    public override readonly bool Equals(object? obj) => obj is Bins other && Equals(other);

    public override readonly int GetHashCode() => Used().FirstOrDefault().GetHashCode();

    private void Cover(int first, int last)
    {
        if (_counts is null || first < _first || last >= _first + _counts.Length)
            Widen(first, last);
    }

    private void Widen(int first, int last)
    {
        if (_counts is { } old)
        {
            first = Math.Min(first, _first);
            last = Math.Max(last, _first + old.Length - 1);
        }

        first -= Modulo(first);
        last += Step - 1 - Modulo(last);
        var counts = new long[last - first + 1];
        if (_counts is not null)
            Array.Copy(_counts, 0, counts, _first - first, _counts.Length);
        (_counts, _first) = (counts, first);
    }

    private static int Modulo(int number) => ((number % Step) + Step) % Step;
}
