using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="QuoteSummary"/> and its builder.</summary>
internal struct QuoteTotals : ISummaryBuilder<Quote, QuoteSummary>, IPortable, IEquatable<QuoteTotals>
{
    public long NotSent;
    public long Open;
    public long Accepted;
    public long Declined;
    public long Expired;
    public ExactSum OpenAmount;
    public ExactSum AcceptedAmount;
    public ExactSum RefusedAmount;
    public DurationTotals TimeToQuote = new();

    public QuoteTotals()
    {
    }

    public readonly long Count => NotSent + Open + Accepted + Declined + Expired;

    public void Add(in Quote fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(Quote), Count);
        if (fact.TimeToQuote is not { } time)
        {
            NotSent++;
            return;
        }

        TimeToQuote.Add(time.Ticks);
        switch (fact.Outcome)
        {
            case QuoteOutcome.Open:
                Open++;
                OpenAmount.Add(fact.Amount);
                break;
            case QuoteOutcome.Accepted:
                Accepted++;
                AcceptedAmount.Add(fact.Amount);
                break;
            case QuoteOutcome.Declined:
                Declined++;
                RefusedAmount.Add(fact.Amount);
                break;
            default:
                Expired++;
                RefusedAmount.Add(fact.Amount);
                break;
        }
    }

    public void Add(QuoteSummary part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        NotSent += other.NotSent;
        Open += other.Open;
        Accepted += other.Accepted;
        Declined += other.Declined;
        Expired += other.Expired;
        OpenAmount.Add(in other.OpenAmount);
        AcceptedAmount.Add(in other.AcceptedAmount);
        RefusedAmount.Add(in other.RefusedAmount);
        TimeToQuote.Add(in other.TimeToQuote);
    }

    public readonly QuoteTotals Clone() => this with { TimeToQuote = TimeToQuote.Clone() };

    public readonly QuoteSummary ToSummary() => new(Clone());

    public void Describe(Fields fields)
    {
        fields.Count("notSent", ref NotSent);
        fields.Count("open", ref Open);
        fields.Count("accepted", ref Accepted);
        fields.Count("declined", ref Declined);
        fields.Count("expired", ref Expired);
        fields.Sum("openAmount", ref OpenAmount);
        fields.Sum("acceptedAmount", ref AcceptedAmount);
        fields.Sum("refusedAmount", ref RefusedAmount);
        fields.Part("timeToQuote", ref TimeToQuote);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("notSent", NotSent), ("open", Open), ("accepted", Accepted), ("declined", Declined), ("expired", Expired))
        ?? Rules.Sum(Open, "openAmount", in OpenAmount)
        ?? Rules.Sum(Accepted, "acceptedAmount", in AcceptedAmount)
        ?? Rules.Sum(Declined + Expired, "refusedAmount", in RefusedAmount)
        ?? Rules.Durations(Count - NotSent, "timeToQuote", in TimeToQuote);

    public readonly bool Equals(QuoteTotals other) =>
        NotSent == other.NotSent && Open == other.Open && Accepted == other.Accepted && Declined == other.Declined && Expired == other.Expired
        && OpenAmount.Equals(other.OpenAmount) && AcceptedAmount.Equals(other.AcceptedAmount) && RefusedAmount.Equals(other.RefusedAmount)
        && TimeToQuote.Equals(other.TimeToQuote);

    public override readonly bool Equals(object? obj) => obj is QuoteTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((TimeToQuote.GetHashCode() * 397) ^ Accepted.GetHashCode());
}
