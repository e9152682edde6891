using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The counts behind SalesActivitySummary and its builder.
internal struct SalesActivityTotals : ITotals<SalesActivityTotals, SalesActivity>
{
    public long Emails;
    public long Calls;
    public long Meetings;
    public long Proposals;

    public readonly long Count => Emails + Calls + Meetings + Proposals;

    public bool Add(in SalesActivity fact)
    {
        if (!fact.IsFact)
            return false;
        switch (fact.Kind)
        {
            case SalesActivityKind.Email:
                Emails++;
                break;
            case SalesActivityKind.Call:
                Calls++;
                break;
            case SalesActivityKind.Meeting:
                Meetings++;
                break;
            default:
                Proposals++;
                break;
        }

        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref SalesActivityTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("emails", ref Emails, ref other.Emails);
        visitor.Count("calls", ref Calls, ref other.Calls);
        visitor.Count("meetings", ref Meetings, ref other.Meetings);
        visitor.Count("proposals", ref Proposals, ref other.Proposals);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("emails", Emails), ("calls", Calls), ("meetings", Meetings), ("proposals", Proposals));
}
