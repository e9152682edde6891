using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>Compares what an average customer brings with what it costs to win one.</summary>
/// <remarks>Two are equal when all three amounts are equal. <c>default</c> is a customer who costs and brings nothing.</remarks>
[JsonConverter(typeof(StrictJsonConverter<UnitEconomics>))]
public readonly record struct UnitEconomics
{
    /// <summary>Makes the economics of an average customer.</summary>
    /// <param name="acquisitionCost">What it costs to win a customer, in money, 0 or more.</param>
    /// <param name="monthlyGrossProfit">The gross profit that a customer brings each month, in money; not revenue.</param>
    /// <param name="lifetimeValue">The lifetime value of a customer, in money, by the formula of <see cref="LifetimeValue"/> that you choose.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="acquisitionCost"/> is negative.</exception>
    public UnitEconomics(decimal acquisitionCost, decimal monthlyGrossProfit, decimal lifetimeValue)
    {
        AcquisitionCost = Guard.NotNegative(acquisitionCost);
        MonthlyGrossProfit = monthlyGrossProfit;
        LifetimeValue = lifetimeValue;
    }

    /// <summary>What it costs to win a customer, in money.</summary>
    public decimal AcquisitionCost { get; }

    /// <summary>The gross profit that a customer brings each month, in money.</summary>
    public decimal MonthlyGrossProfit { get; }

    /// <summary>The lifetime value of a customer, in money.</summary>
    public decimal LifetimeValue { get; }

    /// <summary>Lifetime value to acquisition cost: <c>lifetime value / acquisition cost</c>; "X" prints it as "3x". Undefined at a cost of 0.</summary>
    public Ratio LifetimeValueToAcquisitionCost => new(LifetimeValue, AcquisitionCost);

    /// <summary>
    /// The months until a customer has earned back the acquisition cost: <c>acquisition cost / monthly gross profit</c>, unrounded.
    /// Null if the monthly gross profit is not positive, because then it is never earned back.
    /// </summary>
    /// <exception cref="OverflowException">The quotient lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? MonthsToEarnBack => MonthlyGrossProfit > 0 ? AcquisitionCost / MonthlyGrossProfit : null;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"UnitEconomics {{ AcquisitionCost = {AcquisitionCost}, MonthlyGrossProfit = {MonthlyGrossProfit}, LifetimeValue = {LifetimeValue} }}");
}
