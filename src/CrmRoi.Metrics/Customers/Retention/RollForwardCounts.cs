using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

// The counts of a CustomerRollForward, for its binary form.
internal struct RollForwardCounts(CustomerRollForward customers) : ITotals<RollForwardCounts>
{
    private long _atStart = customers.AtStart;
    private long _newCustomers = customers.NewCustomers;
    private long _reactivated = customers.Reactivated;
    private long _lostOfStart = customers.LostOfStart;
    private long _lostOfJoined = customers.LostOfJoined;
    private long _atEnd = customers.AtEnd;

    public readonly CustomerRollForward ToRollForward() => new(_atStart, _newCustomers, _reactivated, _lostOfStart, _lostOfJoined, _atEnd);

    public void Visit<TVisitor>(ref TVisitor visitor, ref RollForwardCounts other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("atStart", ref _atStart, ref other._atStart);
        visitor.Count("newCustomers", ref _newCustomers, ref other._newCustomers);
        visitor.Count("reactivated", ref _reactivated, ref other._reactivated);
        visitor.Count("lostOfStart", ref _lostOfStart, ref other._lostOfStart);
        visitor.Count("lostOfJoined", ref _lostOfJoined, ref other._lostOfJoined);
        visitor.Count("atEnd", ref _atEnd, ref other._atEnd);
    }

    public readonly Violation? FindViolation() =>
        CustomerRollForward.FindViolation(_atStart, _newCustomers, _reactivated, _lostOfStart, _lostOfJoined, _atEnd);
}
