namespace CrmRoi.Metrics.Internal;

/// <summary>Facts on their way into totals: those that come faster many at a time than one by one.</summary>
internal interface IBlock<TFact, TTotals>
{
    /// <summary>Takes a fact into the block, or into the totals.</summary>
    /// <returns>False where it is no fact; nothing is taken then.</returns>
    bool Add(in TFact fact, ref TTotals totals);

    /// <summary>Adds what is in the block to the totals, and empties it.</summary>
    void AddTo(ref TTotals totals);
}

/// <summary>Facts that come as fast one by one: each goes into the totals at once.</summary>
internal struct NoBlock<TFact, TTotals> : IBlock<TFact, TTotals>
    where TTotals : struct, ITotals<TTotals, TFact>
{
    public static readonly Func<NoBlock<TFact, TTotals>> New = () => default;

    public readonly bool Add(in TFact fact, ref TTotals totals) => totals.Add(in fact);

    public readonly void AddTo(ref TTotals totals)
    {
    }
}
