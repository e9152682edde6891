using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>The totals behind <see cref="RenewalSummary"/> and its builder.</summary>
internal struct RenewalTotals(DateTimeOffset asOf, TimeSpan gracePeriod) : ISummaryBuilder<Renewal, RenewalSummary>, IEquatable<RenewalTotals>
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

    public readonly bool Equals(RenewalTotals other) =>
        Count == other.Count
        && (Count == 0 || (AsOf == other.AsOf && GracePeriod == other.GracePeriod))
        && OnTime == other.OnTime && Late == other.Late && Lapsed == other.Lapsed
        && Value.Equals(other.Value) && RenewedValue.Equals(other.RenewedValue)
        && KeptValue.Equals(other.KeptValue) && PendingValue.Equals(other.PendingValue);

    public override readonly bool Equals(object? obj) => obj is RenewalTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Value.GetHashCode() * 397) ^ Count.GetHashCode());
}
