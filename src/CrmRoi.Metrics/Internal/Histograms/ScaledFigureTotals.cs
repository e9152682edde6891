namespace CrmRoi.Metrics.Internal;

// The totals behind Distribution and its builder. The relative error is a rule: without one it is the standard.
internal struct ScaledFigureTotals(LogarithmicScale scale) : ITotals<ScaledFigureTotals, decimal>
{
    public DistributionTotals<decimal> Items;

    private Ruled<LogarithmicScale> _scale = new(scale);

    public readonly LogarithmicScale Scale => _scale.IsGiven ? _scale.Value : LogarithmicScale.Standard;

    public bool Add(in decimal fact)
    {
        Items.Count(fact, _scale.Value.BinOf(fact));
        Items.Moments.Add(in fact);
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref ScaledFigureTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("relativeError", ref _scale, ref other._scale);
        visitor.Field("figures", ref Items, ref other.Items);
    }

    public readonly Violation? FindViolation() =>
        _scale.IsGiven ? Items.FindViolation(_scale.Value) : TotalsRules.Nothing(this);
}
