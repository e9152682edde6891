using System.Numerics;
using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="SalesSummary"/> and its builder.</summary>
internal struct SalesTotals : ISummaryBuilder<Deal, SalesSummary>, IPortable, IEquatable<SalesTotals>
{
    public long Lost;
    public long Open;
    public ExactMoments WonAmount;
    public ExactSum LostAmount;
    public ExactSum OpenAmount;
    public DurationTotals WonCycle = new();
    public DurationTotals LostCycle = new();

    // Of won deals: the number and amount of those whose cost is unknown, and the cost of the others.
    public long CostUnknown;
    public ExactSum CostUnknownAmount;
    public ExactSum Cost;

    public SalesTotals()
    {
    }

    public readonly long Won => WonAmount.Count;

    public readonly long Count => Won + Lost + Open;

    /// <summary>The amount of won deals whose cost is known, times 10^28.</summary>
    public readonly BigInteger CostKnownAmount => WonAmount.Sum - CostUnknownAmount.FixedPoint;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in Deal fact)
    {
        switch (fact.Standing)
        {
            case Deal.State.Won:
                WonAmount.Add(in fact.AmountReference);
                WonCycle.Add(fact.CycleTicks);
                if (fact.IsCostKnown)
                {
                    Cost.Add(in fact.CostReference);
                }
                else
                {
                    CostUnknown++;
                    CostUnknownAmount.Add(in fact.AmountReference);
                }

                break;
            case Deal.State.Lost:
                Lost++;
                LostAmount.Add(in fact.AmountReference);
                LostCycle.Add(fact.CycleTicks);
                break;
            case Deal.State.Open:
                Open++;
                OpenAmount.Add(in fact.AmountReference);
                break;
            default:
                throw Guard.NoFact(nameof(Deal), Count);
        }
    }

    public void Add(SalesSummary part) => Add(in Guard.NotNull(part).Totals);

    public void Add(in SalesTotals other)
    {
        Lost += other.Lost;
        Open += other.Open;
        WonAmount.Add(in other.WonAmount);
        LostAmount.Add(in other.LostAmount);
        OpenAmount.Add(in other.OpenAmount);
        WonCycle.Add(in other.WonCycle);
        LostCycle.Add(in other.LostCycle);
        CostUnknown += other.CostUnknown;
        CostUnknownAmount.Add(in other.CostUnknownAmount);
        Cost.Add(in other.Cost);
    }

    public readonly SalesTotals Clone() => this with { WonCycle = WonCycle.Clone(), LostCycle = LostCycle.Clone() };

    public readonly SalesSummary ToSummary() => new(Clone());

    public void Describe(Fields fields)
    {
        fields.Part("wonAmount", ref WonAmount);
        fields.Part("wonCycle", ref WonCycle);
        fields.Count("costUnknown", ref CostUnknown);
        fields.Sum("costUnknownAmount", ref CostUnknownAmount);
        fields.Sum("cost", ref Cost);
        fields.Count("lost", ref Lost);
        fields.Sum("lostAmount", ref LostAmount);
        fields.Part("lostCycle", ref LostCycle);
        fields.Count("open", ref Open);
        fields.Sum("openAmount", ref OpenAmount);
    }

    /// <summary>Deals × won amount × 1 day / total cycle of the won deals, in money per day; null where there is no cycle.</summary>
    public readonly decimal? AmountPerDay(BigInteger dealsTimes, BigInteger dividedBy)
    {
        const long SecondsPerDay = 86_400;
        var seconds = WonCycle.Moments.Sum;
        return seconds.IsZero || dividedBy.IsZero
            ? null
            : Fraction.ToDecimal(WonAmount.Sum * dealsTimes * SecondsPerDay, seconds * dividedBy);
    }

    public readonly Violation? FindViolation()
    {
        if (Lost < 0)
            return Violation.OutOfRange("lost", "must not be negative", Lost);
        if (Open < 0)
            return Violation.OutOfRange("open", "must not be negative", Open);
        if ((decimal)Won + Lost + Open > long.MaxValue)
            return Violation.OutOfRange("open", $"must leave the number of all deals within {long.MaxValue}", Open);
        if (CostUnknown < 0 || CostUnknown > Won)
            return Violation.OutOfRange("wonWithKnownCost", $"must be from 0 to the {Won} won deals", (decimal)Won - CostUnknown);
        if (CostUnknown == 0 && !CostUnknownAmount.FixedPoint.IsZero)
            return Violation.Invalid("amountWithKnownCost", "must be the won amount where all costs are known", Fraction.ToShown(CostKnownAmount, Fraction.Places));
        return FindViolation(WonCycle, "salesCycle", Won)
            ?? FindViolation(LostCycle, "lostCycle", Lost)
            ?? FindViolation(LostAmount.FixedPoint, "lostAmount", Lost)
            ?? FindViolation(OpenAmount.FixedPoint, "openAmount", Open)
            ?? FindViolation(CostKnownAmount, "amountWithKnownCost", Won - CostUnknown)
            ?? FindViolation(Cost.FixedPoint, "cost", Won - CostUnknown);
    }

    public readonly bool Equals(SalesTotals other) =>
        Lost == other.Lost && Open == other.Open && CostUnknown == other.CostUnknown
        && WonAmount.Equals(other.WonAmount) && LostAmount.Equals(other.LostAmount) && OpenAmount.Equals(other.OpenAmount)
        && WonCycle.Equals(other.WonCycle) && LostCycle.Equals(other.LostCycle)
        && CostUnknownAmount.Equals(other.CostUnknownAmount) && Cost.Equals(other.Cost);

    public override readonly bool Equals(object? obj) => obj is SalesTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((WonAmount.GetHashCode() * 397) ^ Count.GetHashCode());

    private static Violation? FindViolation(in DurationTotals cycle, string name, long deals)
    {
        if (cycle.Moments.Count != deals)
            return Violation.Invalid(name, $"must hold the cycles of the {deals} deals", cycle.Moments.Count);
        if (cycle.IsEmpty)
            return null;
        if (cycle.Minimum < TimeSpan.Zero)
            return Violation.Invalid(name, "must not hold a negative duration", cycle.Minimum);
        return cycle.Scale == DurationTotals.Standard
            ? null
            : Violation.Invalid(name, $"must have the relative error {Violation.Show(DurationTotals.Standard.RelativeError)}", cycle.Scale.RelativeError);
    }

    private static Violation? FindViolation(BigInteger amount, string name, long deals) =>
        deals > 0 || amount.IsZero ? null : Violation.Invalid(name, "must be 0 where there is no such deal", Fraction.ToShown(amount, Fraction.Places));
}
