using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind PipelineSummary and its builder.
internal struct PipelineTotals : ITotals<PipelineTotals, OpenDeal>
{
    public long Count;
    public ExactSum Amount;
    public ExactProductSum Weighted;

    public bool Add(in OpenDeal fact)
    {
        if (!fact.IsFact)
            return false;
        Count++;
        Amount.Add(fact.Amount);
        Weighted.Add(fact.Amount, fact.Probability);
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref PipelineTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("count", ref Count, ref other.Count);
        visitor.Field("amount", ref Amount, ref other.Amount);
        visitor.Field("weighted", ref Weighted, ref other.Weighted);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("count", Count))
        ?? TotalsRules.Sum(Count, "amount", in Amount)
        ?? TotalsRules.Sum(Count, "weighted", Weighted.AwayFromZero());
}
