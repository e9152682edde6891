using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

// The totals behind LeadSummary and its builder.
internal struct LeadTotals : ITotals<LeadTotals, Lead>
{
    public long Won;
    public long Lost;
    public long Open;
    public DurationTotals SpeedToLead;

    public readonly long Count => Won + Lost + Open;

    public bool Add(in Lead fact)
    {
        if (!fact.IsFact)
            return false;

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
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref LeadTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("won", ref Won, ref other.Won);
        visitor.Count("lost", ref Lost, ref other.Lost);
        visitor.Count("open", ref Open, ref other.Open);
        visitor.Field("speedToLead", ref SpeedToLead, ref other.SpeedToLead);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("won", Won), ("lost", Lost), ("open", Open))
        ?? TotalsRules.PartOf(Count, "speedToLead", SpeedToLead.Count)
        ?? TotalsRules.Durations(SpeedToLead.Count, "speedToLead", in SpeedToLead);
}
