using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace CrmRoi.Metrics.Internal;

// The one loop behind every Summarize and SummarizeBy, which hand down the names of their arguments for the errors. The totals are a struct, so that the loop is compiled for each kind of fact
// without an indirect call, and allocates nothing per fact on arrays and lists. If many facts lie in memory, they may go by blocks.
internal static class SummaryEngine
{
    // Fewer facts than this do not pay for a block.
    private const int WorthABlock = 256;

    // The most facts that wait: few if there are few, so that the block takes less memory than the summary.
    private const int SmallestBlock = 16, LargestBlock = 256;

    // So many facts show well enough how much room all of them need.
    private const int MostForeseen = 4096;

    public static TSummary Summarize<TFact, TSummary, TTotals, TBlock>(SummaryKind<TFact, TSummary, TTotals> kind, IEnumerable<TFact> facts, TTotals totals, Func<int, TBlock> newBlock,
        [CallerArgumentExpression(nameof(facts))] string argument = "")
        where TSummary : Summary<TSummary>
        where TTotals : struct, ITotals<TTotals, TFact>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        switch (Guard.NotNull(facts, argument))
        {
            case TFact[] array:
                Add(array, ref totals, newBlock);
                break;
#if NET8_0_OR_GREATER
            case List<TFact> list:
                Add(CollectionsMarshal.AsSpan(list), ref totals, newBlock);
                break;
#endif
            default:
                var index = 0L;
                foreach (var fact in facts)
                {
                    if (!totals.Add(in fact))
                        throw Guard.NotTaken(in totals, in fact, index);
                    index++;
                }

                break;
        }

        return kind.Of(totals);
    }

    public static SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey, TFact, TSummary, TTotals, TBlock>(
        SummaryKind<TFact, TSummary, TTotals> kind, IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, IEqualityComparer<TKey>? comparer, TTotals rules, Func<int, TBlock> newBlock,
        [CallerArgumentExpression(nameof(fact))] string argument = "")
        where TKey : notnull
        where TSummary : Summary<TSummary>
        where TTotals : struct, ITotals<TTotals, TFact>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        Guard.NotNull(rows);
        Guard.NotNull(key);
        Guard.NotNull(fact, argument);
        var groups = new Grouping<TKey, TFact, TSummary, TTotals, TBlock>(kind, comparer, rules, newBlock);
        switch (rows)
        {
            case TRow[] array:
                foreach (var row in array)
                    groups.Add(key(row), fact(row));
                break;
            case List<TRow> list:
                foreach (var row in list)
                    groups.Add(key(row), fact(row));
                break;
            default:
                foreach (var row in rows)
                    groups.Add(key(row), fact(row));
                break;
        }

        return groups.ToSummaryGroups();
    }

    // Apart from its callers, so that the loops have the registers to themselves.
    [MethodImpl(MethodImplOptions.NoInlining)]
#if NET8_0_OR_GREATER
    private static void Add<TFact, TTotals, TBlock>(ReadOnlySpan<TFact> facts, ref TTotals totals, Func<int, TBlock> newBlock)
#else
    private static void Add<TFact, TTotals, TBlock>(TFact[] facts, ref TTotals totals, Func<int, TBlock> newBlock)
#endif
        where TTotals : struct, ITotals<TTotals, TFact>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        if (facts.Length < WorthABlock)
        {
            for (var i = 0; i < facts.Length; i++)
            {
                if (!totals.Add(in facts[i]))
                    throw Guard.NotTaken(in totals, in facts[i], i);
            }

            return;
        }

        var block = newBlock(Math.Max(SmallestBlock, Math.Min(facts.Length / 32, LargestBlock)));
        for (var i = 0; i < Math.Min(facts.Length, MostForeseen); i++)
            block.Foresee(in facts[i]);
        block.MakeRoom(ref totals);
        for (var i = 0; i < facts.Length; i++)
        {
            if (!block.Add(in facts[i], ref totals))
                throw Guard.NotTaken(in totals, in facts[i], i);
        }

        block.AddTo(ref totals);
    }

#if NET8_0_OR_GREATER
    public static TSummary Summarize<TFact, TSummary, TTotals, TBlock>(SummaryKind<TFact, TSummary, TTotals> kind, ReadOnlySpan<TFact> facts, TTotals totals, Func<int, TBlock> newBlock)
        where TSummary : Summary<TSummary>
        where TTotals : struct, ITotals<TTotals, TFact>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        Add(facts, ref totals, newBlock);
        return kind.Of(totals);
    }
#endif
}
