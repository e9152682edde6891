using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind OrderSummary and its builder, as of an instant.
internal struct OrderTotals(DateTimeOffset asOf) : ITotals<OrderTotals, Order>
{
    public Ruled<AsOf> AsOf = new(new AsOf(asOf));
    public long OnTime;
    public long FulfilledLate;
    public long FulfilledUnpromised;
    public long OpenNotDue;
    public long OpenLate;
    public long OpenUnpromised;
    public long Cancelled;
    public long PlacedLater;
    public DurationTotals FulfilmentTime;

    // Over orders that are not cancelled.
    public DurationTotals TimeToInvoice;

    public readonly long Fulfilled => OnTime + FulfilledLate + FulfilledUnpromised;

    public readonly long Open => OpenNotDue + OpenLate + OpenUnpromised;

    public readonly long Count => Fulfilled + Open + Cancelled + PlacedLater;

    public bool Add(in Order fact)
    {
        var asOf = AsOf.Value.Instant;
        switch (fact)
        {
            case { IsFact: false }:
                return false;
            case { Placed: var placed } when placed > asOf:
                PlacedLater++;
                break;
            case { Cancelled: { } cancelled } when cancelled <= asOf:
                Cancelled++;
                break;
            case { Fulfilled: { } fulfilled } when fulfilled <= asOf:
                FulfilmentTime.Add((fulfilled - fact.Placed).Ticks);
                AddInvoice(in fact, asOf);
                Classify(fact.Promised, fulfilled, ref OnTime, ref FulfilledLate, ref FulfilledUnpromised);
                break;
            default:
                AddInvoice(in fact, asOf);
                Classify(fact.Promised, asOf, ref OpenNotDue, ref OpenLate, ref OpenUnpromised);
                break;
        }

        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref OrderTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("asOf", ref AsOf, ref other.AsOf);
        visitor.Count("onTime", ref OnTime, ref other.OnTime);
        visitor.Count("fulfilledLate", ref FulfilledLate, ref other.FulfilledLate);
        visitor.Count("fulfilledUnpromised", ref FulfilledUnpromised, ref other.FulfilledUnpromised);
        visitor.Count("openNotDue", ref OpenNotDue, ref other.OpenNotDue);
        visitor.Count("openLate", ref OpenLate, ref other.OpenLate);
        visitor.Count("openUnpromised", ref OpenUnpromised, ref other.OpenUnpromised);
        visitor.Count("cancelled", ref Cancelled, ref other.Cancelled);
        visitor.Count("placedLater", ref PlacedLater, ref other.PlacedLater);
        visitor.Field("fulfilmentTime", ref FulfilmentTime, ref other.FulfilmentTime);
        visitor.Field("timeToInvoice", ref TimeToInvoice, ref other.TimeToInvoice);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(
            ("onTime", OnTime),
            ("fulfilledLate", FulfilledLate),
            ("fulfilledUnpromised", FulfilledUnpromised),
            ("openNotDue", OpenNotDue),
            ("openLate", OpenLate),
            ("openUnpromised", OpenUnpromised),
            ("cancelled", Cancelled),
            ("placedLater", PlacedLater))
        ?? TotalsRules.Durations(Fulfilled, "fulfilmentTime", in FulfilmentTime)
        ?? TotalsRules.PartOf(Fulfilled + Open, "timeToInvoice", TimeToInvoice.Count)
        ?? TotalsRules.Durations(TimeToInvoice.Count, "timeToInvoice", in TimeToInvoice);

    private void AddInvoice(in Order fact, DateTimeOffset asOf)
    {
        if (fact.Invoiced is { } invoiced && invoiced <= asOf)
            TimeToInvoice.Add((invoiced - fact.Placed).Ticks);
    }

    private static void Classify(DateTimeOffset? promised, DateTimeOffset instant, ref long inTime, ref long late, ref long unpromised)
    {
        if (promised is not { } last)
            unpromised++;
        else if (instant <= last)
            inTime++;
        else
            late++;
    }
}
