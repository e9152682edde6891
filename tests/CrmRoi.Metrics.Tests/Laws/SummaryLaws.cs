namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>The laws of every summary, to be called from a property with generated facts. Equality is exact.</summary>
internal static class SummaryLaws
{
    /// <summary>Identity, commutativity, associativity, split-then-merge, order independence, and the builder's agreement with all of them.</summary>
    public static void Hold<TFact, TSummary>(
        IReadOnlyList<TFact> facts, int seed, Func<IEnumerable<TFact>, TSummary> summarize, Func<ISummaryBuilder<TFact, TSummary>> builder)
        where TSummary : ISummary<TSummary>
    {
        var random = new Random(seed);
        int[] cuts = [random.Next(facts.Count + 1), random.Next(facts.Count + 1)];
        Array.Sort(cuts);
        var whole = summarize(facts);
        var empty = summarize([]);
        var (a, b, c) = (summarize(facts.Take(cuts[0])), summarize(facts.Skip(cuts[0]).Take(cuts[1] - cuts[0])), summarize(facts.Skip(cuts[1])));

        Assert.Equal(whole, whole.Merge(empty));
        Assert.Equal(whole, empty.Merge(whole));
        Assert.Equal(a.Merge(b), b.Merge(a));
        Assert.Equal(whole, a.Merge(b).Merge(c));
        Assert.Equal(whole, a.Merge(b.Merge(c)));
        Assert.Equal(whole.GetHashCode(), a.Merge(b.Merge(c)).GetHashCode());

        TFact[] shuffled = [.. facts];
        random.Shuffle(shuffled);
        Assert.Equal(whole, summarize(shuffled));

        var streaming = builder();
        streaming.Add(a);
        foreach (var fact in facts.Skip(cuts[0]))
            streaming.Add(in fact);
        Assert.Equal(whole, streaming.ToSummary());
    }

    /// <summary>Groups add up to the whole, appear in first-seen order, and merge like what they hold.</summary>
    public static void HoldForGroups<TFact, TKey, TSummary>(
        IReadOnlyList<TFact> facts, int seed, Func<TFact, TKey> key, Func<IEnumerable<TFact>, TSummary> summarize, Func<IEnumerable<TFact>, SummaryGroups<TKey, TSummary>> summarizeBy)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
    {
        var groups = summarizeBy(facts);
        Assert.Equal(facts.Select(key).Distinct(), groups.Keys);
        Assert.Equal(summarize(facts), groups.Total);
        foreach (var (name, summary) in groups)
            Assert.Equal(summarize(facts.Where(fact => key(fact).Equals(name))), summary);

        var cut = new Random(seed).Next(facts.Count + 1);
        Assert.Equal(groups, summarizeBy(facts.Take(cut)).Merge(summarizeBy(facts.Skip(cut))));
    }
}
