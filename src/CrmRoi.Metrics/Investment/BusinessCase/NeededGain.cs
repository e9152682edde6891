using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// The level gain a year that a business case still needs for a net present value of 0, and what it means for each driver. Negative is headroom: that much may be lost.
/// </summary>
/// <remarks>
/// <para>Formula: <c>−NPV / Σ 1 / (1 + rate)^t</c>, t from 1 to the last year.</para>
/// <para>Two are equal when the amounts are equal. <c>default</c> needs nothing.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<NeededGain>))]
public readonly record struct NeededGain
{
    /// <summary>A gain needed.</summary>
    /// <param name="annualAmount">The gain a year, in money; negative for headroom.</param>
    public NeededGain(decimal annualAmount) => AnnualAmount = annualAmount;

    /// <summary>The gain needed at the end of each year, in money, beyond what the case already has.</summary>
    public decimal AnnualAmount { get; }

    /// <summary>The further won deals a year that bring it: <c>annual amount / gross profit per deal</c>, not rounded.</summary>
    /// <param name="grossProfitPerDeal">The gross profit of a deal, in money, positive.</param>
    /// <returns>The deals a year.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grossProfitPerDeal"/> is not positive.</exception>
    /// <exception cref="OverflowException">The quotient lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Deals(decimal grossProfitPerDeal) => Per(Guard.Positive(grossProfitPerDeal)).ToDecimal();

    /// <summary>
    /// The points by which the win rate has to rise: <c>annual amount / (decided deals × gross profit per deal)</c>. 0.02 is 2 percentage points.
    /// A sum with today's rate above 1 is out of reach.
    /// </summary>
    /// <param name="decidedDealsPerYear">The deals decided a year, positive.</param>
    /// <param name="grossProfitPerDeal">The gross profit of a won deal, in money, positive.</param>
    /// <returns>The difference of win rates.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    /// <exception cref="OverflowException">The quotient lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal WinRatePoints(decimal decidedDealsPerYear, decimal grossProfitPerDeal) =>
        Per(Guard.Positive(grossProfitPerDeal), Guard.Positive(decidedDealsPerYear)).ToDecimal();

    /// <summary>The hours a year that have to be saved: <c>annual amount / (loaded hourly cost × realized share)</c>.</summary>
    /// <param name="loadedHourlyCost">What an hour costs, wage and everything on top of it, in money, positive.</param>
    /// <param name="realizedShare">The share of the saved time that is really turned into work, above 0 up to 1.</param>
    /// <returns>The hours a year.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">The quotient lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Hours(decimal loadedHourlyCost, decimal realizedShare) =>
        Per(Guard.Positive(loadedHourlyCost), Guard.Positive(Guard.Share(realizedShare))).ToDecimal();

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"NeededGain {{ AnnualAmount = {AnnualAmount} }}");

    private Rational Per(decimal divisor, decimal otherDivisor = 1) => Rational.Of(AnnualAmount) / (Rational.Of(divisor) * Rational.Of(otherDivisor));
}
