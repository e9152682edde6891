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

    private readonly Dictionary<TKey, Group> _byKey = [];
    private readonly List<KeyValuePair<TKey, Group>> _groups = [];
    private Waiting[] _batch = new Waiting[SmallestBatch];
    private int _waiting;
    private long _rows;

    public void Add(TKey key, in TFact fact)
    {
        if (key is null)
            throw Guard.NoKey("key", _rows);

        if (!_byKey.TryGetValue(key, out var group))
            group = AddGroup(key);
        if (_waiting == _batch.Length)
            AddBatch();
        ref var waiting = ref _batch[_waiting++];
        waiting.Group = group;
        waiting.Fact = fact;
        _rows++;
    }

    public SummaryGroups<TKey, TSummary> ToSummaryGroups()
    {
        AddBatch();
        return new SummaryGroups<TKey, TSummary>([.. _groups.Select(pair => new KeyValuePair<TKey, TSummary>(pair.Key, pair.Value.ToSummary()))], empty.ToSummary());
    }

    private readonly Group AddGroup(TKey key)
    {
        var group = new Group { Totals = empty };
        _byKey.Add(key, group);
        _groups.Add(new(key, group));
        return group;
    }

    private void AddBatch()
    {
        for (var i = 0; i < _waiting; i++)
            _batch[i].Group.Add(in _batch[i].Fact, newBlock);
        if (_waiting == _batch.Length && _waiting < LargestBatch)
            _batch = new Waiting[2 * _waiting];
        _waiting = 0;
    }

    private struct Waiting
    {
        public Group Group;
        public TFact Fact;
    }

    private sealed class Group
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
