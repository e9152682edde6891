namespace CrmRoi.Metrics.Internal;

/// <summary>Facts on their way into totals: what comes faster in blocks than fact by fact.</summary>
internal interface IBlock<TFact, TTotals>
{
    /// <summary>Takes a fact into the block, or into the totals.</summary>
    void Add(in TFact fact, ref TTotals totals);

    /// <summary>Adds what is in the block, and empties it.</summary>
    void Drop();
    void AddTo(ref TTotals totals);
}
