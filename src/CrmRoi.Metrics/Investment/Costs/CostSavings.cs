using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>What a team saves compared with a period before, for the work it does now.</summary>
/// <remarks>
/// Savings are negative if the team has become slower or more expensive. Two are equal when both periods are equal. Source: standard cost accounting;
/// the realized share of the saved time follows Forrester's "productivity capture".
/// </remarks>
/// <example>
/// <code>
/// var offers = new CostSavings(
///     before: new WorkFigures(units: 400, hours: 1_000, cost: 50_000),
///     after: new WorkFigures(units: 540, hours: 1_000, cost: 54_000));
/// Console.WriteLine(offers.ProductivityChange); // 35%
/// Console.WriteLine(offers.HoursSaved); // 350
/// Console.WriteLine($"{offers.ValueOfHoursSaved(loadedHourlyCost: 50, realizedShare: 0.5m):0}"); // 8750
/// Console.WriteLine(offers.UnitCostSaving); // 13500
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<CostSavings>))]
public readonly record struct CostSavings
{
    /// <summary>Makes savings from one period to another.</summary>
    /// <param name="before">The figures before.</param>
    /// <param name="after">The figures after; the period may have a different length.</param>
    public CostSavings(WorkFigures before, WorkFigures after)
    {
        Before = before;
        After = after;
    }

    /// <summary>The figures before.</summary>
    public WorkFigures Before { get; }

    /// <summary>The figures after.</summary>
    public WorkFigures After { get; }

    /// <summary>The relative change of the output per hour: <c>(after − before) / before</c>. Undefined if either has no hours, or there was no output before.</summary>
    /// <exception cref="OverflowException">A product lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio ProductivityChange => new(
        (After.Units * Before.Hours) - (Before.Units * After.Hours),
        Before.Units * After.Hours);

    /// <summary>
    /// The hours saved: the hours that today's output would have taken before, less the hours it takes now, <c>units after × hours before / units before −
    /// hours after</c>. Null if there was no output before.
    /// </summary>
    /// <exception cref="OverflowException">A product lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? HoursSaved => SavedHours?.ToDecimal();

    /// <summary>
    /// The saving in cost per unit over all units, in money: <c>units after × cost before / units before − cost after</c>. Null if there was no output
    /// before, or if a cost is unknown.
    /// </summary>
    /// <exception cref="OverflowException">A product lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? UnitCostSaving => Saved(Before.Cost, After.Cost)?.ToDecimal();

    /// <summary>The value of the hours saved, in money.</summary>
    /// <param name="loadedHourlyCost">The full cost of an hour, wage and all other costs, in money, 0 or more.</param>
    /// <param name="realizedShare">The share of the saved time that is really used for work, 0 to 1.</param>
    /// <returns><c>hours saved × loaded hourly cost × realized share</c>; null if there was no output before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">A product lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? ValueOfHoursSaved(decimal loadedHourlyCost, decimal realizedShare) =>
        (SavedHours * ValueOfHour(loadedHourlyCost, realizedShare))?.ToDecimal();

    /// <summary>The value of saved hours that were measured directly, in money.</summary>
    /// <param name="hours">The hours saved; negative for additional hours.</param>
    /// <param name="loadedHourlyCost">The full cost of an hour, wage and all other costs, in money, 0 or more.</param>
    /// <param name="realizedShare">The share of the saved time that is really used for work, 0 to 1.</param>
    /// <returns><c>hours × loaded hourly cost × realized share</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="loadedHourlyCost"/> or <paramref name="realizedShare"/> is out of its range.</exception>
    /// <exception cref="OverflowException">The product lies beyond the range of <see cref="decimal"/>.</exception>
    public static decimal ValueOfHours(decimal hours, decimal loadedHourlyCost, decimal realizedShare) =>
        (Rational.Of(hours) * ValueOfHour(loadedHourlyCost, realizedShare)).ToDecimal();

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"CostSavings {{ Before = {Before}, After = {After} }}");

    private Rational? SavedHours => Saved(Before.Hours, After.Hours);

    // What today's output would have taken before, less what it takes now.
    private Rational? Saved(decimal? before, decimal? after) => Before.Units == 0 || before is not { } old || after is not { } now
        ? null
        : (Rational.Of(After.Units) * Rational.Of(old) / Rational.Of(Before.Units)) - Rational.Of(now);

    private static Rational ValueOfHour(decimal loadedHourlyCost, decimal realizedShare) =>
        Rational.Of(Guard.NotNegative(loadedHourlyCost)) * Rational.Of(Guard.Share(realizedShare));
}
