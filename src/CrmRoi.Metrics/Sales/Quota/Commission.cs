using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The commission on a credited amount, and the part that is due after earlier payouts.</summary>
/// <remarks>
/// <see cref="CommissionPlan.CommissionOn"/> makes it. Two are equal when all figures are equal. <c>default</c> is no commission on nothing.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Commission>))]
public readonly record struct Commission
{
    internal Commission(decimal credited, decimal beforeCap, bool isCapped, decimal total, decimal alreadyPaid)
    {
        Credited = credited;
        BeforeCap = beforeCap;
        IsCapped = isCapped;
        Total = total;
        AlreadyPaid = alreadyPaid;
    }

    /// <summary>The credited amount since the start of the plan period, in money.</summary>
    public decimal Credited { get; }

    /// <summary>The commission before cap and rounding, in money, within the 28 digits of <see cref="decimal"/>.</summary>
    public decimal BeforeCap { get; }

    /// <summary>Whether the cap reduced the commission.</summary>
    public bool IsCapped { get; }

    /// <summary>The commission on the credited amount, in money: capped, then rounded.</summary>
    public decimal Total { get; }

    /// <summary>The commission already paid for the plan period, in money.</summary>
    public decimal AlreadyPaid { get; }

    /// <summary>The payout due now: <c>total − already paid</c>, in money. Negative if sales were returned after a payout.</summary>
    /// <exception cref="OverflowException">The difference lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Due => Fraction.Trim(Total - AlreadyPaid);

    /// <summary>The amount to be paid back, in money: 0 unless more was paid than earned.</summary>
    /// <exception cref="OverflowException">The difference lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Clawback => Math.Max(0, -Due);

    /// <summary>The effective rate: <c>total / credited</c>. Undefined on a credited amount of 0.</summary>
    public Ratio EffectiveRate => new(Total, Credited);

    /// <summary>The payout due and the effective rate, "6600 (5.5% of 120000)", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Nearest.Difference(Total, AlreadyPaid)} ({EffectiveRate} of {Credited})");
}
