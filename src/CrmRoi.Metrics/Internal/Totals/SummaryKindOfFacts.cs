using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// A kind of summary of facts: how they are added up.
internal sealed class SummaryKind<TFact, TSummary, TTotals>(byte number, Func<TSummary> create, TotalsOf<TSummary, TTotals> totalsOf)
    : SummaryKind<TSummary, TTotals>(number, create, totalsOf)
    where TSummary : Summary<TSummary>
    where TTotals : struct, ITotals<TTotals, TFact>
{
    // A builder that holds nothing but the rules of the totals.
    public SummaryBuilder<TFact, TSummary> NewBuilder(TTotals rules = default) => new SummaryBuilder<TFact, TSummary>.Of<TTotals>(this, rules);

    public TSummary Summarize(IEnumerable<TFact> facts, TTotals rules = default, [CallerArgumentExpression(nameof(facts))] string argument = "") =>
        SummaryEngine.Summarize(this, facts, rules, NoBlock<TFact, TTotals>.New, argument);

    public SummaryGroups<TKey, TSummary> SummarizeBy<TRow, TKey>(
        IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, TFact> fact, IEqualityComparer<TKey>? comparer, TTotals rules = default,
        [CallerArgumentExpression(nameof(fact))] string argument = "")
        where TKey : notnull =>
        SummaryEngine.SummarizeBy(this, rows, key, fact, comparer, rules, NoBlock<TFact, TTotals>.New, argument);

    // The months in order; the facts may come in any order. A fact without an instant is in no month, but it counts as a fact.
    public SummaryGroups<Period, TSummary> SummarizeByMonth(IEnumerable<TFact> facts, Func<TFact, DateTimeOffset?> instant, TimeZoneInfo zone, TTotals rules = default, [CallerArgumentExpression(nameof(facts))] string argument = "")
    {
        Guard.NotNull(facts, argument);
        Guard.NotNull(instant);
        var months = new LocalMonths(zone);
        var builders = new Dictionary<Period, SummaryBuilder<TFact, TSummary>>();
        var without = rules;
        var index = 0L;
        foreach (var fact in facts)
        {
            if (fact is null)
                throw Guard.NoFact<TFact>(index);
            if (instant(fact) is not { } at)
            {
                if (!without.Add(in fact))
                    throw Guard.NotTaken(in without, in fact, index);
            }
            else
            {
                var month = months.MonthOf(at);
                if (!builders.TryGetValue(month, out var builder))
                    builders.Add(month, builder = NewBuilder(rules));
                if (!builder.TryAdd(in fact))
                    throw builder.Refusal(in fact, index);
            }

            index++;
        }

        return new(Of(rules), builders.OrderBy(month => month.Key.Start).Select(month => new KeyValuePair<Period, TSummary>(month.Key, month.Value.ToSummary())));
    }
}
