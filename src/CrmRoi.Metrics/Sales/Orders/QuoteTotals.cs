using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind QuoteSummary and its builder.
internal struct QuoteTotals : ITotals<QuoteTotals, Quote>
{
    public long NotSent;
    public long Open;
    public long Accepted;
    public long Declined;
    public long Expired;
    public ExactSum OpenAmount;
    public ExactSum AcceptedAmount;
    public ExactSum RefusedAmount;
    public DurationTotals TimeToQuote;

    public readonly long Count => NotSent + Open + Accepted + Declined + Expired;

    public bool Add(in Quote fact)
    {
        if (!fact.IsFact)
            return false;
        if (fact.TimeToQuote is not { } time)
        {
            NotSent++;
            return true;
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

        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref QuoteTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("notSent", ref NotSent, ref other.NotSent);
        visitor.Count("open", ref Open, ref other.Open);
        visitor.Count("accepted", ref Accepted, ref other.Accepted);
        visitor.Count("declined", ref Declined, ref other.Declined);
        visitor.Count("expired", ref Expired, ref other.Expired);
        visitor.Field("openAmount", ref OpenAmount, ref other.OpenAmount);
        visitor.Field("acceptedAmount", ref AcceptedAmount, ref other.AcceptedAmount);
        visitor.Field("refusedAmount", ref RefusedAmount, ref other.RefusedAmount);
        visitor.Field("timeToQuote", ref TimeToQuote, ref other.TimeToQuote);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("notSent", NotSent), ("open", Open), ("accepted", Accepted), ("declined", Declined), ("expired", Expired))
        ?? TotalsRules.Sum(Open, "openAmount", in OpenAmount)
        ?? TotalsRules.Sum(Accepted, "acceptedAmount", in AcceptedAmount)
        ?? TotalsRules.Sum(Declined + Expired, "refusedAmount", in RefusedAmount)
        ?? TotalsRules.Durations(Count - NotSent, "timeToQuote", in TimeToQuote);
}
