using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>A credit as it travels.</summary>
internal struct PortableCredit(Credit credit) : IPortable
{
    public Rational Conversions = credit.ExactConversions;
    public Rational Amount = credit.ExactAmount;

    public readonly Credit ToCredit() => new(Conversions, Amount);

    public void Describe(Fields fields)
    {
        fields.MustTravel(in this);
        fields.Quotient("conversions", ref Conversions);
        fields.Quotient("amount", ref Amount);
    }

    public readonly Violation? FindViolation() =>
        Conversions.Numerator.Sign < 0 ? Violation.OutOfRange("conversions", "must not be negative", "a negative number")
        : Rules.Quotient("conversions", Conversions) ?? Rules.Quotient("amount", Amount);
}
