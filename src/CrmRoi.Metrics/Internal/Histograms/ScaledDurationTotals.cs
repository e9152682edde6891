namespace CrmRoi.Metrics.Internal;

// The totals behind DurationDistribution and its builder. The relative error is a rule: without one it is the standard.
internal struct ScaledDurationTotals(LogarithmicScale scale) : ITotals<ScaledDurationTotals, TimeSpan>
{
    public DurationTotals Items;

    private Ruled<LogarithmicScale> _scale = new(scale);

    public readonly LogarithmicScale Scale => _scale.IsGiven ? _scale.Value : LogarithmicScale.Standard;

    public bool Add(in TimeSpan fact)
    {
        Items.Add(fact.Ticks, _scale.Value);
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref ScaledDurationTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("relativeError", ref _scale, ref other._scale);
        visitor.Field("durations", ref Items, ref other.Items);
    }

    public readonly Violation? FindViolation() =>
        _scale.IsGiven ? Items.FindViolation(_scale.Value) : TotalsRules.Nothing(this);
}
