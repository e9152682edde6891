using CrmRoi.Metrics.Marketing;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Generators of the facts of marketing.</summary>
public static class MarketingGenerators
{
    public static Gen<Lead> Lead { get; } =
        from created in Generators.Instant
        from closedAfter in Generators.Duration
        from contactedAfter in Generators.Duration
        from outcome in Gen.Elements(LeadOutcome.Open, LeadOutcome.Won, LeadOutcome.Lost)
        from contacted in Gen.Elements(true, false)
        select new Lead(created, outcome == LeadOutcome.Open ? null : created + closedAfter, outcome, contacted ? created + contactedAfter : null);

    public static Arbitrary<Lead> Leads() => Lead.ToArbitrary();
}
