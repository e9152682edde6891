namespace CrmRoi.Metrics.Internal;

// What has totals by name, whatever they are.
internal interface IKeyed
{
    int Count { get; }
}

// Totals by name, in ordinal order of the names. Those of equal names are added.
internal struct Keyed<T> : IField<Keyed<T>>, IKeyed
    where T : struct, ITotals<T>
{
    private string[]? _names;
    private T[]? _totals;

    // Totals by names, each there once, in any order.
    public Keyed(string[] names, T[] totals)
    {
        (_names, _totals) = ((string[])names.Clone(), (T[])totals.Clone());
        Array.Sort(_names, _totals, StringComparer.Ordinal);
    }

    public readonly int Count => Names.Length;

    public readonly string[] Names => _names ?? [];

    public readonly ref T this[int index] => ref _totals![index];

    public void Add(in Keyed<T> other)
    {
        var names = new List<string>();
        var totals = new List<T>();
        for (int i = 0, j = 0; i < Count || j < other.Count;)
        {
            var order = i == Count ? 1 : j == other.Count ? -1 : string.CompareOrdinal(Names[i], other.Names[j]);
            var sum = default(T);
            names.Add(order <= 0 ? Names[i] : other.Names[j]);
            if (order <= 0)
                sum.CopyFrom(ref this[i++]);
            if (order >= 0)
                sum.AddTotals(ref other[j++]);
            totals.Add(sum);
        }

        (_names, _totals) = ([.. names], [.. totals]);
    }

    public readonly Keyed<T> Copy()
    {
        var copy = default(Keyed<T>);
        copy.Add(this);
        return copy;
    }

    public readonly void Settle()
    {
        for (var i = 0; i < Count; i++)
            this[i].Settle();
    }

    public readonly bool Equals(Keyed<T> other)
    {
        var equal = Count == other.Count;
        for (var i = 0; equal && i < Count; i++)
            equal = Names[i] == other.Names[i] && this[i].EqualTo(ref other[i]);
        return equal;
    }

    public override readonly bool Equals(object? obj) => obj is Keyed<T> other && Equals(other);

    public override readonly int GetHashCode() => Count == 0 ? 0 : this[0].Hash();

    public readonly void Write(ByteWriter writer, string name)
    {
        writer.Unsigned((ulong)Count);
        var write = new WriteFields(writer);
        for (var i = 0; i < Count; i++)
        {
            writer.Text(name, Names[i]);
            write.Part(name, ref this[i], ref this[i]);
        }
    }

    public void Read(ByteReader reader, string name)
    {
        var names = new List<string>();
        var totals = new List<T>();
        var read = new ReadFields(reader);
        for (var count = reader.Length(name); names.Count < count;)
        {
            var text = reader.Text(name);
            if (names.Count > 0 && string.CompareOrdinal(names[names.Count - 1], text) >= 0)
                throw reader.NotCanonical(name);
            var item = default(T);
            read.Part(name, ref item, ref item);
            names.Add(text);
            totals.Add(item);
        }

        (_names, _totals) = ([.. names], [.. totals]);
    }
}
