using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind TimeToWinSummary and its builder: deals by outcome and whole day on risk.
internal struct TimeToWinTotals(DateTimeOffset asOf) : ITotals<TimeToWinTotals, Deal>
{
    // Not a rule: summaries of different deals merge even if their instants differ, because each deal counts for as long as it was observed.
    private readonly DateTimeOffset _asOf = asOf;

    public Bins Won;
    public Bins Lost;
    public Bins Open;
    public long NotYetOpened;

    // The deals opened by the instant.
    public readonly long Seen => Won.Total + Lost.Total + Open.Total;

    public bool Add(in Deal fact)
    {
        if (!fact.IsFact)
            return false;

        if (fact.Opened > _asOf)
            NotYetOpened++;
        else if (fact.Closed is not { } closed || closed > _asOf)
            AddDay((_asOf - fact.Opened).Days, Outcome.Open);
        else
            AddDay((closed - fact.Opened).Days, fact.Outcome);
        return true;
    }

    // Adds a deal that was decided, or last seen open, on a day of its life.
    public void AddDay(int day, Outcome outcome)
    {
        if (outcome == Outcome.Won)
            Won.Add(day);
        else if (outcome == Outcome.Lost)
            Lost.Add(day);
        else
            Open.Add(day);
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref TimeToWinTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("notYetOpened", ref NotYetOpened, ref other.NotYetOpened);
        visitor.Field("won", ref Won, ref other.Won);
        visitor.Field("lost", ref Lost, ref other.Lost);
        visitor.Field("open", ref Open, ref other.Open);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Days("won", in Won) ?? TotalsRules.Days("lost", in Lost) ?? TotalsRules.Days("open", in Open)
        ?? TotalsRules.Counts(("won", Won.Total), ("lost", Lost.Total), ("open", Open.Total), ("notYetOpened", NotYetOpened));
}
