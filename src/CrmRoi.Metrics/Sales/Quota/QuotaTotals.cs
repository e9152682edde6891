using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind QuotaSummary and its builder.
internal struct QuotaTotals : ITotals<QuotaTotals, QuotaResult>
{
    public long WithQuota;
    public long AtQuota;
    public long WithoutQuota;
    public ExactSum Credited;
    public ExactSum ProratedQuota;
    public ExactSum CreditedWithoutQuota;

    public readonly long Count => WithQuota + WithoutQuota;

    public bool Add(in QuotaResult fact)
    {
        if (!fact.IsFact)
            return false;
        if (fact.HasQuota)
        {
            WithQuota++;
            AtQuota += fact.IsAtQuota == true ? 1 : 0;
            Credited.Add(fact.Credited);
            ProratedQuota.Add(fact.ProratedQuota);
        }
        else
        {
            WithoutQuota++;
            CreditedWithoutQuota.Add(fact.Credited);
        }

        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref QuotaTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("withQuota", ref WithQuota, ref other.WithQuota);
        visitor.Count("atQuota", ref AtQuota, ref other.AtQuota);
        visitor.Count("withoutQuota", ref WithoutQuota, ref other.WithoutQuota);
        visitor.Field("credited", ref Credited, ref other.Credited);
        visitor.Field("proratedQuota", ref ProratedQuota, ref other.ProratedQuota);
        visitor.Field("creditedWithoutQuota", ref CreditedWithoutQuota, ref other.CreditedWithoutQuota);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("withQuota", WithQuota), ("withoutQuota", WithoutQuota))
        ?? TotalsRules.PartOf(WithQuota, "atQuota", AtQuota)
        ?? TotalsRules.Sum(WithQuota, "credited", in Credited)
        ?? TotalsRules.SumFromZero(WithQuota, "proratedQuota", in ProratedQuota)
        ?? TotalsRules.Sum(WithoutQuota, "creditedWithoutQuota", in CreditedWithoutQuota);
}
