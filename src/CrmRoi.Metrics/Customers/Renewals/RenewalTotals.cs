using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

// The totals behind RenewalSummary and its builder.
internal struct RenewalTotals(DateTimeOffset asOf, TimeSpan gracePeriod) : ITotals<RenewalTotals, Renewal>
{
    public Ruled<RenewalRules> Rules = new(new RenewalRules(asOf, Guard.NotNegative(gracePeriod)));

    public long OnTime;
    public long Late;
    public long Lapsed;
    public long Pending;

    // Of those renewed or lapsed.
    public ExactSum Value;
    public ExactSum RenewedValue;
    public ExactSum KeptValue;

    public ExactSum PendingValue;

    public readonly long Count => OnTime + Late + Lapsed + Pending;

    public bool Add(in Renewal fact)
    {
        if (!fact.IsFact)
            return false;

        var rules = Rules.Value;
        if (fact.Renewed <= rules.AsOf)
        {
            if (fact.Renewed - fact.Due <= rules.GracePeriod)
                OnTime++;
            else
                Late++;
            RenewedValue.Add(fact.RenewedValue.GetValueOrDefault());
            KeptValue.Add(Math.Min(fact.Value, fact.RenewedValue.GetValueOrDefault()));
        }
        else if (rules.AsOf - fact.Due > rules.GracePeriod)
        {
            Lapsed++;
        }
        else
        {
            Pending++;
            PendingValue.Add(fact.Value);
            return true;
        }

        Value.Add(fact.Value);
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref RenewalTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("rules", ref Rules, ref other.Rules);
        visitor.Count("onTime", ref OnTime, ref other.OnTime);
        visitor.Count("late", ref Late, ref other.Late);
        visitor.Count("lapsed", ref Lapsed, ref other.Lapsed);
        visitor.Count("pending", ref Pending, ref other.Pending);
        visitor.Field("value", ref Value, ref other.Value);
        visitor.Field("renewedValue", ref RenewedValue, ref other.RenewedValue);
        visitor.Field("keptValue", ref KeptValue, ref other.KeptValue);
        visitor.Field("pendingValue", ref PendingValue, ref other.PendingValue);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("onTime", OnTime), ("late", Late), ("lapsed", Lapsed), ("pending", Pending))
        ?? TotalsRules.NotNegative("gracePeriod", Rules.Value.GracePeriod)
        ?? TotalsRules.SumFromZero(Count - Pending, "value", in Value)
        ?? TotalsRules.SumFromZero(OnTime + Late, "renewedValue", in RenewedValue)
        ?? TotalsRules.SumFromZero(OnTime + Late, "keptValue", in KeptValue)
        ?? TotalsRules.AtMost(in Value, "keptValue", in KeptValue)
        ?? TotalsRules.AtMost(in RenewedValue, "keptValue", in KeptValue)
        ?? TotalsRules.SumFromZero(Pending, "pendingValue", in PendingValue);

    // As of when the contracts were looked at, and how long after its due date a renewal counts as on time.
    internal readonly record struct RenewalRules(DateTimeOffset AsOf, TimeSpan GracePeriod) : IRule<RenewalRules>
    {
        public override string ToString() => $"as of {Violation.Show(AsOf)} with a grace period of {Violation.Show(GracePeriod)}";

        public void Write(ByteWriter writer, string name)
        {
            writer.Instant(AsOf);
            writer.Signed(GracePeriod.Ticks);
        }

        public RenewalRules Read(ByteReader reader, string name) => new(reader.Instant(name), new TimeSpan(reader.Signed(name)));
    }
}
