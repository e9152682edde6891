using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind OrderLineSummary and its builder, as of an instant. A line is done when all of it arrived or the customer cancelled the rest.
internal struct OrderLineTotals(DateTimeOffset asOf) : ITotals<OrderLineTotals, OrderLine>
{
    public Ruled<AsOf> AsOf = new(new AsOf(asOf));
    public long OnTimeInFull;
    public long DoneLate;
    public long DoneUnpromised;
    public long OpenNotDue;
    public long OpenLate;
    public long OpenUnpromised;
    public long Cancelled;
    public long PlacedLater;

    // Open lines of which something arrived.
    public long PartDelivered;

    // Over lines done or open, less what customers cancelled.
    public ExactSum Ordered;

    // The part of it that arrived.
    public ExactSum Delivered;
    public ExactSum Overdelivered;
    public ExactSum CancelledQuantity;

    // The missing quantity of lines that are open past their promise.
    public ExactSum Overdue;

    // The quantity ordered in lines that are on time or late, and the part of it that arrived by its promise.
    public ExactSum Due;
    public ExactSum DeliveredOnTime;
    public DurationTotals FulfilmentTime;

    public readonly long Done => OnTimeInFull + DoneLate + DoneUnpromised;

    public readonly long Open => OpenNotDue + OpenLate + OpenUnpromised;

    public readonly long Count => Done + Open + Cancelled + PlacedLater;

    public readonly ExactSum Backorder => new(Ordered.FixedPoint - Delivered.FixedPoint);

    public bool Add(in OrderLine fact)
    {
        if (fact is null)
            return false;

        var asOf = AsOf.Value.Instant;
        if (fact.Placed > asOf)
        {
            PlacedLater++;
            return true;
        }

        var inFull = fact.InFull <= asOf;
        var restCancelled = fact.Cancelled <= asOf;
        var arrived = 0;
        while (arrived < fact.Deliveries.Count && fact.Deliveries[arrived].At <= asOf)
            arrived++;

        if (restCancelled)
        {
            AddTo(ref CancelledQuantity, fact.Quantity, fact, arrived, sign: -1);
            if (arrived == 0)
            {
                Cancelled++;
                return true;
            }
        }

        // What counts as ordered and as delivered: the whole line, or what arrived.
        var (ordered, delivered) = (new ExactSum(), new ExactSum());
        AddTo(ref delivered, inFull ? fact.Quantity : 0, fact, inFull ? 0 : arrived);
        if (restCancelled)
            ordered.Add(in delivered);
        else
            ordered.Add(fact.Quantity);
        Ordered.Add(in ordered);
        Delivered.Add(in delivered);

        if (inFull)
        {
            AddTo(ref Overdelivered, -fact.Quantity, fact, arrived);
            FulfilmentTime.Add((fact.InFull!.Value - fact.Placed).Ticks);
        }

        DateTimeOffset? done = inFull ? fact.InFull : restCancelled ? fact.Cancelled : null;
        PartDelivered += done is null && arrived > 0 ? 1 : 0;
        Classify(fact, done, asOf, arrived, in ordered);
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref OrderLineTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("asOf", ref AsOf, ref other.AsOf);
        visitor.Count("onTimeInFull", ref OnTimeInFull, ref other.OnTimeInFull);
        visitor.Count("doneLate", ref DoneLate, ref other.DoneLate);
        visitor.Count("doneUnpromised", ref DoneUnpromised, ref other.DoneUnpromised);
        visitor.Count("openNotDue", ref OpenNotDue, ref other.OpenNotDue);
        visitor.Count("openLate", ref OpenLate, ref other.OpenLate);
        visitor.Count("openUnpromised", ref OpenUnpromised, ref other.OpenUnpromised);
        visitor.Count("cancelled", ref Cancelled, ref other.Cancelled);
        visitor.Count("placedLater", ref PlacedLater, ref other.PlacedLater);
        visitor.Count("partDelivered", ref PartDelivered, ref other.PartDelivered);
        visitor.Field("ordered", ref Ordered, ref other.Ordered);
        visitor.Field("delivered", ref Delivered, ref other.Delivered);
        visitor.Field("overdelivered", ref Overdelivered, ref other.Overdelivered);
        visitor.Field("cancelledQuantity", ref CancelledQuantity, ref other.CancelledQuantity);
        visitor.Field("overdue", ref Overdue, ref other.Overdue);
        visitor.Field("due", ref Due, ref other.Due);
        visitor.Field("deliveredOnTime", ref DeliveredOnTime, ref other.DeliveredOnTime);
        visitor.Field("fulfilmentTime", ref FulfilmentTime, ref other.FulfilmentTime);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(
            ("onTimeInFull", OnTimeInFull),
            ("doneLate", DoneLate),
            ("doneUnpromised", DoneUnpromised),
            ("openNotDue", OpenNotDue),
            ("openLate", OpenLate),
            ("openUnpromised", OpenUnpromised),
            ("cancelled", Cancelled),
            ("placedLater", PlacedLater))
        ?? TotalsRules.PartOf(Open, "partDelivered", PartDelivered)
        ?? TotalsRules.SumFromZero(Done + Open, "ordered", in Ordered)
        ?? TotalsRules.SumFromZero(Done + PartDelivered, "delivered", in Delivered)
        ?? TotalsRules.SumFromZero(Open, "ordered less delivered", Backorder)
        ?? TotalsRules.SumFromZero(Done, "overdelivered", in Overdelivered)
        ?? TotalsRules.SumFromZero(Done + Cancelled, "cancelledQuantity", in CancelledQuantity)
        ?? TotalsRules.SumFromZero(OpenLate, "overdue", in Overdue)
        ?? TotalsRules.AtMost(Backorder, "overdue", in Overdue)
        ?? TotalsRules.SumFromZero(OnTimeInFull + DoneLate + OpenLate, "due", in Due)
        ?? TotalsRules.AtMost(in Ordered, "due", in Due)
        ?? TotalsRules.SumFromZero(OnTimeInFull + DoneLate + OpenLate, "deliveredOnTime", in DeliveredOnTime)
        ?? TotalsRules.AtMost(in Due, "deliveredOnTime", in DeliveredOnTime)
        ?? TotalsRules.AtMost(in Delivered, "deliveredOnTime", in DeliveredOnTime)
        ?? TotalsRules.PartOf(Done, "fulfilmentTime", FulfilmentTime.Count)
        ?? TotalsRules.Durations(FulfilmentTime.Count, "fulfilmentTime", in FulfilmentTime);

    private void Classify(OrderLine line, DateTimeOffset? done, DateTimeOffset asOf, int arrived, in ExactSum ordered)
    {
        if (line.Promised is not { } promised)
        {
            DoneUnpromised += done is null ? 0 : 1;
            OpenUnpromised += done is null ? 1 : 0;
            return;
        }

        if (done is null && asOf <= promised)
        {
            OpenNotDue++;
            return;
        }

        Due.Add(in ordered);
        if (done <= promised)
        {
            OnTimeInFull++;
            DeliveredOnTime.Add(in ordered);
            return;
        }

        var inTime = 0;
        while (inTime < arrived && line.Deliveries[inTime].At <= promised)
            inTime++;
        AddTo(ref DeliveredOnTime, 0, line, inTime);
        if (done is null)
        {
            OpenLate++;
            AddTo(ref Overdue, line.Quantity, line, arrived, sign: -1);
        }
        else
        {
            DoneLate++;
        }
    }

    // Adds a quantity, and adds or subtracts the first deliveries.
    private static void AddTo(ref ExactSum sum, decimal quantity, OrderLine line, int deliveries, int sign = 1)
    {
        sum.Add(quantity);
        for (var i = 0; i < deliveries; i++)
            sum.Add(sign * line.Deliveries[i].Quantity);
    }
}
