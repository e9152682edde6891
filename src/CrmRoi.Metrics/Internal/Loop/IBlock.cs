namespace CrmRoi.Metrics.Internal;

// Facts on their way into totals: those that come faster many at a time than one by one.
internal interface IBlock<TFact, TTotals>
{
    // Looks at a fact that will come: how much room the totals will need.
    void Foresee(in TFact fact);

    // Makes that room.
    void MakeRoom(ref TTotals totals);

    // Takes a fact into the block, or into the totals.
    // Returns: False if it is no fact; nothing is taken then.
    bool Add(in TFact fact, ref TTotals totals);

    // Adds what is in the block to the totals, and empties it.
    void AddTo(ref TTotals totals);
}

// Facts that come as fast one by one: each goes into the totals at once.
internal struct NoBlock<TFact, TTotals> : IBlock<TFact, TTotals>
    where TTotals : struct, ITotals<TTotals, TFact>
{
    public static readonly Func<int, NoBlock<TFact, TTotals>> New = _ => default;

    public readonly void Foresee(in TFact fact)
    {
    }

    public readonly void MakeRoom(ref TTotals totals)
    {
    }

    public readonly bool Add(in TFact fact, ref TTotals totals) => totals.Add(in fact);

    public readonly void AddTo(ref TTotals totals)
    {
    }
}
