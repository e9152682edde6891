using System.Numerics;
using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="SalesSummary"/> and its builder.</summary>
internal struct SalesTotals : ITotals<SalesTotals, Deal>
{
    public long Lost;
    public long Open;
    public ExactMoments WonAmount;
    public ExactSum LostAmount;
    public ExactSum OpenAmount;
    public DurationTotals WonCycle;
    public DurationTotals LostCycle;

    // Of won deals: the number and amount of those whose cost is unknown, and the cost of the others.
    public long CostUnknown;
    public ExactSum CostUnknownAmount;
    public ExactSum Cost;

    public readonly long Won => WonAmount.Count;

    public readonly long Count => Won + Lost + Open;

    /// <summary>The amount of won deals whose cost is known, times 10^28.</summary>
    public readonly BigInteger CostKnownAmount => WonAmount.Sum - CostUnknownAmount.FixedPoint;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(in Deal fact)
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
                return false;
        }

        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref SalesTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Field("wonAmount", ref WonAmount, ref other.WonAmount);
        visitor.Field("wonCycle", ref WonCycle, ref other.WonCycle);
        visitor.Count("costUnknown", ref CostUnknown, ref other.CostUnknown);
        visitor.Field("costUnknownAmount", ref CostUnknownAmount, ref other.CostUnknownAmount);
        visitor.Field("cost", ref Cost, ref other.Cost);
        visitor.Count("lost", ref Lost, ref other.Lost);
        visitor.Field("lostAmount", ref LostAmount, ref other.LostAmount);
        visitor.Field("lostCycle", ref LostCycle, ref other.LostCycle);
        visitor.Count("open", ref Open, ref other.Open);
        visitor.Field("openAmount", ref OpenAmount, ref other.OpenAmount);
    }

    /// <summary>Deals × won amount × 1 day / total cycle of the won deals, in money per day; null where there is no cycle.</summary>
    public readonly decimal? AmountPerDay(BigInteger dealsTimes, BigInteger dividedBy)
    {
        var ticks = WonCycle.SumOfTicks;
        return ticks.IsZero || dividedBy.IsZero
            ? null
            : Fraction.ToDecimal(WonAmount.Sum * dealsTimes * TimeSpan.TicksPerDay, ticks * dividedBy);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("won", Won), ("lost", Lost), ("open", Open))
        ?? TotalsRules.PartOf(Won, "wonWithKnownCost", Won - CostUnknown)
        ?? TotalsRules.Durations(Won, "salesCycle", in WonCycle)
        ?? TotalsRules.Durations(Lost, "lostCycle", in LostCycle)
        ?? TotalsRules.Sum(Lost, "lostAmount", in LostAmount)
        ?? TotalsRules.Sum(Open, "openAmount", in OpenAmount)
        ?? TotalsRules.Sum(Won - CostUnknown, "amountWithKnownCost", new ExactSum(CostKnownAmount))
        ?? TotalsRules.Sum(Won - CostUnknown, "cost", in Cost)
        ?? FindViolationOfUnknownCost();

    private readonly Violation? FindViolationOfUnknownCost() =>
        TotalsRules.Sum(CostUnknown, "amountWithKnownCost", in CostUnknownAmount) is null ? null
        : Violation.Invalid("amountWithKnownCost", $"must be the won amount but for {CostUnknown} deals", new ExactSum(CostKnownAmount));
}
