namespace CrmRoi.Metrics.Internal;

// What a summary keeps. default is the totals of nothing, made under no rules.
internal interface ITotals<TSelf>
    where TSelf : struct, ITotals<TSelf>
{
    // The list of all fields: each is handed to the visitor with the same field of other, in the order in which they travel and
    // without a condition. Adding, copying, comparing, hashing, writing and reading all go by this list. Rules come first.
    void Visit<TVisitor>(ref TVisitor visitor, ref TSelf other)
        where TVisitor : struct, IFieldVisitor;

    // Why no facts can have these totals; null if some can.
    Violation? FindViolation();
}

// Totals of facts.
internal interface ITotals<TSelf, TFact> : ITotals<TSelf>
    where TSelf : struct, ITotals<TSelf, TFact>
{
    // Adds a fact.
    // Returns: False if it is default or null and so no fact, or if it breaks the rule of an IRestrictedTotals; nothing is added then.
    bool Add(in TFact fact);
}

// Totals with a rule that not every fact obeys: all answers are on one scale.
internal interface IRestrictedTotals<TFact>
{
    // The rule that a fact breaks that Add did not take; null if it is no fact.
    Violation? FindViolation(in TFact fact);
}
