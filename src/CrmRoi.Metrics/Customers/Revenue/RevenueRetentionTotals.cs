using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>The totals behind <see cref="RevenueRetentionSummary"/> and its builder.</summary>
internal struct RevenueRetentionTotals : ISummaryBuilder<CustomerRevenue, RevenueRetentionSummary>, IPortable, IEquatable<RevenueRetentionTotals>
{
    public long StartCustomers;
    public long Cancelled;
    public long NewCustomers;
    public long Inactive;

    // Of the customers at the start.
    public ExactSum Start;
    public ExactSum End;
    public ExactSum Kept;
    public ExactSum CancelledRevenue;

    // Of those of them whose contracts came up for renewal.
    public long UpForRenewal;
    public ExactSum RenewalStart;
    public ExactSum RenewalKept;

    public ExactSum NewRevenue;

    public readonly long Count => StartCustomers + NewCustomers + Inactive;

    public void Add(in CustomerRevenue fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(CustomerRevenue), Count);

        if (fact.AtStart > 0)
        {
            AddStartCustomer(in fact);
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
    }

    public void Add(RevenueRetentionSummary part) => Add(in Guard.NotNull(part).Totals);

    public void Add(in RevenueRetentionTotals other)
    {
        StartCustomers += other.StartCustomers;
        Cancelled += other.Cancelled;
        NewCustomers += other.NewCustomers;
        Inactive += other.Inactive;
        Start.Add(in other.Start);
        End.Add(in other.End);
        Kept.Add(in other.Kept);
        CancelledRevenue.Add(in other.CancelledRevenue);
        UpForRenewal += other.UpForRenewal;
        RenewalStart.Add(in other.RenewalStart);
        RenewalKept.Add(in other.RenewalKept);
        NewRevenue.Add(in other.NewRevenue);
    }

    public readonly RevenueRetentionSummary ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("startCustomers", ref StartCustomers);
        fields.Count("newCustomers", ref NewCustomers);
        fields.Count("inactive", ref Inactive);
        fields.Count("cancelled", ref Cancelled);
        fields.Count("upForRenewal", ref UpForRenewal);
        fields.Sum("start", ref Start);
        fields.Sum("end", ref End);
        fields.Sum("kept", ref Kept);
        fields.Sum("cancelledRevenue", ref CancelledRevenue);
        fields.Sum("renewalStart", ref RenewalStart);
        fields.Sum("renewalKept", ref RenewalKept);
        fields.Sum("newRevenue", ref NewRevenue);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("startCustomers", StartCustomers), ("newCustomers", NewCustomers), ("inactive", Inactive))
        ?? Rules.PartOf(StartCustomers, "cancelled", Cancelled)
        ?? Rules.PartOf(StartCustomers, "upForRenewal", UpForRenewal)
        ?? Rules.SumFromZero(StartCustomers, "start", in Start)
        ?? Rules.SumFromZero((BigInteger)StartCustomers - Cancelled, "end", in End)
        ?? Rules.SumFromZero((BigInteger)StartCustomers - Cancelled, "kept", in Kept)
        ?? Rules.AtMost(in Start, "kept", in Kept)
        ?? Rules.AtMost(in End, "kept", in Kept)
        ?? Rules.SumFromZero(Cancelled, "cancelledRevenue", in CancelledRevenue)
        ?? Rules.AtMost(new ExactSum(Start.FixedPoint - Kept.FixedPoint), "cancelledRevenue", in CancelledRevenue)
        ?? Rules.SumFromZero(UpForRenewal, "renewalStart", in RenewalStart)
        ?? Rules.AtMost(in Start, "renewalStart", in RenewalStart)
        ?? Rules.SumFromZero(UpForRenewal, "renewalKept", in RenewalKept)
        ?? Rules.AtMost(in RenewalStart, "renewalKept", in RenewalKept)
        ?? Rules.AtMost(in Kept, "renewalKept", in RenewalKept)
        ?? Rules.SumFromZero(NewCustomers, "newRevenue", in NewRevenue);

    public readonly bool Equals(RevenueRetentionTotals other) =>
        StartCustomers == other.StartCustomers && Cancelled == other.Cancelled && NewCustomers == other.NewCustomers
        && Inactive == other.Inactive && UpForRenewal == other.UpForRenewal
        && Start.Equals(other.Start) && End.Equals(other.End) && Kept.Equals(other.Kept) && CancelledRevenue.Equals(other.CancelledRevenue)
        && RenewalStart.Equals(other.RenewalStart) && RenewalKept.Equals(other.RenewalKept) && NewRevenue.Equals(other.NewRevenue);

    public override readonly bool Equals(object? obj) => obj is RevenueRetentionTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Start.GetHashCode() * 397) ^ Count.GetHashCode());

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
