using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="TimeToWinSummary"/> and its builder: deals by outcome and whole day on risk.</summary>
internal struct TimeToWinTotals(DateTimeOffset asOf) : ISummaryBuilder<Deal, TimeToWinSummary>, IPortable, IEquatable<TimeToWinTotals>
{
    public Bins Won;
    public Bins Lost;
    public Bins Open;
    public long NotYetOpened;

    /// <summary>The deals opened by the instant.</summary>
    public readonly long Seen => Won.Total + Lost.Total + Open.Total;

    public void Add(in Deal fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(Deal), Seen + NotYetOpened);

        if (fact.Opened > asOf)
            NotYetOpened++;
        else if (fact.Closed is not { } closed || closed > asOf)
            Open.Add((asOf - fact.Opened).Days);
        else if (fact.Outcome == Outcome.Won)
            Won.Add((closed - fact.Opened).Days);
        else
            Lost.Add((closed - fact.Opened).Days);
    }

    public void Add(TimeToWinSummary part) => Add(in Guard.NotNull(part).Totals);

    public void Add(in TimeToWinTotals other)
    {
        Won.Add(in other.Won);
        Lost.Add(in other.Lost);
        Open.Add(in other.Open);
        NotYetOpened += other.NotYetOpened;
    }

    public readonly TimeToWinTotals Clone() => this with { Won = Won.Clone(), Lost = Lost.Clone(), Open = Open.Clone() };

    public readonly TimeToWinSummary ToSummary() => new(Clone());

    public void Describe(Fields fields)
    {
        fields.Count("notYetOpened", ref NotYetOpened);
        fields.Bins("won", ref Won);
        fields.Bins("lost", ref Lost);
        fields.Bins("open", ref Open);
    }

    public readonly Violation? FindViolation() =>
        Rules.Days("won", in Won) ?? Rules.Days("lost", in Lost) ?? Rules.Days("open", in Open)
        ?? Rules.Counts(("won", Won.Total), ("lost", Lost.Total), ("open", Open.Total), ("notYetOpened", NotYetOpened));

    public readonly bool Equals(TimeToWinTotals other) =>
        NotYetOpened == other.NotYetOpened && Won.Equals(other.Won) && Lost.Equals(other.Lost) && Open.Equals(other.Open);

    public override readonly bool Equals(object? obj) => obj is TimeToWinTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((((Won.GetHashCode() * 397) ^ Lost.GetHashCode()) * 397) ^ Open.GetHashCode());
}
