using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind PipelineSummary and its builder.
internal struct PipelineTotals : ITotals<PipelineTotals, OpenDeal>
{
    public long Count;

    // Only deals whose amount is known.
    public long Amounts;
    public ExactSum Amount;
    public ExactProductSum Weighted;

    public bool Add(in OpenDeal fact)
    {
        if (!fact.IsFact)
            return false;
        Count++;
        if (fact.Amount is not { } amount)
            return true;
        Amounts++;
        Amount.Add(amount);
        Weighted.Add(amount, fact.Probability);
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref PipelineTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("count", ref Count, ref other.Count);
        visitor.Count("amounts", ref Amounts, ref other.Amounts);
        visitor.Field("amount", ref Amount, ref other.Amount);
        visitor.Field("weighted", ref Weighted, ref other.Weighted);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("count", Count))
        ?? TotalsRules.PartOf(Count, "withKnownAmount", Amounts)
        ?? TotalsRules.Sum(Amounts, "amount", in Amount)
        ?? TotalsRules.Sum(Amounts, "weighted", Weighted.AwayFromZero());
}
