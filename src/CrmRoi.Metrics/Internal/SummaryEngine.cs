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
    public static TSummary Summarize<TFact, TSummary, TTotals>(IEnumerable<TFact> facts, TTotals totals)
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
    {
        switch (Guard.NotNull(facts))
        {
            case TFact[] array:
                for (var i = 0; i < array.Length; i++)
                    totals.Add(in array[i]);
                break;
#if NET8_0_OR_GREATER
            case List<TFact> list:
                foreach (ref readonly var fact in CollectionsMarshal.AsSpan(list))
                    totals.Add(in fact);
                break;
#endif
            default:
                foreach (var fact in facts)
                    totals.Add(in fact);
                break;
        }

        return totals.ToSummary();
    }

    public static TSummary Summarize<TFact, TSummary, TTotals, TBlock>(IEnumerable<TFact> facts, TTotals totals, TBlock block)
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        switch (Guard.NotNull(facts))
        {
            case TFact[] array:
                for (var i = 0; i < array.Length; i++)
                    block.Add(in array[i], ref totals);
                break;
            default:
                foreach (var fact in facts)
                    block.Add(in fact, ref totals);
                break;
        }

        block.AddTo(ref totals);
        return totals.ToSummary();
    }

    public static SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey, TFact, TSummary, TTotals>(
        IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, TTotals empty)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
    {
        Guard.NotNull(rows);
        Guard.NotNull(key);
        Guard.NotNull(fact);
        var groups = new Grouping<TKey, TFact, TSummary, TTotals>(empty);
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

#if NET8_0_OR_GREATER
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void AddAll<TFact, TTotals, TBlock>(ReadOnlySpan<TFact> facts, ref TTotals totals, ref TBlock block)
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        foreach (ref readonly var fact in facts)
            block.Add(in fact, ref totals);
    }

    public static SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey, TFact, TSummary, TTotals, TBlock>(
        ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, TTotals empty, TBlock block)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        const int Chunk = 8192, Worth = 8;
        Guard.NotNull(key);
        Guard.NotNull(fact);
        var groups = new Grouping<TKey, TFact, TSummary, TTotals>(empty);
        var byGroup = new RowsByGroup(Chunk);
        for (; rows.Length > 0; rows = rows[Math.Min(Chunk, rows.Length)..])
        {
            var chunk = rows[..Math.Min(Chunk, rows.Length)];
            for (var row = 0; row < chunk.Length; row++)
                byGroup.Add(groups.PositionOf(key(chunk[row])), row);
            foreach (var group in byGroup.Groups)
            {
                ref var totals = ref groups.Totals(group);
                var count = byGroup.Count(group);
                for (int i = 0, row = byGroup.First(group); i < count; i++, row = byGroup.Next(row))
                {
                    if (count >= Worth)
                        block.Add(fact(chunk[row]), ref totals);
                    else
                        totals.Add(fact(chunk[row]));
                }

                if (count >= Worth)
                    block.AddTo(ref totals);
            }

            byGroup.Clear();
        }

        return groups.ToSummaryGroups();
    }

    public static TSummary Summarize<TFact, TSummary, TTotals, TBlock>(ReadOnlySpan<TFact> facts, TTotals totals, TBlock block)
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
        where TBlock : struct, IBlock<TFact, TTotals>
    {
        AddAll(facts, ref totals, ref block);
        block.AddTo(ref totals);
        return totals.ToSummary();
    }

    public static TSummary Summarize<TFact, TSummary, TTotals>(ReadOnlySpan<TFact> facts, TTotals totals)
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
    {
        foreach (ref readonly var fact in facts)
            totals.Add(in fact);
        return totals.ToSummary();
    }

    public static SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey, TFact, TSummary, TTotals>(
        ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, TTotals empty)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TTotals : struct, ISummaryBuilder<TFact, TSummary>
    {
        Guard.NotNull(key);
        Guard.NotNull(fact);
        var groups = new Grouping<TKey, TFact, TSummary, TTotals>(empty);
        foreach (var row in rows)
            groups.Add(key(row), fact(row));
        return groups.ToSummaryGroups();
    }
#endif
}
