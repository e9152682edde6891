using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>The totals behind <see cref="RenewalSummary"/> and its builder.</summary>
internal struct RenewalTotals(DateTimeOffset asOf, TimeSpan gracePeriod) : ISummaryBuilder<Renewal, RenewalSummary>, IPortable, IEquatable<RenewalTotals>
{
    public DateTimeOffset AsOf = asOf;
    public TimeSpan GracePeriod = Guard.NotNegative(gracePeriod);

    public long OnTime;
    public long Late;
    public long Lapsed;
    public long Pending;

    // Of those renewed or lapsed.
    public ExactSum Value;
    public ExactSum RenewedValue;
    public ExactSum KeptValue;

    public ExactSum PendingValue;

    public readonly long Count => OnTime + Late + Lapsed + Pending;

    public void Add(in Renewal fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(Renewal), Count);

        if (fact.Renewed <= AsOf)
        {
            if (fact.Renewed - fact.Due <= GracePeriod)
                OnTime++;
            else
                Late++;
            RenewedValue.Add(fact.RenewedValue);
            KeptValue.Add(Math.Min(fact.Value, fact.RenewedValue));
        }
        else if (AsOf - fact.Due > GracePeriod)
        {
            Lapsed++;
        }
        else
        {
            Pending++;
            PendingValue.Add(fact.Value);
            return;
        }

        Value.Add(fact.Value);
    }

    public void Add(RenewalSummary part) => Add(in Guard.NotNull(part).Totals);

    public void Add(in RenewalTotals other)
    {
        if (other.Count == 0)
            return;
        if (Count == 0)
        {
            this = other;
            return;
        }

        if (AsOf != other.AsOf || GracePeriod != other.GracePeriod)
            throw Violation.Invalid(nameof(other), $"must be as of {Violation.Show(AsOf)} with a grace period of {GracePeriod}, as the summary it is added to", $"{Violation.Show(other.AsOf)} with {other.GracePeriod}").ToException();
        OnTime += other.OnTime;
        Late += other.Late;
        Lapsed += other.Lapsed;
        Pending += other.Pending;
        Value.Add(in other.Value);
        RenewedValue.Add(in other.RenewedValue);
        KeptValue.Add(in other.KeptValue);
        PendingValue.Add(in other.PendingValue);
    }

    public readonly RenewalSummary ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("onTime", ref OnTime);
        fields.Count("late", ref Late);
        fields.Count("lapsed", ref Lapsed);
        fields.Count("pending", ref Pending);
        if (Count == 0)
            return;
        fields.Instant("asOf", ref AsOf);
        fields.Duration("gracePeriod", ref GracePeriod);
        fields.Sum("value", ref Value);
        fields.Sum("renewedValue", ref RenewedValue);
        fields.Sum("keptValue", ref KeptValue);
        fields.Sum("pendingValue", ref PendingValue);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("onTime", OnTime), ("late", Late), ("lapsed", Lapsed), ("pending", Pending))
        ?? Rules.NotNegative("gracePeriod", GracePeriod)
        ?? Rules.SumFromZero(Count - Pending, "value", in Value)
        ?? Rules.SumFromZero(OnTime + Late, "renewedValue", in RenewedValue)
        ?? Rules.SumFromZero(OnTime + Late, "keptValue", in KeptValue)
        ?? Rules.AtMost(in Value, "keptValue", in KeptValue)
        ?? Rules.AtMost(in RenewedValue, "keptValue", in KeptValue)
        ?? Rules.SumFromZero(Pending, "pendingValue", in PendingValue);

    public readonly bool Equals(RenewalTotals other) =>
        Count == other.Count
        && (Count == 0 || (AsOf == other.AsOf && GracePeriod == other.GracePeriod))
        && OnTime == other.OnTime && Late == other.Late && Lapsed == other.Lapsed
        && Value.Equals(other.Value) && RenewedValue.Equals(other.RenewedValue)
        && KeptValue.Equals(other.KeptValue) && PendingValue.Equals(other.PendingValue);

    public override readonly bool Equals(object? obj) => obj is RenewalTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Value.GetHashCode() * 397) ^ Count.GetHashCode());
}
