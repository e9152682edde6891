using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

// The totals behind RevenueRetentionSummary and its builder.
internal struct RevenueRetentionTotals : ITotals<RevenueRetentionTotals, CustomerRevenue>
{
    public long StartCustomers;
    public long Cancelled;
    public long NewCustomers;
    public long Reactivated;
    public long Inactive;

    // Over the customers at the start.
    public ExactSum Start;
    public ExactSum End;
    public ExactSum Kept;
    public ExactSum CancelledRevenue;

    // Over the customers at the start whose contracts came up for renewal.
    public long UpForRenewal;
    public ExactSum RenewalStart;
    public ExactSum RenewalKept;

    public ExactSum NewRevenue;
    public ExactSum ReactivatedRevenue;

    public bool Add(in CustomerRevenue fact)
    {
        if (!fact.IsFact)
            return false;

        if (fact.AtStart > 0)
        {
            AddStartCustomer(in fact);
        }
        else if (fact.AtEnd > 0 && fact.WasCustomerBefore)
        {
            Reactivated++;
            ReactivatedRevenue.Add(fact.AtEnd);
        }
        else if (fact.AtEnd > 0)
        {
            NewCustomers++;
            NewRevenue.Add(fact.AtEnd);
        }
        else
        {
            Inactive++;
        }

        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref RevenueRetentionTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("startCustomers", ref StartCustomers, ref other.StartCustomers);
        visitor.Count("newCustomers", ref NewCustomers, ref other.NewCustomers);
        visitor.Count("reactivated", ref Reactivated, ref other.Reactivated);
        visitor.Count("inactive", ref Inactive, ref other.Inactive);
        visitor.Count("cancelled", ref Cancelled, ref other.Cancelled);
        visitor.Count("upForRenewal", ref UpForRenewal, ref other.UpForRenewal);
        visitor.Field("start", ref Start, ref other.Start);
        visitor.Field("end", ref End, ref other.End);
        visitor.Field("kept", ref Kept, ref other.Kept);
        visitor.Field("cancelledRevenue", ref CancelledRevenue, ref other.CancelledRevenue);
        visitor.Field("renewalStart", ref RenewalStart, ref other.RenewalStart);
        visitor.Field("renewalKept", ref RenewalKept, ref other.RenewalKept);
        visitor.Field("newRevenue", ref NewRevenue, ref other.NewRevenue);
        visitor.Field("reactivatedRevenue", ref ReactivatedRevenue, ref other.ReactivatedRevenue);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("startCustomers", StartCustomers), ("newCustomers", NewCustomers), ("reactivated", Reactivated), ("inactive", Inactive))
        ?? TotalsRules.PartOf(StartCustomers, "cancelled", Cancelled)
        ?? TotalsRules.PartOf(StartCustomers, "upForRenewal", UpForRenewal)
        ?? TotalsRules.SumFromZero(StartCustomers, "start", in Start)
        ?? TotalsRules.SumFromZero((BigInteger)StartCustomers - Cancelled, "end", in End)
        ?? TotalsRules.SumFromZero((BigInteger)StartCustomers - Cancelled, "kept", in Kept)
        ?? TotalsRules.AtMost(in Start, "kept", in Kept)
        ?? TotalsRules.AtMost(in End, "kept", in Kept)
        ?? TotalsRules.SumFromZero(Cancelled, "cancelledRevenue", in CancelledRevenue)
        ?? TotalsRules.AtMost(new ExactSum(Start.FixedPoint - Kept.FixedPoint), "cancelledRevenue", in CancelledRevenue)
        ?? TotalsRules.SumFromZero(UpForRenewal, "renewalStart", in RenewalStart)
        ?? TotalsRules.AtMost(in Start, "renewalStart", in RenewalStart)
        ?? TotalsRules.SumFromZero(UpForRenewal, "renewalKept", in RenewalKept)
        ?? TotalsRules.AtMost(in RenewalStart, "renewalKept", in RenewalKept)
        ?? TotalsRules.AtMost(in Kept, "renewalKept", in RenewalKept)
        ?? TotalsRules.SumFromZero(NewCustomers, "newRevenue", in NewRevenue)
        ?? TotalsRules.SumFromZero(Reactivated, "reactivatedRevenue", in ReactivatedRevenue);

    private void AddStartCustomer(in CustomerRevenue fact)
    {
        var kept = Math.Min(fact.AtStart, fact.AtEnd);
        StartCustomers++;
        Start.Add(fact.AtStart);
        End.Add(fact.AtEnd);
        Kept.Add(kept);
        if (fact.AtEnd == 0)
        {
            Cancelled++;
            CancelledRevenue.Add(fact.AtStart);
        }

        if (fact.IsUpForRenewal)
        {
            UpForRenewal++;
            RenewalStart.Add(fact.AtStart);
            RenewalKept.Add(kept);
        }
    }
}
