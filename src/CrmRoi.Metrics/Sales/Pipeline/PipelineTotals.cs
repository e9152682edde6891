using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="PipelineSummary"/> and its builder.</summary>
internal struct PipelineTotals : ISummaryBuilder<OpenDeal, PipelineSummary>, IPortable, IEquatable<PipelineTotals>
{
    public long Count;
    public ExactSum Amount;
    public ExactProductSum Weighted;

    public void Add(in OpenDeal fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(OpenDeal), Count);
        Count++;
        Amount.Add(fact.Amount);
        Weighted.Add(fact.Amount, fact.Probability);
    }

    public void Add(PipelineSummary part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        Count += other.Count;
        Amount.Add(in other.Amount);
        Weighted.Add(in other.Weighted);
    }

    public readonly PipelineSummary ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("count", ref Count);
        fields.Sum("amount", ref Amount);
        Weighted.Describe(fields, "weighted");
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("count", Count))
        ?? Rules.Sum(Count, "amount", in Amount)
        ?? Rules.Sum(Count, "weighted", Weighted.AwayFromZero());

    public readonly bool Equals(PipelineTotals other) => Count == other.Count && Amount.Equals(other.Amount) && Weighted.Equals(other.Weighted);

    public override readonly bool Equals(object? obj) => obj is PipelineTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Amount.GetHashCode() * 397) ^ Count.GetHashCode());
}
