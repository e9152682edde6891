namespace CrmRoi.Metrics.Marketing;

// An item and the number of its customer.
internal readonly struct Entry<T>(int customer, T item)
{
    public int Customer { get; } = customer;

    public T Item { get; } = item;
}

// Items grouped by the number of their customer: one array in which each customer has a range.
internal sealed class ByCustomer<T>
    where T : IComparable<T>
{
    private const int ShortRange = 16;

    private readonly int[] _starts;

    public ByCustomer(List<Entry<T>> entries, int customers)
    {
        _starts = new int[customers + 1];
        foreach (var entry in entries)
            _starts[entry.Customer + 1]++;
        for (var customer = 0; customer < customers; customer++)
            _starts[customer + 1] += _starts[customer];

        Items = new T[entries.Count];
        var next = (int[])_starts.Clone();
        foreach (var entry in entries)
            Items[next[entry.Customer]++] = entry.Item;
    }

    public T[] Items { get; }

    public ArraySegment<T> RangeOf(int customer) => new(Items, _starts[customer], _starts[customer + 1] - _starts[customer]);

    // Sorts the items of each customer. Most customers have few, and in order already.
    public void Sort()
    {
        for (var customer = 0; customer + 1 < _starts.Length; customer++)
        {
            var (start, end) = (_starts[customer], _starts[customer + 1]);
            if (end - start > ShortRange)
                Array.Sort(Items, start, end - start);
            else
                InsertionSort(start, end);
        }
    }

    private void InsertionSort(int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            var item = Items[i];
            var place = i;
            for (; place > start && Items[place - 1].CompareTo(item) > 0; place--)
                Items[place] = Items[place - 1];
            Items[place] = item;
        }
    }
}
