using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>How many times the open pipeline of a period covers the quota, by each common definition under its own name.</summary>
/// <remarks>
/// For the coverage of a team, add pipeline, quota and won amount of its reps, not their ratios.
/// Two are equal when all four amounts are equal. <c>default</c> has no quota and is undefined.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<PipelineCoverage>))]
public readonly record struct PipelineCoverage
{
    /// <summary>Makes a coverage from totals.</summary>
    /// <param name="openAmount">The amount of the open deals expected to close in the period, in money.</param>
    /// <param name="weightedAmount">The same amount weighted by probability, in money.</param>
    /// <param name="quota">The full quota of the period, in money, 0 or more.</param>
    /// <param name="alreadyWon">The amount already won in the period, in money.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quota"/> is negative.</exception>
    public PipelineCoverage(decimal openAmount, decimal weightedAmount, decimal quota, decimal alreadyWon)
    {
        OpenAmount = openAmount;
        WeightedAmount = weightedAmount;
        Quota = Guard.NotNegative(quota);
        AlreadyWon = alreadyWon;
    }

    /// <summary>The amount of the open deals expected to close in the period, in money.</summary>
    public decimal OpenAmount { get; }

    /// <summary>The amount of the open deals weighted by probability, in money.</summary>
    public decimal WeightedAmount { get; }

    /// <summary>The full quota of the period, in money.</summary>
    public decimal Quota { get; }

    /// <summary>The amount already won in the period, in money.</summary>
    public decimal AlreadyWon { get; }

    /// <summary>The amount still to be won: <c>quota − already won</c>, in money; 0 if the quota is met.</summary>
    /// <exception cref="OverflowException">The difference lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal RemainingQuota => Math.Max(0, Fraction.Trim(Quota - AlreadyWon));

    /// <summary>
    /// The pipeline coverage: <c>open amount / (quota − already won)</c>; prints as a multiple with "X". Undefined if the quota is met, because
    /// nothing is left to cover.
    /// </summary>
    public Ratio OfRemainingQuota => new(OpenAmount, RemainingQuota);

    /// <summary>Coverage of the full quota, without subtracting what is already won: <c>open amount / quota</c>. Undefined at a quota of 0.</summary>
    public Ratio OfFullQuota => new(OpenAmount, Quota);

    /// <summary>Weighted coverage: <c>weighted amount / (quota − already won)</c>; at 100 % the forecast just meets the quota. Undefined if the quota is met.</summary>
    public Ratio WeightedOfRemainingQuota => new(WeightedAmount, RemainingQuota);

    /// <summary>Weighted coverage of the full quota: <c>weighted amount / quota</c>. Undefined at a quota of 0.</summary>
    public Ratio WeightedOfFullQuota => new(WeightedAmount, Quota);

    /// <summary>The coverage of the remaining quota as a multiple, "3x", in the invariant culture; "n/a" if the quota is met.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => OfRemainingQuota.ToString("X", null);
}
