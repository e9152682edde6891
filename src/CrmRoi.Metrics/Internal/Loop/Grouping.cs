#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace CrmRoi.Metrics.Internal;

// Totals by key, in the order in which the keys are first seen, added up in the summaries themselves: nobody sees them before all rows are added. Facts wait in a batch between the
// caller's functions, which copy them about, and the totals, which lie all over the cache: done fact by fact, each would wait for the other.
internal struct Grouping<TKey, TFact, TSummary, TTotals, TBlock>(SummaryKind<TFact, TSummary, TTotals> kind, IEqualityComparer<TKey>? comparer, TTotals rules, Func<int, TBlock> newBlock)
    where TKey : notnull
    where TSummary : Summary<TSummary>
    where TTotals : struct, ITotals<TTotals, TFact>
    where TBlock : struct, IBlock<TFact, TTotals>
{
    private const int SmallestBatch = 16, LargestBatch = 256;

    // A group of fewer facts than this does not pay for a block.
    private const int WorthABlock = 64;

    // Small, so that the blocks of some hundred groups stay in the cache.
    private const int BlockSize = 64;

    private readonly Dictionary<TKey, int> _numbers = new(comparer);
    private readonly List<TKey> _keys = [];
    private Group[] _groups = [];
    private Waiting[] _batch = new Waiting[SmallestBatch];
    private int _waiting;
    private long _rows;

    public void Add(TKey key, in TFact fact)
    {
        if (key is null)
            throw Guard.NoKey("key", _rows);

        var number = NumberOf(key);
        if (_waiting == _batch.Length)
            AddBatch();
        ref var waiting = ref _batch[_waiting++];
        waiting.Group = number;
        waiting.Fact = fact;
        _rows++;
    }

    public SummaryGroups<TKey, TSummary> ToSummaryGroups()
    {
        AddBatch();
        var summaries = new TSummary[_keys.Count];
        for (var i = 0; i < summaries.Length; i++)
        {
            ref var group = ref _groups[i];
            ref var totals = ref kind.TotalsOf(group.Summary);
            group.Block?.Facts.AddTo(ref totals);
            totals.Settle();
            summaries[i] = group.Summary;
        }

        return new SummaryGroups<TKey, TSummary>([.. _keys], summaries, _numbers, kind.Of(rules));
    }

    private int NumberOf(TKey key)
    {
#if NET8_0_OR_GREATER
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, key, out var isKnown);
        if (!isKnown)
            number = AddGroup(key);
#else
        if (!_numbers.TryGetValue(key, out var number))
            _numbers.Add(key, number = AddGroup(key));
#endif
        return number;
    }

    private int AddGroup(TKey key)
    {
        var number = _keys.Count;
        _keys.Add(key);
        if (number == _groups.Length)
            Array.Resize(ref _groups, Math.Max(SmallestBatch, 2 * number));
        _groups[number].Summary = kind.Of(rules);
        return number;
    }

    private void AddBatch()
    {
        for (var i = 0; i < _waiting; i++)
        {
            ref var group = ref _groups[_batch[i].Group];
            ref readonly var fact = ref _batch[i].Fact;
            ref var totals = ref kind.TotalsOf(group.Summary);
            if (!(group.Block is { } block ? block.Facts.Add(in fact, ref totals) : totals.Add(in fact)))
                throw Guard.NotTaken(in totals, in fact, _rows - _waiting + i);
            if (group.Block is null && ++group.Direct == WorthABlock)
                group.Block = new Block { Facts = newBlock(BlockSize) };
        }

        if (_waiting == _batch.Length && _waiting < LargestBatch)
            _batch = new Waiting[2 * _waiting];
        _waiting = 0;
    }

    private struct Waiting
    {
        public int Group;
        public TFact Fact;
    }

    private struct Group
    {
        public TSummary Summary;
        public Block? Block;
        public int Direct;
    }

    private sealed class Block
    {
        public TBlock Facts;
    }
}
