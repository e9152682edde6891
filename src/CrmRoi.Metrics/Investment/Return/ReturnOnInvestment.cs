using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>The return on an investment: the gain in gross profit compared with the cost, by each common definition under its own name.</summary>
/// <remarks>
/// <para>
/// The gain is gross profit, never revenue, before the cost is subtracted. A gain of 75,000 on a cost of 12,000 is a net return of 525 %
/// (<see cref="NetReturn"/>, "5.25x"), a gross return of 625 % and a profit gain of 63,000.
/// </para>
/// <para>
/// Investments add up: gains and costs are added as <see cref="decimal"/> (28 digits). The neutral element is <c>default</c>, 0 on 0.
/// Two are equal when gain and cost are equal.
/// </para>
/// <para>Source of the definition: the standard one of finance; <c>ROI = (gain − cost) / cost</c>.</para>
/// </remarks>
/// <example>
/// <code>
/// var crm = new ReturnOnInvestment(gain: 75_000, cost: 12_000);
/// Console.WriteLine(crm.NetReturn); // 525%
/// Console.WriteLine(crm.ProfitGain); // 63000
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<ReturnOnInvestment>))]
public readonly record struct ReturnOnInvestment
{
    /// <summary>Makes an investment from its gain and its cost.</summary>
    /// <param name="gain">The gross profit that it brought, in money, before the cost is subtracted; may be negative.</param>
    /// <param name="cost">The cost, in money, 0 or more; at 0 every return is undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="cost"/> is negative.</exception>
    public ReturnOnInvestment(decimal gain, decimal cost)
    {
        Gain = gain;
        Cost = Guard.NotNegative(cost);
    }

    /// <summary>The gain: the gross profit that it brought, in money.</summary>
    public decimal Gain { get; }

    /// <summary>The cost, in money.</summary>
    public decimal Cost { get; }

    /// <summary>
    /// The return on investment: <c>(gain − cost) / cost</c>, 0 if the gain just covers the cost. Prints as "525%"; with "X" as a net multiple, "10x".
    /// Undefined at a cost of 0.
    /// </summary>
    public Ratio NetReturn => new(ProfitGain, Cost);

    /// <summary>
    /// The gross return: <c>gain / cost</c>, 100 % if the gain just covers the cost. As a multiple it is one more than the net return: "11x" for "10x".
    /// Undefined at a cost of 0.
    /// </summary>
    public Ratio GrossReturn => new(Gain, Cost);

    /// <summary>The profit gain: <c>gain − cost</c>, in money.</summary>
    public decimal ProfitGain => Fraction.Trim(Nearest.Difference(Gain, Cost));

    /// <summary>Whether the gain covers the cost: gross return ≥ 100 %, net return ≥ 0 %. At a cost of 0, false only if the gain is negative.</summary>
    public bool BreaksEven => Gain >= GainToBreakEven;

    /// <summary>The gain needed to break even, in money: the cost.</summary>
    public decimal GainToBreakEven => Cost;

    /// <summary>
    /// The gain needed for a net return, in money. For 0 it is the cost, as in <see cref="GainToBreakEven"/>; for 1, "an ROI of 100 %", twice the cost.
    /// </summary>
    /// <param name="netReturn">The net return, −1 or more: 1 is 100 %.</param>
    /// <returns><c>cost × (1 + net return)</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="netReturn"/> is less than −1.</exception>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal GainForNetReturn(decimal netReturn) => Fraction.Product(Cost, 1 + Guard.AtLeast(netReturn, -1));

    /// <summary>
    /// The profit gain beyond a net return, in money: the amount by which the gain exceeds <see cref="GainForNetReturn"/>; negative if it falls short. For
    /// 0 it is the <see cref="ProfitGain"/>; for 1 it is <c>gain − 2 × cost</c>, if only "an ROI of over 100 %" counts as a profit.
    /// </summary>
    /// <param name="netReturn">The net return, −1 or more: 1 is 100 %.</param>
    /// <returns><c>gain − cost × (1 + net return)</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="netReturn"/> is less than −1.</exception>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal ProfitGainBeyondNetReturn(decimal netReturn) => Fraction.Trim(Gain - GainForNetReturn(netReturn));

    /// <summary>The annualised ROI: the return per year that, compounded over some years, gives this return.</summary>
    /// <param name="years">The years from cost to gain, more than 0; parts of a year count.</param>
    /// <returns>
    /// <c>(gain / cost)^(1/years) − 1</c>; −100 % at a gain of 0. None at a cost of 0 (<see cref="NoRateReason.NoFlow"/>) or if the gain is negative
    /// (<see cref="NoRateReason.NoRoot"/>).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="years"/> is not positive.</exception>
    public RateOfReturn AnnualizedReturn(decimal years)
    {
        Guard.Positive(years);
        return this switch
        {
            { Cost: 0 } => RateOfReturn.None(NoRateReason.NoFlow),
            { Gain: < 0 } => RateOfReturn.None(NoRateReason.NoRoot),
            _ when years == 1 => RateOfReturn.Exactly(NetReturn.Value!.Value),
            _ => RateOfReturn.Only(Math.Log((double)Gain / (double)Cost) / (double)years),
        };
    }

    /// <summary>Adds two investments: gains and costs of both.</summary>
    /// <param name="left">An investment.</param>
    /// <param name="right">Another investment.</param>
    /// <returns>The two investments together.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static ReturnOnInvestment operator +(ReturnOnInvestment left, ReturnOnInvestment right) =>
        new(left.Gain + right.Gain, left.Cost + right.Cost);

    /// <summary>The net return in percent, "525%", in the invariant culture; "n/a" at a cost of 0.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => NetReturn.ToString();
}
