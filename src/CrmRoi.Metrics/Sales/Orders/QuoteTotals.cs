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

    // Only quotes whose amount is known.
    public long OpenAmounts;
    public long AcceptedAmounts;
    public long RefusedAmounts;
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
                Add(fact.Amount, ref OpenAmounts, ref OpenAmount);
                break;
            case QuoteOutcome.Accepted:
                Accepted++;
                Add(fact.Amount, ref AcceptedAmounts, ref AcceptedAmount);
                break;
            case QuoteOutcome.Declined:
                Declined++;
                Add(fact.Amount, ref RefusedAmounts, ref RefusedAmount);
                break;
            default:
                Expired++;
                Add(fact.Amount, ref RefusedAmounts, ref RefusedAmount);
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
        visitor.Count("openAmounts", ref OpenAmounts, ref other.OpenAmounts);
        visitor.Count("acceptedAmounts", ref AcceptedAmounts, ref other.AcceptedAmounts);
        visitor.Count("refusedAmounts", ref RefusedAmounts, ref other.RefusedAmounts);
        visitor.Field("openAmount", ref OpenAmount, ref other.OpenAmount);
        visitor.Field("acceptedAmount", ref AcceptedAmount, ref other.AcceptedAmount);
        visitor.Field("refusedAmount", ref RefusedAmount, ref other.RefusedAmount);
        visitor.Field("timeToQuote", ref TimeToQuote, ref other.TimeToQuote);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("notSent", NotSent), ("open", Open), ("accepted", Accepted), ("declined", Declined), ("expired", Expired))
        ?? TotalsRules.PartOf(Open, "openWithKnownAmount", OpenAmounts)
        ?? TotalsRules.PartOf(Accepted, "acceptedWithKnownAmount", AcceptedAmounts)
        ?? TotalsRules.PartOf(Declined + Expired, "refusedWithKnownAmount", RefusedAmounts)
        ?? TotalsRules.Sum(OpenAmounts, "openAmount", in OpenAmount)
        ?? TotalsRules.Sum(AcceptedAmounts, "acceptedAmount", in AcceptedAmount)
        ?? TotalsRules.Sum(RefusedAmounts, "refusedAmount", in RefusedAmount)
        ?? TotalsRules.Durations(Count - NotSent, "timeToQuote", in TimeToQuote);

    private static void Add(decimal? amount, ref long amounts, ref ExactSum sum)
    {
        if (amount is not { } known)
            return;
        amounts++;
        sum.Add(known);
    }
}
