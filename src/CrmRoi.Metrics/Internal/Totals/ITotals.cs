namespace CrmRoi.Metrics.Internal;

/// <summary>What a summary keeps. <c>default</c> is the totals of nothing, made under no rules.</summary>
internal interface ITotals<TSelf>
    where TSelf : struct, ITotals<TSelf>
{
    /// <summary>
    /// The list of all fields: each is handed to the visitor with the same field of <paramref name="other"/>, in the order in which they travel and
    /// without a condition. Adding, copying, comparing, hashing, writing and reading all go by this list. Rules come first.
    /// </summary>
    void Visit<TVisitor>(ref TVisitor visitor, ref TSelf other)
        where TVisitor : struct, IFieldVisitor;

    /// <summary>What makes these totals impossible, whatever facts there were; null if nothing does.</summary>
    Violation? FindViolation();
}

/// <summary>Totals of facts.</summary>
internal interface ITotals<TSelf, TFact> : ITotals<TSelf>
    where TSelf : struct, ITotals<TSelf, TFact>
{
    /// <summary>Adds a fact.</summary>
    /// <returns>False where it is <c>default</c> or null and so no fact; nothing is added then.</returns>
    bool Add(in TFact fact);
}
