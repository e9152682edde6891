namespace CrmRoi.Metrics.Internal;

// Totals by key, in the order in which the keys are first seen. Facts wait in a batch between the caller's functions, which copy them about, and the totals,
// which lie all over the cache: done fact by fact, each would wait for the other.
internal struct Grouping<TKey, TFact, TSummary, TTotals, TBlock>(SummaryKind<TFact, TSummary, TTotals> kind, IEqualityComparer<TKey>? comparer, TTotals rules, Func<TBlock> newBlock)
    where TKey : notnull
    where TSummary : Summary<TSummary>
    where TTotals : struct, ITotals<TTotals, TFact>
    where TBlock : struct, IBlock<TFact, TTotals>
{
    private const int SmallestBatch = 16, LargestBatch = 256;

    // A group of fewer facts than this does not pay for a block.
    private const int WorthABlock = 64;

    private readonly Dictionary<TKey, int> _numbers = new(comparer);
    private readonly List<TKey> _keys = [];
    private readonly List<Group> _groups = [];
    private Waiting[] _batch = new Waiting[SmallestBatch];
    private int _waiting;
    private long _rows;

    public void Add(TKey key, in TFact fact)
    {
        if (key is null)
            throw Guard.NoKey("key", _rows);

        if (!_numbers.TryGetValue(key, out var number))
            number = AddGroup(key);
        if (_waiting == _batch.Length)
            AddBatch();
        ref var waiting = ref _batch[_waiting++];
        waiting.Group = _groups[number];
        waiting.Fact = fact;
        _rows++;
    }

    public SummaryGroups<TKey, TSummary> ToSummaryGroups()
    {
        AddBatch();
        var summaries = new TSummary[_groups.Count];
        for (var i = 0; i < summaries.Length; i++)
        {
            summaries[i] = _groups[i].ToSummary(kind);
            _groups[i] = null!; // what is summarised needs no more room
        }

        return new SummaryGroups<TKey, TSummary>([.. _keys], summaries, _numbers, kind.Of(rules));
    }

    private readonly int AddGroup(TKey key)
    {
        var number = _keys.Count;
        _numbers.Add(key, number);
        _keys.Add(key);
        _groups.Add(new Group { Totals = rules });
        return number;
    }

    private void AddBatch()
    {
        for (var i = 0; i < _waiting; i++)
        {
            if (!_batch[i].Group.Add(in _batch[i].Fact, newBlock))
                throw Guard.NoFact<TFact>(_rows - _waiting + i);
        }

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

        public bool Add(in TFact fact, Func<TBlock> newBlock)
        {
            if (_direct == WorthABlock)
                return _block.Add(in fact, ref Totals);
            if (++_direct == WorthABlock)
                _block = newBlock();
            return Totals.Add(in fact);
        }

        public TSummary ToSummary(SummaryKind<TFact, TSummary, TTotals> kind)
        {
            if (_direct == WorthABlock)
                _block.AddTo(ref Totals);
            return kind.Of(ref Totals);
        }
    }
}
