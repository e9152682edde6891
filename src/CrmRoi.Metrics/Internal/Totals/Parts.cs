namespace CrmRoi.Metrics.Internal;

// Totals in order: one for each stage, one for each year. Those at the same place are added; what is missing behind the last is empty.
internal struct Parts<T> : IField<Parts<T>>
    where T : struct, ITotals<T>
{
    private T[]? _items;

    public readonly int Length => _items?.Length ?? 0;

    // The totals at a place, to be read or added to.
    public readonly ref T this[int index] => ref _items![index];

    // The totals at a place, empty ones behind the last.
    public readonly T At(int index) => index < Length ? this[index] : default;

    public void Grow(int length)
    {
        if (length > Length)
            Array.Resize(ref _items, length);
    }

    public void Add(in Parts<T> other)
    {
        Grow(other.Length);
        for (var i = 0; i < other.Length; i++)
            this[i].AddTotals(ref other[i]);
    }

    public readonly Parts<T> Copy()
    {
        var copy = default(Parts<T>);
        copy.Grow(Length);
        for (var i = 0; i < Length; i++)
            copy[i].CopyFrom(ref this[i]);
        return copy;
    }

    public readonly void Settle()
    {
        for (var i = 0; i < Length; i++)
            this[i].Settle();
    }

    public readonly bool Equals(Parts<T> other)
    {
        var equal = Length == other.Length;
        for (var i = 0; equal && i < Length; i++)
            equal = this[i].EqualTo(ref other[i]);
        return equal;
    }

    public override readonly bool Equals(object? obj) => obj is Parts<T> other && Equals(other);

    public override readonly int GetHashCode() => Length == 0 ? 0 : this[0].Hash();

    public readonly void Write(ByteWriter writer, string name)
    {
        writer.Unsigned((ulong)Length);
        var write = new WriteFields(writer);
        for (var i = 0; i < Length; i++)
            write.Part(name, ref this[i], ref this[i]);
    }

    public void Read(ByteReader reader, string name)
    {
        // Each takes a byte at least, so the bytes bound how many there are.
        var items = new List<T>();
        var read = new ReadFields(reader);
        for (var length = reader.Length(name); items.Count < length;)
        {
            var item = default(T);
            read.Part(name, ref item, ref item);
            items.Add(item);
        }

        _items = items.Count == 0 ? null : [.. items];
    }
}
