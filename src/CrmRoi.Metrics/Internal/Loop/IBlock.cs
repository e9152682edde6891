namespace CrmRoi.Metrics.Internal;

/// <summary>Facts on their way into totals: those that come faster many at a time than one by one.</summary>
internal interface IBlock<TFact, TTotals>
{
    /// <summary>Takes a fact into the block, or into the totals.</summary>
    void Add(in TFact fact, ref TTotals totals);

    /// <summary>Adds what is in the block to the totals, and empties it.</summary>
    void AddTo(ref TTotals totals);
}
