using CrmRoi.Metrics.Customers;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Facts of some kind of summary, and the laws that every kind obeys. Equality is exact.</summary>
public abstract class SummarySample
{
    /// <summary>Order and grouping do not matter, and neither does whether facts are added at once or one by one.</summary>
    public abstract void Merges_exactly();

    /// <summary>The empty summary changes nothing, and a summary of no facts keeps its rules.</summary>
    public abstract void Empty_is_neutral();

    /// <summary>The text of a summary that holds something says so.</summary>
    public abstract void Only_nothing_prints_as_nothing();

    /// <summary>Summaries made under other rules are refused, in either order, by a builder too, and whether there are facts or not. Nothing is added.</summary>
    public abstract void Other_rules_are_refused();

    /// <summary>Merging and building on leave summaries as they are.</summary>
    public abstract void Summaries_do_not_change();

    /// <summary>Groups add up to the whole, come in first-seen order, and merge like what they hold.</summary>
    public abstract void Groups_add_up();

    /// <summary>What is no fact, and a null key, are refused by the position of the row.</summary>
    public abstract void A_row_that_is_no_fact_is_named();

    /// <summary>A summary comes back from its bytes and goes on as any other. Equal ones have the same bytes. Bytes that are changed are refused, or are those of another summary.</summary>
    public abstract void Bytes_come_back();

#if MODERN_ASSET
    /// <summary>A summary and its facts come back from JSON, and what is shown are their figures.</summary>
    public abstract void Json_comes_back();
#endif

    /// <summary>Changed bytes that are not refused are a summary like any other: all its figures can be read, and it adds to others, in memory that the bytes are worth.</summary>
    public abstract void What_is_not_refused_answers_and_adds();
}

/// <summary>Facts of one kind of summary.</summary>
public sealed class SummarySample<TFact, TSummary>(SummaryWay<TFact, TSummary>[] ways, int number, TFact[] facts, int seed, Func<byte[], TSummary>? fromBytes) : SummarySample
    where TSummary : ISummary<TSummary>
{
    private readonly SummaryWay<TFact, TSummary> _way = ways[number];
    private readonly int _cut = new Random(seed).Next(facts.Length + 1);

    // A history of purchases has a zone always, and so no neutral element beside the history of none.
    private TSummary Empty =>
        typeof(TSummary) == typeof(PurchaseHistory<int>) ? _way.Summarize([]) : (TSummary)(typeof(TSummary).GetProperty("Empty")?.GetValue(null) ?? default(TSummary)!);

    private TSummary Whole => _way.Summarize(facts);

    private TSummary Front => _way.Summarize(facts.Take(_cut));

    private TSummary Back => _way.Summarize(facts.Skip(_cut));

    public override void Merges_exactly()
    {
        var middle = new Random(seed + 1).Next(_cut + 1);
        var (a, b) = (_way.Summarize(facts.Take(middle)), _way.Summarize(facts.Take(_cut).Skip(middle)));
        AssertSame(Whole, Front.Merge(Back));
        AssertSame(Whole, Back.Merge(Front));
        AssertSame(Whole, a.Merge(b).Merge(Back));
        AssertSame(Whole, a.Merge(b.Merge(Back)));
        AssertSame(Whole, a.Merge([b, Back]));
        AssertSame(Whole, _way.Summarize(Shuffled()));
        AssertSame(Whole, _way.Summarize([.. facts]));
        AssertSame(Whole, _way.Summarize(facts.ToList()));

        if (_way.NewBuilder?.Invoke() is not { } builder)
            return;
        builder.Add(a);
        foreach (var fact in facts.Skip(middle))
            builder.Add(in fact);
        AssertSame(Whole, builder.ToSummary());
    }

    public override void Empty_is_neutral()
    {
        AssertSame(Whole, Whole.Merge(Empty));
        AssertSame(Whole, Empty.Merge(Whole));
        AssertSame(Empty, Empty.Merge(Empty));
        AssertSame(Whole, Whole.Merge(_way.Summarize([])));
        AssertSame(Whole, _way.Summarize([]).Merge(Whole));
        if (_way.NewBuilder?.Invoke() is not { } builder)
            return;
        AssertSame(_way.Summarize([]), builder.ToSummary());
        builder.Add(Empty);
        AssertSame(_way.Summarize([]), builder.ToSummary());
    }

    public override void Only_nothing_prints_as_nothing() =>
        Assert.True(Whole.Equals(Empty) || !Whole.ToString()!.EndsWith(": nothing", StringComparison.Ordinal), Whole.ToString());

    public override void Other_rules_are_refused()
    {
        foreach (var other in ways.Where(way => way != _way))
        {
            foreach (var (left, right) in new[] { (Whole, other.Summarize(facts)), (Whole, other.Summarize([])), (_way.Summarize([]), other.Summarize(facts)), (_way.Summarize([]), other.Summarize([])) })
            {
                Assert.NotEqual(left, right);
                Assert.ThrowsAny<ArgumentException>(() => left.Merge(right));
                Assert.ThrowsAny<ArgumentException>(() => right.Merge(left));
                Assert.ThrowsAny<ArgumentException>(() => left.Merge([left, right]));

                // A builder made under rules never takes on others, however little it holds.
                var builder = _way.NewBuilder!();
                Assert.ThrowsAny<ArgumentException>(() => builder.Add(right));
                AssertSame(_way.Summarize([]), builder.ToSummary());
                builder.Add(left);
                Assert.ThrowsAny<ArgumentException>(() => builder.Add(right));
                AssertSame(left, builder.ToSummary());
            }
        }
    }

    public override void Summaries_do_not_change()
    {
        var (front, back) = (Front, Back);
        var sum = front.Merge(back);
        _ = sum.Merge([front, back, sum]);
        AssertSame(Front, front);
        AssertSame(Back, back);
        AssertSame(Whole, sum);

        if (_way.NewBuilder?.Invoke() is not { } builder)
            return;
        builder.Add(front);
        var early = builder.ToSummary();
        foreach (var fact in facts.Skip(_cut))
            builder.Add(in fact);
        builder.Add(back);
        AssertSame(Front, front);
        AssertSame(Front, early);
        AssertSame(Back, back);
        AssertSame(Whole.Merge(Back), builder.ToSummary());
    }

    public override void Groups_add_up()
    {
        if (_way.SummarizeBy is not { } summarizeBy)
            return;
        var random = new Random(seed);
        var rows = Array.ConvertAll(facts, fact => KeyValuePair.Create(random.Next(4), fact));
        var groups = summarizeBy(rows);
        Assert.Equal(rows.Select(row => row.Key).Distinct(), groups.Keys);
        foreach (var (key, summary) in groups)
            AssertSame(_way.Summarize(rows.Where(row => row.Key == key).Select(row => row.Value)), summary);

        // Groups have a type by their kind, which only the kind knows.
        dynamic all = groups, front = summarizeBy(rows.Take(_cut)), back = summarizeBy(rows.Skip(_cut)), none = summarizeBy([]);
        AssertSame(Whole, (TSummary)all.Total);
        AssertSame(_way.Summarize([]), (TSummary)none.Total);
        Assert.True(all.Equals(front.Merge(back)));
    }

    public override void A_row_that_is_no_fact_is_named()
    {
        // Any decimal and any duration is a figure.
        if (typeof(TFact).Namespace == nameof(System))
            return;
        TFact[] spoiled = [.. facts.Take(_cut), default!, .. facts.Skip(_cut)];
        var (position, random) = ($"(index {_cut})", new Random(seed));
        Assert.Contains(position, Assert.Throws<ArgumentException>(() => _way.Summarize(spoiled)).Message, StringComparison.Ordinal);
        Assert.Contains(position, Assert.Throws<ArgumentException>(() => _way.Summarize(spoiled.Where(_ => true))).Message, StringComparison.Ordinal);
        if (_way.SummarizeBy is { } summarizeBy)
            Assert.Contains(position, Assert.Throws<ArgumentException>(() => summarizeBy(spoiled.Select(fact => KeyValuePair.Create(random.Next(4), fact)))).Message, StringComparison.Ordinal);

        if (_way.NewBuilder?.Invoke() is not { } builder)
            return;
        foreach (var fact in facts.Take(_cut))
            builder.Add(in fact);
        Assert.Contains(position, Assert.Throws<ArgumentException>(() => builder.Add(in spoiled[_cut])).Message, StringComparison.Ordinal);
        AssertSame(Front, builder.ToSummary());
    }

    public override void Bytes_come_back()
    {
        if (fromBytes is null)
            return;
        byte[] Bytes(TSummary summary) => (byte[])typeof(TSummary).GetMethod("ToBytes")!.Invoke(summary, null)!;

        var bytes = Bytes(Whole);
        var back = fromBytes(bytes);
        AssertSame(Whole, back);
        AssertSame(Whole.Merge(Whole), back.Merge(Whole));
        AssertSame(Whole.Merge(Whole), Whole.Merge(back));
        Assert.Equal(bytes, Bytes(back));
        Assert.Equal(bytes, Bytes(_way.Summarize(Shuffled())));
        Assert.Equal(bytes, Bytes(Back.Merge(Front)));
        Assert.Equal(Bytes(Empty), Bytes(fromBytes(Bytes(Empty))));

        var random = new Random(seed);
        for (var i = 0; i < 20; i++)
            BinaryFormLaws.AssertRefusedOrTrue(BinaryFormLaws.Mutate(bytes, random), Bytes, fromBytes);
    }

#if MODERN_ASSET
    public override void Json_comes_back()
    {
        // What is generic is written and not read.
        if (!typeof(TSummary).IsGenericType)
            JsonLaw.Holds(Whole);
        if (!typeof(TFact).IsGenericType)
            Assert.All(facts.Take(3), fact => JsonLaw.Holds(fact));
    }
#endif

    public override void What_is_not_refused_answers_and_adds()
    {
        if (fromBytes is null)
            return;
        var (whole, bytes) = (Whole, (byte[])typeof(TSummary).GetMethod("ToBytes")!.Invoke(Whole, null)!);
        var random = new Random(seed);
        for (var i = 0; i < 60; i++)
        {
            var mutant = BinaryFormLaws.Mutate(bytes, random);
            TSummary summary;
            try
            {
                summary = fromBytes(mutant);
            }
            catch (FormatException)
            {
                continue;
            }

            Cheaply(mutant.Length + bytes.Length, () => Figures.AskAll(summary));
            Cheaply(mutant.Length + bytes.Length, () =>
            {
                try
                {
                    AssertSame(whole.Merge(summary), summary.Merge(whole));
                    Figures.AskAll(whole.Merge([summary, summary]));
                }
                catch (ArgumentException error)
                {
                    Assert.Contains("but was ", error.Message, StringComparison.Ordinal); // made under other rules
                }
            });
        }
    }

    // Some megabytes for what a question needs whatever is asked, and for the questions themselves.
    private static void Cheaply(int bytes, Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000 + (20_000L * bytes));
    }

    public override string ToString() => $"{typeof(TSummary).Name}, way {number}, seed {seed}: {string.Join("; ", facts)}";

    private static void AssertSame(TSummary expected, TSummary actual)
    {
        Assert.Equal(expected, actual);
        Assert.Equal(expected.GetHashCode(), actual.GetHashCode());
    }

    private TFact[] Shuffled()
    {
        TFact[] shuffled = [.. facts];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
