using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>
/// The constant yearly gain that a business case still needs for a net present value of 0, also in deals, win rate and hours. A negative gain is headroom:
/// that much may be lost.
/// </summary>
/// <remarks>
/// <para>Formula: <c>−NPV / Σ 1 / (1 + rate)^t</c>, t from 1 to the last year.</para>
/// <para>Two are equal when the amounts are equal. <c>default</c> needs nothing.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<NeededGain>))]
public readonly record struct NeededGain
{
    /// <summary>Makes a needed gain.</summary>
    /// <param name="annualAmount">The gain per year, in money; negative for headroom.</param>
    public NeededGain(decimal annualAmount) => AnnualAmount = annualAmount;

    /// <summary>The gain needed at the end of each year, in money, beyond what the case already has.</summary>
    public decimal AnnualAmount { get; }

    /// <summary>The additional won deals per year that bring it: <c>annual amount / gross profit per deal</c>, not rounded.</summary>
    /// <param name="grossProfitPerDeal">The gross profit of a deal, in money, positive.</param>
    /// <returns>The deals per year.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grossProfitPerDeal"/> is not positive.</exception>
    /// <exception cref="OverflowException">The quotient lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Deals(decimal grossProfitPerDeal) => Per(Guard.Positive(grossProfitPerDeal)).ToDecimal();

    /// <summary>
    /// The points by which the win rate must rise: <c>annual amount / (decided deals × gross profit per deal)</c>. 0.02 is 2 percentage points.
    /// If today's win rate plus these points exceeds 1, the gain is out of reach.
    /// </summary>
    /// <param name="decidedDealsPerYear">The deals decided per year, positive.</param>
    /// <param name="grossProfitPerDeal">The gross profit of a won deal, in money, positive.</param>
    /// <returns>The difference of win rates.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not positive.</exception>
    /// <exception cref="OverflowException">The quotient lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal WinRatePoints(decimal decidedDealsPerYear, decimal grossProfitPerDeal) =>
        Per(Guard.Positive(grossProfitPerDeal), Guard.Positive(decidedDealsPerYear)).ToDecimal();

    /// <summary>The hours per year that must be saved: <c>annual amount / (loaded hourly cost × realized share)</c>.</summary>
    /// <param name="loadedHourlyCost">The full cost of an hour, wage and all other costs, in money, positive.</param>
    /// <param name="realizedShare">The share of the saved time that is really used for work, above 0 up to 1.</param>
    /// <returns>The hours per year.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">The quotient lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal Hours(decimal loadedHourlyCost, decimal realizedShare) =>
        Per(Guard.Positive(loadedHourlyCost), Guard.Positive(Guard.Share(realizedShare), nameof(realizedShare))).ToDecimal();

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"NeededGain {{ AnnualAmount = {AnnualAmount} }}");

    private Rational Per(decimal divisor, decimal otherDivisor = 1) => Rational.Of(AnnualAmount) / (Rational.Of(divisor) * Rational.Of(otherDivisor));
}
