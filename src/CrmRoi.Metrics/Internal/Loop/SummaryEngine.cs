using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace CrmRoi.Metrics.Internal;

/// <summary>
/// The one loop behind every <c>Summarize</c> and <c>SummarizeBy</c>. The totals are a struct, so that the loop is compiled for each kind of fact
/// without an indirect call, and allocates nothing per fact on arrays and lists.
/// </summary>
internal static class SummaryEngine
{
    // Fewer facts than this do not pay for a block.
    private const int WorthABlock = 512;

    public static TSummary Summarize<TFact, TSummary, TTotals>(IEnumerable<TFact> facts, TTotals totals)
        where TTotals : struct, ISummaryBuilder<TFact, TSummary> =>
        Summarize<TFact, TSummary, TTotals, NoBlock<TFact, TSummary, TTotals>>(facts, totals, static () => default);

    /// <summary>The same, in blocks where many facts lie in memory.</summary>
    public static TSummary Summarize<TFact, TSummary, TTotals, TBlock>(IEnumerable<TFact> facts, TTotals totals, Func<TBlock> newBlock)
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        switch (Guard.NotNull(facts))
        {
            case TFact[] array:
                Add<TFact, TSummary, TTotals, TBlock>(array, ref totals, newBlock);
                break;
#if NET8_0_OR_GREATER
            case List<TFact> list:
                Add<TFact, TSummary, TTotals, TBlock>(CollectionsMarshal.AsSpan(list), ref totals, newBlock);
                break;
#endif
            default:
                foreach (var fact in facts)
                    totals.Add(in fact);
                break;
        }

        return totals.ToSummary();
    }

    public static SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey, TFact, TSummary, TTotals>(
        IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, TTotals empty)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TTotals : struct, ISummaryBuilder<TFact, TSummary> =>
        SummarizeBy<TRow, TKey, TFact, TSummary, TTotals, NoBlock<TFact, TSummary, TTotals>>(rows, key, fact, empty, static () => default);

    /// <summary>The same, in blocks where a group has many facts.</summary>
    public static SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey, TFact, TSummary, TTotals, TBlock>(
        IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, TTotals empty, Func<TBlock> newBlock)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        Guard.NotNull(rows);
        Guard.NotNull(key);
        Guard.NotNull(fact);
        var groups = new Grouping<TKey, TFact, TSummary, TTotals, TBlock>(empty, newBlock);
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
    private static void Add<TFact, TSummary, TTotals, TBlock>(ReadOnlySpan<TFact> facts, ref TTotals totals, Func<TBlock> newBlock)
#else
    private static void Add<TFact, TSummary, TTotals, TBlock>(TFact[] facts, ref TTotals totals, Func<TBlock> newBlock)
#endif
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        if (facts.Length < WorthABlock)
        {
            for (var i = 0; i < facts.Length; i++)
                totals.Add(in facts[i]);
            return;
        }

        var block = newBlock();
        for (var i = 0; i < facts.Length; i++)
            block.Add(in facts[i], ref totals);
        block.AddTo(ref totals);
    }

#if NET8_0_OR_GREATER
    public static TSummary Summarize<TFact, TSummary, TTotals>(ReadOnlySpan<TFact> facts, TTotals totals)
        where TTotals : struct, ISummaryBuilder<TFact, TSummary> =>
        Summarize<TFact, TSummary, TTotals, NoBlock<TFact, TSummary, TTotals>>(facts, totals, static () => default);

    public static TSummary Summarize<TFact, TSummary, TTotals, TBlock>(ReadOnlySpan<TFact> facts, TTotals totals, Func<TBlock> newBlock)
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        Add<TFact, TSummary, TTotals, TBlock>(facts, ref totals, newBlock);
        return totals.ToSummary();
    }

    public static SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey, TFact, TSummary, TTotals>(
        ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, TTotals empty)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TTotals : struct, ISummaryBuilder<TFact, TSummary> =>
        SummarizeBy<TRow, TKey, TFact, TSummary, TTotals, NoBlock<TFact, TSummary, TTotals>>(rows, key, fact, empty, static () => default);

    public static SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey, TFact, TSummary, TTotals, TBlock>(
        ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, TTotals empty, Func<TBlock> newBlock)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        Guard.NotNull(key);
        Guard.NotNull(fact);
        var groups = new Grouping<TKey, TFact, TSummary, TTotals, TBlock>(empty, newBlock);
        foreach (var row in rows)
            groups.Add(key(row), fact(row));
        return groups.ToSummaryGroups();
    }
#endif
}
