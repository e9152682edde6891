namespace CrmRoi.Metrics.Internal;

// The moments behind Moments, as they travel.
internal struct MomentsTotals : ITotals<MomentsTotals>
{
    public ExactMoments Items;

    public void Visit<TVisitor>(ref TVisitor visitor, ref MomentsTotals other)
        where TVisitor : struct, IFieldVisitor => visitor.Field("moments", ref Items, ref other.Items);

    public readonly Violation? FindViolation() => Items.FindViolation();
}
