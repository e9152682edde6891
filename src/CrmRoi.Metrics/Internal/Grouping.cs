namespace CrmRoi.Metrics.Internal;

/// <summary>
/// Totals by key, in the order in which the keys are first seen. Facts wait in a batch between the caller's functions, which copy them about, and the totals,
/// which lie all over the cache: done fact by fact, each would wait for the other.
/// </summary>
internal struct Grouping<TKey, TFact, TSummary, TTotals, TBlock>(TTotals empty, Func<TBlock> newBlock)
    where TKey : notnull
    where TSummary : class, ISummary<TSummary>
    where TTotals : struct, ISummaryBuilder<TFact, TSummary>
    where TBlock : struct, IBlock<TFact, TTotals>
{
    private const int SmallestBatch = 16, LargestBatch = 256;

    // A group of fewer facts than this does not pay for a block.
    private const int WorthABlock = 64;

    private readonly Dictionary<TKey, int> _positions = [];
    private readonly List<TKey> _keys = [];
    private Group[] _groups = new Group[SmallestBatch];
    private Waiting[] _batch = new Waiting[SmallestBatch];
    private int _waiting;
    private long _rows;

    public void Add(TKey key, in TFact fact)
    {
        if (key is null)
            throw Guard.NoKey("key", _rows);

        if (!_positions.TryGetValue(key, out var position))
            position = AddGroup(key);
        if (_waiting == _batch.Length)
            AddBatch();
        ref var waiting = ref _batch[_waiting++];
        waiting.Position = position;
        waiting.Fact = fact;
        _rows++;
    }

    public SummaryGroups<TKey, TSummary> ToSummaryGroups()
    {
        AddBatch();
        var groups = new List<KeyValuePair<TKey, TSummary>>(_keys.Count);
        for (var i = 0; i < _keys.Count; i++)
            groups.Add(new(_keys[i], _groups[i].ToSummary()));
        return new SummaryGroups<TKey, TSummary>(groups, empty.ToSummary());
    }

    private int AddGroup(TKey key)
    {
        var position = _keys.Count;
        _positions.Add(key, position);
        _keys.Add(key);
        if (position == _groups.Length)
            Array.Resize(ref _groups, 2 * position);
        _groups[position].Totals = empty;
        return position;
    }

    private void AddBatch()
    {
        for (var i = 0; i < _waiting; i++)
            _groups[_batch[i].Position].Add(in _batch[i].Fact, newBlock);
        if (_waiting == _batch.Length && _waiting < LargestBatch)
            _batch = new Waiting[2 * _waiting];
        _waiting = 0;
    }

    private struct Waiting
    {
        public int Position;
        public TFact Fact;
    }

    private struct Group
    {
        public TTotals Totals;
        private TBlock _block;
        private int _direct;

        public void Add(in TFact fact, Func<TBlock> newBlock)
        {
            if (_direct == WorthABlock)
            {
                _block.Add(in fact, ref Totals);
                return;
            }

            Totals.Add(in fact);
            if (++_direct == WorthABlock)
                _block = newBlock();
        }

        public TSummary ToSummary()
        {
            if (_direct == WorthABlock)
                _block.AddTo(ref Totals);
            return Totals.ToSummary();
        }
    }
}
