using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// Builds a summary from a stream of facts and from partial summaries, in any order. It changes as it is added to: use it from one thread at a time.
/// </summary>
/// <typeparam name="TFact">The type of the facts.</typeparam>
/// <typeparam name="TSummary">The type of the summary; its <c>NewBuilder</c> makes the builder.</typeparam>
public abstract class SummaryBuilder<TFact, TSummary> : ISummaryBuilder<TFact, TSummary>
    where TSummary : Summary<TSummary>
{
    private protected SummaryBuilder()
    {
    }

    /// <inheritdoc/>
    public abstract void Add(in TFact fact);

    /// <inheritdoc/>
    public abstract void Add(TSummary part);

    /// <inheritdoc/>
    public abstract TSummary ToSummary();

    // Adds a fact, or returns false if it is not one or breaks the rules.
    internal abstract bool TryAdd(in TFact fact);

    // The error of a fact that was not added.
    internal abstract ArgumentException Refusal(in TFact fact, long index);

    internal sealed class Of<TTotals>(SummaryKind<TSummary, TTotals> kind, TTotals totals) : SummaryBuilder<TFact, TSummary>
        where TTotals : struct, ITotals<TTotals, TFact>
    {
        private TTotals _totals = totals;
        private long _facts;

        public override void Add(in TFact fact)
        {
            if (!TryAdd(in fact))
                throw Refusal(in fact, _facts);
            _facts++;
        }

        internal override bool TryAdd(in TFact fact) => _totals.Add(in fact);

        internal override ArgumentException Refusal(in TFact fact, long index) => Guard.NotTaken(in _totals, in fact, index);

        public override void Add(TSummary part) => _totals.AddTotals(ref kind.TotalsOf(Guard.NotNull(part)));

        public override TSummary ToSummary() => kind.Of(ref _totals);
    }
}
