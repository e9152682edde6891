namespace CrmRoi.Metrics.Marketing;

// Numbers keys from 0 in first-seen order. Rows of the same key often follow each other, so the last key is tried first.
internal sealed class Numbering<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, int> _numbers = [];
    private readonly List<TKey> _keys = [];
    private int _last = -1;

    public int Count => _keys.Count;

    public IReadOnlyList<TKey> Keys => _keys;

    public int NumberOf(TKey key)
    {
        if (_last >= 0 && EqualityComparer<TKey>.Default.Equals(_keys[_last], key))
            return _last;
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _keys.Count;
            _numbers.Add(key, number);
            _keys.Add(key);
        }

        // Only now: if the key throws, nothing has changed.
        return _last = number;
    }
}
