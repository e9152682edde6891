using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

// Builds a PurchaseHistory<TCustomer> from a log of purchases, which it reduces to one entry per customer and day.
internal sealed class PurchaseHistoryBuilder<TCustomer>(TimeZoneInfo zone) : ISummaryBuilder<Purchase<TCustomer>, PurchaseHistory<TCustomer>>
    where TCustomer : notnull
{
    private const int LongLog = 1 << 20;

    // Most customers have so few days that the simplest sort is the fastest.
    private const int ShortRange = 16;

    private readonly LocalDays _days = new(Guard.NotNull(zone));
    private readonly Dictionary<TCustomer, int> _numbers = [];
    private readonly List<TCustomer> _customers = [];
    private PurchaseDay[] _log = [];
    private int _count;
    private int _compactAt = LongLog;
    private long _facts;

    public PurchaseHistoryBuilder<TCustomer> AddAll(IEnumerable<Purchase<TCustomer>> purchases)
    {
        if (Guard.NotNull(purchases) is ICollection<Purchase<TCustomer>> { Count: var count })
            Array.Resize(ref _log, Math.Max(_log.Length, Math.Min(_count + count, LongLog)));
        foreach (var purchase in purchases)
            Add(in purchase);
        return this;
    }

    public void Add(in Purchase<TCustomer> fact) => Add(in fact, _facts);

    public void Add(in Purchase<TCustomer> fact, long index)
    {
        if (!fact.IsFact)
            throw Guard.NoFact<Purchase<TCustomer>>(index);

        // First, before anything is appended: the key may throw.
        var entry = new PurchaseDay(NumberOf(fact.Customer), _days.DayOf(fact.At));
        entry.Add(fact.Amount);
        Append() = entry;
        _facts++;
    }

    public void Add(PurchaseHistory<TCustomer> part) => Add(Guard.NotNull(part).LogOf(_days.Zone, nameof(part)));

    public void Add(PurchaseLog<TCustomer> part)
    {
        var numbers = new int[part.Names.Length];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = NumberOf(part.Names[i]);
        foreach (var entry in part.Days)
        {
            _facts += entry.Purchases + entry.Refunds;
            Append() = entry.Of(numbers[entry.Customer]);
        }
    }

    public PurchaseHistory<TCustomer> ToSummary() => new(_days.Zone, ToLog());

    public PurchaseLog<TCustomer> ToLog() => new([.. _customers], Compact());

    private int NumberOf(TCustomer customer)
    {
        if (!_numbers.TryGetValue(customer, out var number))
        {
            number = _customers.Count;
            _numbers.Add(customer, number);
            _customers.Add(customer);
        }

        return number;
    }

    private ref PurchaseDay Append()
    {
        if (_count == _compactAt)
        {
            _log = Compact();
            _count = _log.Length;
            _compactAt = Math.Max(LongLog, 2 * _count);
        }

        if (_count >= _log.Length)
            Array.Resize(ref _log, Math.Max(16, 2 * _log.Length));
        return ref _log[_count++];
    }

    // The log in order of customer and day, with entries of the same customer and day added up.
    private PurchaseDay[] Compact()
    {
        // By customer in two passes; then each customer's days by an ordinary sort, because they are few and mostly in order already.
        var starts = new int[_customers.Count + 1];
        for (var i = 0; i < _count; i++)
            starts[_log[i].Customer + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];

        var next = (int[])starts.Clone();
        var dayOf = new int[_count];
        var entryOf = new int[_count];
        for (var i = 0; i < _count; i++)
        {
            var position = next[_log[i].Customer]++;
            (dayOf[position], entryOf[position]) = (_log[i].Day, i);
        }

        var days = 0;
        for (var i = 1; i < starts.Length; i++)
        {
            var (start, end) = (starts[i - 1], starts[i]);
            Sort(dayOf, entryOf, start, end);
            for (var position = start; position < end; position++)
                days += position == start || dayOf[position] != dayOf[position - 1] ? 1 : 0;
        }

        var compact = new PurchaseDay[days];
        var count = 0;
        foreach (var i in entryOf)
        {
            ref readonly var entry = ref _log[i];
            if (count > 0 && compact[count - 1].Customer == entry.Customer && compact[count - 1].Day == entry.Day)
                compact[count - 1].Add(in entry);
            else
                compact[count++] = entry;
        }

        return compact;
    }

    private static void Sort(int[] days, int[] entries, int start, int end)
    {
        if (end - start > ShortRange)
        {
            Array.Sort(days, entries, start, end - start);
            return;
        }

        for (var i = start + 1; i < end; i++)
        {
            var (day, entry, place) = (days[i], entries[i], i);
            for (; place > start && days[place - 1] > day; place--)
                (days[place], entries[place]) = (days[place - 1], entries[place - 1]);
            (days[place], entries[place]) = (day, entry);
        }
    }
}
