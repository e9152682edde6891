using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>The break-even point of something sold in units: how many units pay for the fixed cost. A unit may be a deal, a seat, a contract.</summary>
/// <remarks>
/// <para>Formula: <c>units = fixed cost / (price − variable cost)</c>. Undefined if a unit contributes nothing or less.</para>
/// <para>Two are equal when fixed cost, price and variable cost are equal. <c>default</c> is undefined: a unit contributes nothing.</para>
/// <para>Source: the standard cost-volume-profit analysis of managerial accounting.</para>
/// </remarks>
/// <example>
/// <code>
/// var seats = new BreakEven(fixedCost: 50_000, unitPrice: 25, unitVariableCost: 10);
/// Console.WriteLine($"{seats.Units:0.00}"); // 3333.33
/// Console.WriteLine(seats.WholeUnits); // 3334
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<BreakEven>))]
public readonly record struct BreakEven
{
    /// <summary>Makes a break-even point.</summary>
    /// <param name="fixedCost">The cost before the first unit is sold, in money, 0 or more.</param>
    /// <param name="unitPrice">The price of a unit, in money, 0 or more.</param>
    /// <param name="unitVariableCost">The variable cost of a unit, in money, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is negative.</exception>
    public BreakEven(decimal fixedCost, decimal unitPrice, decimal unitVariableCost)
    {
        FixedCost = Guard.NotNegative(fixedCost);
        UnitPrice = Guard.NotNegative(unitPrice);
        UnitVariableCost = Guard.NotNegative(unitVariableCost);
    }

    /// <summary>The cost before the first unit is sold, in money.</summary>
    public decimal FixedCost { get; }

    /// <summary>The price of a unit, in money.</summary>
    public decimal UnitPrice { get; }

    /// <summary>The variable cost of a unit, in money.</summary>
    public decimal UnitVariableCost { get; }

    /// <summary>The contribution of a unit to the fixed cost, in money: <c>price − variable cost</c>.</summary>
    public decimal UnitContribution => Fraction.Trim(UnitPrice - UnitVariableCost);

    /// <summary>The contribution margin: <c>(price − variable cost) / price</c>. Undefined at a price of 0.</summary>
    public Ratio ContributionMargin => new(UnitContribution, UnitPrice);

    /// <summary>The units that pay for the fixed cost: <c>fixed cost / contribution</c>, not rounded. Null if a unit contributes nothing or less.</summary>
    /// <exception cref="OverflowException">The number lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? Units => UnitsForProfit(0);

    /// <summary>The whole units that pay for the fixed cost: <see cref="Units"/> rounded up. Null if a unit contributes nothing or less.</summary>
    /// <exception cref="OverflowException">The number lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? WholeUnits => ExactUnits(0) is { } units ? (decimal)((units.Numerator + units.Denominator - 1) / units.Denominator) : null;

    /// <summary>The revenue at the break-even point, in money: <c>units × price</c>. Null if a unit contributes nothing or less.</summary>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? Revenue => (ExactUnits(0) * Rational.Of(UnitPrice))?.ToDecimal();

    /// <summary>The units needed for a profit.</summary>
    /// <param name="profit">The profit, in money, 0 or more.</param>
    /// <returns><c>(fixed cost + profit) / contribution</c>, not rounded; null if a unit contributes nothing or less.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="profit"/> is negative.</exception>
    /// <exception cref="OverflowException">The number lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? UnitsForProfit(decimal profit) => ExactUnits(Guard.NotNegative(profit))?.ToDecimal();

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"BreakEven {{ FixedCost = {FixedCost}, UnitPrice = {UnitPrice}, UnitVariableCost = {UnitVariableCost} }}");

    private Rational? ExactUnits(decimal profit) => UnitContribution > 0
        ? (Rational.Of(FixedCost) + Rational.Of(profit)) / Rational.Of(UnitContribution)
        : null;
}
