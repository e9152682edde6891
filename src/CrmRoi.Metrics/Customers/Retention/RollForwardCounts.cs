using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>The counts of a <see cref="CustomerRollForward"/>, as they travel.</summary>
internal struct RollForwardCounts(CustomerRollForward customers) : IPortable
{
    private long _atStart = customers.AtStart;
    private long _newCustomers = customers.NewCustomers;
    private long _reactivated = customers.Reactivated;
    private long _lostOfStart = customers.LostOfStart;
    private long _lostOfJoined = customers.LostOfJoined;
    private long _atEnd = customers.AtEnd;

    public readonly CustomerRollForward ToRollForward() => new(_atStart, _newCustomers, _reactivated, _lostOfStart, _lostOfJoined, _atEnd);

    public void Describe(Fields fields)
    {
        fields.Count("atStart", ref _atStart);
        fields.Count("newCustomers", ref _newCustomers);
        fields.Count("reactivated", ref _reactivated);
        fields.Count("lostOfStart", ref _lostOfStart);
        fields.Count("lostOfJoined", ref _lostOfJoined);
        fields.Count("atEnd", ref _atEnd);
    }

    public readonly Violation? FindViolation() =>
        CustomerRollForward.FindViolation(_atStart, _newCustomers, _reactivated, _lostOfStart, _lostOfJoined, _atEnd);
}
