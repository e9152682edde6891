namespace CrmRoi.Metrics.Internal;

/// <summary>Facts that come as fast one by one: each goes into the totals at once.</summary>
internal struct NoBlock<TFact, TSummary, TTotals> : IBlock<TFact, TTotals>
    where TTotals : struct, ISummaryBuilder<TFact, TSummary>
{
    public readonly void Add(in TFact fact, ref TTotals totals) => totals.Add(in fact);

    public readonly void AddTo(ref TTotals totals)
    {
    }
}
