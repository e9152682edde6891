namespace CrmRoi.Metrics.Internal;

// The place where a summary keeps its totals.
internal delegate ref TTotals TotalsOf<in TSummary, TTotals>(TSummary summary);

// What every summary can do.
internal abstract class SummaryKind<TSummary>
{
    public abstract TSummary Merge(TSummary summary, TSummary other);

    public abstract TSummary Merge(TSummary summary, IEnumerable<TSummary> others);

    public abstract bool AreEqual(TSummary left, TSummary right);

    public abstract int Hash(TSummary summary);

    public abstract string KeyFigures(TSummary summary);

    public abstract byte[] ToBytes(TSummary summary);

    public abstract TSummary FromBytes(byte[] bytes);
}

// A kind of summary: how one is made, where its totals are, and its number in the binary form, which never changes once it is given.
// mergeInPairs: Whether many parts are added in pairs, since the totals grow with the parts: those of all would be copied for each.
internal class SummaryKind<TSummary, TTotals>(byte number, Func<TSummary> create, TotalsOf<TSummary, TTotals> totalsOf, bool mergeInPairs = false) : SummaryKind<TSummary>
    where TSummary : class
    where TTotals : struct, ITotals<TTotals>
{
    // A summary of a copy of totals. They may go on changing.
    public TSummary Of(ref TTotals totals)
    {
        var summary = CopyOf(ref totals);
        totalsOf(summary).Settle();
        return summary;
    }

    // The summary of totals that the caller gives away: nobody adds to them any more.
    public TSummary Of(TTotals totals)
    {
        var summary = create();
        ref var own = ref totalsOf(summary);
        own = totals;
        own.Settle();
        return summary;
    }

    // The summary of totals that were made elsewhere.
    // ArgumentException: No facts add up to them; the message names the total and the rule.
    public TSummary OfChecked(TTotals totals) =>
        totals.FindViolation() is { } violation ? throw violation.ToException() : Of(ref totals);

    public ref TTotals TotalsOf(TSummary summary) => ref totalsOf(summary);

    public override TSummary Merge(TSummary summary, TSummary other)
    {
        var merged = CopyOf(ref totalsOf(summary));
        ref var totals = ref totalsOf(merged);
        totals.AddToCopy(ref totalsOf(other));
        totals.Settle();
        return merged;
    }

    public override TSummary Merge(TSummary summary, IEnumerable<TSummary> others)
    {
        var parts = others.Select(other => Guard.NotNull(other, nameof(others)));
        if (!mergeInPairs)
            return Sum(summary, parts);

        List<TSummary> all = [summary, .. parts];
        while (all.Count > 1)
            all = [.. Enumerable.Range(0, (all.Count + 1) / 2).Select(i => (2 * i) + 1 < all.Count ? Merge(all[2 * i], all[(2 * i) + 1]) : all[2 * i])];
        return all[0];
    }

    private TSummary CopyOf(ref TTotals totals)
    {
        var summary = create();
        totalsOf(summary).CopyFrom(ref totals);
        return summary;
    }

    private TSummary Sum(TSummary summary, IEnumerable<TSummary> others)
    {
        var merged = CopyOf(ref totalsOf(summary));
        ref var totals = ref totalsOf(merged);
        foreach (var other in others)
            totals.AddToCopy(ref totalsOf(other));
        totals.Settle();
        return merged;
    }

    public override bool AreEqual(TSummary left, TSummary right) => totalsOf(left).EqualTo(ref totalsOf(right));

    public override int Hash(TSummary summary) => totalsOf(summary).Hash();

    public override string KeyFigures(TSummary summary)
    {
        var text = new TextFields();
        ref var totals = ref totalsOf(summary);
        totals.Visit(ref text, ref totals);
        return text.ToString();
    }

    public override byte[] ToBytes(TSummary summary) => BinaryForm.ToBytes(number, typeof(TSummary).Name, ref totalsOf(summary));

    // FormatException: The bytes are not what ToBytes writes.
    public override TSummary FromBytes(byte[] bytes)
    {
        var totals = BinaryForm.FromBytes<TTotals>(number, typeof(TSummary).Name, bytes);
        return Of(totals);
    }
}
