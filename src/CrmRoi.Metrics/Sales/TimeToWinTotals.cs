using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="TimeToWinSummary"/> and its builder: deals by outcome and whole day on risk.</summary>
internal struct TimeToWinTotals(DateTimeOffset asOf) : ISummaryBuilder<Deal, TimeToWinSummary>, IEquatable<TimeToWinTotals>
{
    public Bins Won;
    public Bins Lost;
    public Bins Open;
    public long NotYetOpened;

    /// <summary>The deals opened by the instant.</summary>
    public readonly long Seen => Total(in Won) + Total(in Lost) + Total(in Open);

    public void Add(in Deal fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(Deal), Seen + NotYetOpened);

        if (fact.Opened > asOf)
            NotYetOpened++;
        else if (fact.Closed is not { } closed || closed > asOf)
            Open.Add((asOf - fact.Opened).Days);
        else if (fact.Outcome == DealOutcome.Won)
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

    /// <summary>The deals of a kind, on whatever day.</summary>
    public static long Total(in Bins days) => days.Used().Sum(day => day.Value);

    public readonly bool Equals(TimeToWinTotals other) =>
        NotYetOpened == other.NotYetOpened && Won.Equals(other.Won) && Lost.Equals(other.Lost) && Open.Equals(other.Open);

    public override readonly bool Equals(object? obj) => obj is TimeToWinTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((((Won.GetHashCode() * 397) ^ Lost.GetHashCode()) * 397) ^ Open.GetHashCode());
}
