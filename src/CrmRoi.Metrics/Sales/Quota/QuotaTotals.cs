using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="QuotaSummary"/> and its builder.</summary>
internal struct QuotaTotals : ISummaryBuilder<QuotaResult, QuotaSummary>, IPortable, IEquatable<QuotaTotals>
{
    public long WithQuota;
    public long AtQuota;
    public long WithoutQuota;
    public ExactSum Credited;
    public ExactSum ProratedQuota;
    public ExactSum CreditedWithoutQuota;

    public readonly long Count => WithQuota + WithoutQuota;

    public void Add(in QuotaResult fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(QuotaResult), Count);
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
    }

    public void Add(QuotaSummary part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        WithQuota += other.WithQuota;
        AtQuota += other.AtQuota;
        WithoutQuota += other.WithoutQuota;
        Credited.Add(in other.Credited);
        ProratedQuota.Add(in other.ProratedQuota);
        CreditedWithoutQuota.Add(in other.CreditedWithoutQuota);
    }

    public readonly QuotaSummary ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("withQuota", ref WithQuota);
        fields.Count("atQuota", ref AtQuota);
        fields.Count("withoutQuota", ref WithoutQuota);
        fields.Sum("credited", ref Credited);
        fields.Sum("proratedQuota", ref ProratedQuota);
        fields.Sum("creditedWithoutQuota", ref CreditedWithoutQuota);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("withQuota", WithQuota), ("withoutQuota", WithoutQuota))
        ?? Rules.PartOf(WithQuota, "atQuota", AtQuota)
        ?? Rules.Sum(WithQuota, "credited", in Credited)
        ?? Rules.SumFromZero(WithQuota, "proratedQuota", in ProratedQuota)
        ?? Rules.Sum(WithoutQuota, "creditedWithoutQuota", in CreditedWithoutQuota);

    public readonly bool Equals(QuotaTotals other) =>
        WithQuota == other.WithQuota && AtQuota == other.AtQuota && WithoutQuota == other.WithoutQuota
        && Credited.Equals(other.Credited) && ProratedQuota.Equals(other.ProratedQuota) && CreditedWithoutQuota.Equals(other.CreditedWithoutQuota);

    public override readonly bool Equals(object? obj) => obj is QuotaTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Credited.GetHashCode() * 397) ^ Count.GetHashCode());
}
