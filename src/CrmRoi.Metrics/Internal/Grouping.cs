namespace CrmRoi.Metrics.Internal;

/// <summary>Totals by key, in the order in which the keys are first seen.</summary>
internal struct Grouping<TKey, TFact, TSummary, TTotals>(TTotals empty)
    where TKey : notnull
    where TSummary : class, ISummary<TSummary>
    where TTotals : struct, ISummaryBuilder<TFact, TSummary>
{
    private readonly Dictionary<TKey, int> _positions = [];
    private readonly List<TKey> _keys = [];
    private TTotals[] _totals = new TTotals[16];
    private long _rows;

    public void Add(TKey key, in TFact fact)
    {
        if (key is null)
            throw Guard.NoKey("key", _rows);

        if (!_positions.TryGetValue(key, out var position))
            position = AddGroup(key);
        _totals[position].Add(in fact);
        _rows++;
    }

    public readonly SummaryGroups<TKey, TSummary> ToSummaryGroups()
    {
        var groups = new List<KeyValuePair<TKey, TSummary>>(_keys.Count);
        for (var i = 0; i < _keys.Count; i++)
            groups.Add(new(_keys[i], _totals[i].ToSummary()));
        return new SummaryGroups<TKey, TSummary>(groups, empty.ToSummary());
    }

    private int AddGroup(TKey key)
    {
        var position = _keys.Count;
        _positions.Add(key, position);
        _keys.Add(key);
        if (position == _totals.Length)
            Array.Resize(ref _totals, 2 * position);
        _totals[position] = empty;
        return position;
    }
}
