using System.Numerics;
using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind SalesSummary and its builder.
internal struct SalesTotals : ITotals<SalesTotals, Deal>
{
    public long Won;
    public long Lost;
    public long Open;

    // Only deals whose amount is known.
    public long LostAmounts;
    public long OpenAmounts;
    public ExactMoments WonAmount;
    public ExactSum LostAmount;
    public ExactSum OpenAmount;
    public DurationTotals WonCycle;
    public DurationTotals LostCycle;

    // Over won deals whose amount is known: number and amount of those with unknown cost, and the cost of the others.
    public long CostUnknown;
    public ExactSum CostUnknownAmount;
    public ExactSum Cost;

    public readonly long Count => Won + Lost + Open;

    // The number of won deals whose amount and cost are known.
    public readonly long CostKnown => WonAmount.Count - CostUnknown;

    // The amount of won deals whose cost is known, times 10^28.
    public readonly BigInteger CostKnownAmount => WonAmount.Sum - CostUnknownAmount.FixedPoint;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(in Deal fact)
    {
        switch (fact.Standing)
        {
            case Deal.State.Won:
                Won++;
                WonCycle.Add(fact.CycleTicks);
                if (!fact.IsAmountKnown)
                    break;
                WonAmount.Add(in fact.AmountReference);
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
                LostCycle.Add(fact.CycleTicks);
                if (!fact.IsAmountKnown)
                    break;
                LostAmounts++;
                LostAmount.Add(in fact.AmountReference);
                break;
            case Deal.State.Open:
                Open++;
                if (!fact.IsAmountKnown)
                    break;
                OpenAmounts++;
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
        visitor.Count("won", ref Won, ref other.Won);
        visitor.Field("wonAmount", ref WonAmount, ref other.WonAmount);
        visitor.Field("wonCycle", ref WonCycle, ref other.WonCycle);
        visitor.Count("costUnknown", ref CostUnknown, ref other.CostUnknown);
        visitor.Field("costUnknownAmount", ref CostUnknownAmount, ref other.CostUnknownAmount);
        visitor.Field("cost", ref Cost, ref other.Cost);
        visitor.Count("lost", ref Lost, ref other.Lost);
        visitor.Count("lostAmounts", ref LostAmounts, ref other.LostAmounts);
        visitor.Field("lostAmount", ref LostAmount, ref other.LostAmount);
        visitor.Field("lostCycle", ref LostCycle, ref other.LostCycle);
        visitor.Count("open", ref Open, ref other.Open);
        visitor.Count("openAmounts", ref OpenAmounts, ref other.OpenAmounts);
        visitor.Field("openAmount", ref OpenAmount, ref other.OpenAmount);
    }

    // Deals × mean won amount / mean cycle of the won deals, in money per day, times won / of; null if one of them is undefined.
    public readonly decimal? AmountPerDay(BigInteger deals, long of)
    {
        var divisor = WonCycle.SumOfTicks * WonAmount.Count * of;
        return divisor.IsZero ? null : Fraction.ToDecimal(WonAmount.Sum * deals * Won * Won * TimeSpan.TicksPerDay, divisor);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("won", Won), ("lost", Lost), ("open", Open))
        ?? WonAmount.FindViolation()
        ?? TotalsRules.PartOf(Won, "wonAmounts", WonAmount.Count)
        ?? TotalsRules.PartOf(Lost, "lostWithKnownAmount", LostAmounts)
        ?? TotalsRules.PartOf(Open, "openWithKnownAmount", OpenAmounts)
        ?? TotalsRules.PartOf(WonAmount.Count, "wonWithKnownCost", CostKnown)
        ?? TotalsRules.Durations(Won, "salesCycle", in WonCycle)
        ?? TotalsRules.Durations(Lost, "lostCycle", in LostCycle)
        ?? TotalsRules.Sum(LostAmounts, "lostAmount", in LostAmount)
        ?? TotalsRules.Sum(OpenAmounts, "openAmount", in OpenAmount)
        ?? TotalsRules.Sum(CostKnown, "amountWithKnownCost", new ExactSum(CostKnownAmount))
        ?? TotalsRules.Sum(CostKnown, "cost", in Cost)
        ?? FindViolationOfUnknownCost();

    private readonly Violation? FindViolationOfUnknownCost() =>
        TotalsRules.Sum(CostUnknown, "amountWithKnownCost", in CostUnknownAmount) is null ? null
        : Violation.Invalid("amountWithKnownCost", $"must be the won amount except for {CostUnknown} deals", new ExactSum(CostKnownAmount));
}
