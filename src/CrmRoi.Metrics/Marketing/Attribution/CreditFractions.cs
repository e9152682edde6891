using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

// The totals behind Credit.
internal struct CreditFractions(Rational conversions, Rational amount) : ITotals<CreditFractions>
{
    public RationalSum Conversions = new(conversions);
    public RationalSum Amount = new(amount);

    public void Visit<TVisitor>(ref TVisitor visitor, ref CreditFractions other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Field("conversions", ref Conversions, ref other.Conversions);
        visitor.Field("amount", ref Amount, ref other.Amount);
    }

    public readonly Violation? FindViolation() =>
        Conversions.Value.Numerator.Sign < 0 ? Violation.OutOfRange("conversions", "must not be negative", "a negative number")
        : TotalsRules.Quotient("conversions", Conversions.Value) ?? TotalsRules.Quotient("amount", Amount.Value);
}
