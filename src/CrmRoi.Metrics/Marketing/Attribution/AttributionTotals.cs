using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

// The totals behind Attribution: the fractions of each channel and of the unattributed part.
internal struct AttributionTotals : ITotals<AttributionTotals>
{
    public Keyed<CreditFractions> Channels;
    public CreditFractions Unattributed;

    public void Visit<TVisitor>(ref TVisitor visitor, ref AttributionTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Field("channels", ref Channels, ref other.Channels);
        visitor.Part("unattributed", ref Unattributed, ref other.Unattributed);
    }

    public readonly Violation? FindViolation()
    {
        var credits = new List<CreditFractions> { Unattributed };
        for (var i = 0; i < Channels.Count; i++)
            credits.Add(Channels[i]);
        return credits.Select(credit => credit.FindViolation()).FirstOrDefault(violation => violation is not null)
            ?? TotalsRules.CommonDenominator("conversions", credits.Select(credit => credit.Conversions.Value))
            ?? TotalsRules.CommonDenominator("amounts", credits.Select(credit => credit.Amount.Value));
    }
}
