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

    // Only contracts whose value is known.
    public long RenewedValues;
    public long LapsedValues;
    public long PendingValues;

    // Only renewed and lapsed contracts.
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
            if (fact.Value is not { } value)
                return true;
            RenewedValues++;
            Value.Add(value);
            RenewedValue.Add(fact.RenewedValue.GetValueOrDefault());
            KeptValue.Add(Math.Min(value, fact.RenewedValue.GetValueOrDefault()));
        }
        else if (rules.AsOf - fact.Due > rules.GracePeriod)
        {
            Lapsed++;
            if (fact.Value is not { } value)
                return true;
            LapsedValues++;
            Value.Add(value);
        }
        else
        {
            Pending++;
            if (fact.Value is not { } value)
                return true;
            PendingValues++;
            PendingValue.Add(value);
        }

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
        visitor.Count("renewedValues", ref RenewedValues, ref other.RenewedValues);
        visitor.Count("lapsedValues", ref LapsedValues, ref other.LapsedValues);
        visitor.Count("pendingValues", ref PendingValues, ref other.PendingValues);
        visitor.Field("value", ref Value, ref other.Value);
        visitor.Field("renewedValue", ref RenewedValue, ref other.RenewedValue);
        visitor.Field("keptValue", ref KeptValue, ref other.KeptValue);
        visitor.Field("pendingValue", ref PendingValue, ref other.PendingValue);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("onTime", OnTime), ("late", Late), ("lapsed", Lapsed), ("pending", Pending))
        ?? TotalsRules.NotNegative("gracePeriod", Rules.Value.GracePeriod)
        ?? TotalsRules.PartOf(OnTime + Late, "renewedWithKnownValue", RenewedValues)
        ?? TotalsRules.PartOf(Lapsed, "lapsedWithKnownValue", LapsedValues)
        ?? TotalsRules.PartOf(Pending, "pendingWithKnownValue", PendingValues)
        ?? TotalsRules.SumFromZero(RenewedValues + LapsedValues, "value", in Value)
        ?? TotalsRules.SumFromZero(RenewedValues, "renewedValue", in RenewedValue)
        ?? TotalsRules.SumFromZero(RenewedValues, "keptValue", in KeptValue)
        ?? TotalsRules.AtMost(in Value, "keptValue", in KeptValue)
        ?? TotalsRules.AtMost(in RenewedValue, "keptValue", in KeptValue)
        ?? TotalsRules.SumFromZero(PendingValues, "pendingValue", in PendingValue);

    // The instant of the view, and how long after its due date a renewal counts as on time.
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
