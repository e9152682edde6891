using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The counts behind <see cref="SalesActivitySummary"/> and its builder.</summary>
internal struct SalesActivityTotals : ISummaryBuilder<SalesActivity, SalesActivitySummary>, IPortable, IEquatable<SalesActivityTotals>
{
    public long Emails;
    public long Calls;
    public long Meetings;
    public long Proposals;

    public readonly long Count => Emails + Calls + Meetings + Proposals;

    public void Add(in SalesActivity fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(SalesActivity), Count);
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
    }

    public void Add(SalesActivitySummary part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        Emails += other.Emails;
        Calls += other.Calls;
        Meetings += other.Meetings;
        Proposals += other.Proposals;
    }

    public readonly SalesActivitySummary ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("emails", ref Emails);
        fields.Count("calls", ref Calls);
        fields.Count("meetings", ref Meetings);
        fields.Count("proposals", ref Proposals);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("emails", Emails), ("calls", Calls), ("meetings", Meetings), ("proposals", Proposals));

    public readonly bool Equals(SalesActivityTotals other) =>
        Emails == other.Emails && Calls == other.Calls && Meetings == other.Meetings && Proposals == other.Proposals;

    public override readonly bool Equals(object? obj) => obj is SalesActivityTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((((Emails.GetHashCode() * 397) ^ Calls.GetHashCode()) * 397) ^ Count.GetHashCode());
}
