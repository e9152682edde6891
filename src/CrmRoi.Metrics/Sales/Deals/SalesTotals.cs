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

    public readonly Violation? FindViolation() =>
        Rules.Counts(("won", Won), ("lost", Lost), ("open", Open))
        ?? Rules.PartOf(Won, "wonWithKnownCost", Won - CostUnknown)
        ?? Rules.Durations(Won, "salesCycle", in WonCycle)
        ?? Rules.Durations(Lost, "lostCycle", in LostCycle)
        ?? Rules.Sum(Lost, "lostAmount", in LostAmount)
        ?? Rules.Sum(Open, "openAmount", in OpenAmount)
        ?? Rules.Sum(Won - CostUnknown, "amountWithKnownCost", new ExactSum(CostKnownAmount))
        ?? Rules.Sum(Won - CostUnknown, "cost", in Cost)
        ?? FindViolationOfUnknownCost();

    public readonly bool Equals(SalesTotals other) =>
        Lost == other.Lost && Open == other.Open && CostUnknown == other.CostUnknown
        && WonAmount.Equals(other.WonAmount) && LostAmount.Equals(other.LostAmount) && OpenAmount.Equals(other.OpenAmount)
        && WonCycle.Equals(other.WonCycle) && LostCycle.Equals(other.LostCycle)
        && CostUnknownAmount.Equals(other.CostUnknownAmount) && Cost.Equals(other.Cost);

    public override readonly bool Equals(object? obj) => obj is SalesTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((WonAmount.GetHashCode() * 397) ^ Count.GetHashCode());

    private readonly Violation? FindViolationOfUnknownCost() =>
        Rules.Sum(CostUnknown, "amountWithKnownCost", in CostUnknownAmount) is null ? null
        : Violation.Invalid("amountWithKnownCost", $"must be the won amount but for {CostUnknown} deals", new ExactSum(CostKnownAmount));
}
