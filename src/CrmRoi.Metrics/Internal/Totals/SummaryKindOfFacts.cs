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
}
