using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>The totals behind <see cref="LeadSummary"/> and its builder.</summary>
internal struct LeadTotals : ISummaryBuilder<Lead, LeadSummary>, IPortable, IEquatable<LeadTotals>
{
    public long Won;
    public long Lost;
    public long Open;
    public DurationTotals SpeedToLead = new();

    public LeadTotals()
    {
    }

    public readonly long Count => Won + Lost + Open;

    public void Add(in Lead fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(Lead), Count);

        switch (fact.Outcome)
        {
            case Outcome.Open:
                Open++;
                break;
            case Outcome.Lost:
                Lost++;
                break;
            default:
                Won++;
                break;
        }

        if (fact.SpeedToLead is { } speed)
            SpeedToLead.Add(speed.Ticks);
    }

    public void Add(LeadSummary part) => Add(in Guard.NotNull(part).Totals);

    public void Add(in LeadTotals other)
    {
        Won += other.Won;
        Lost += other.Lost;
        Open += other.Open;
        SpeedToLead.Add(in other.SpeedToLead);
    }

    public readonly LeadTotals Clone() => this with { SpeedToLead = SpeedToLead.Clone() };

    public readonly LeadSummary ToSummary() => new(Clone());

    public void Describe(Fields fields)
    {
        fields.Count("won", ref Won);
        fields.Count("lost", ref Lost);
        fields.Count("open", ref Open);
        fields.Part("speedToLead", ref SpeedToLead);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("won", Won), ("lost", Lost), ("open", Open))
        ?? Rules.PartOf(Count, "speedToLead", SpeedToLead.Moments.Count)
        ?? Rules.Durations(SpeedToLead.Moments.Count, "speedToLead", in SpeedToLead);

    public readonly bool Equals(LeadTotals other) =>
        Won == other.Won && Lost == other.Lost && Open == other.Open && SpeedToLead.Equals(other.SpeedToLead);

    public override readonly bool Equals(object? obj) => obj is LeadTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((SpeedToLead.GetHashCode() * 397) ^ Count.GetHashCode());
}
