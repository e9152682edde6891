using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>A tier of a commission plan: the credited amount from which a rate applies.</summary>
/// <remarks>Two are equal when both figures are equal. <c>default</c> is the tier from 0 at a rate of 0.</remarks>
[JsonConverter(typeof(StrictJsonConverter<CommissionTier>))]
public readonly record struct CommissionTier
{
    /// <summary>Makes a tier.</summary>
    /// <param name="from">The credited amount from which the rate applies, in money, 0 or more.</param>
    /// <param name="rate">The rate, from 0 to 1: 0.05 for 5 %.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is negative, or <paramref name="rate"/> is not from 0 to 1.</exception>
    public CommissionTier(decimal from, decimal rate)
    {
        From = Guard.NotNegative(from);
        Rate = Guard.Share(rate);
    }

    /// <summary>The credited amount from which the rate applies, in money.</summary>
    public decimal From { get; }

    /// <summary>The rate, from 0 to 1.</summary>
    public decimal Rate { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"CommissionTier {{ From = {From}, Rate = {Rate} }}");
}
