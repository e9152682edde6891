using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Splits the credit for a sale among the people who won it.</summary>
public static class SalesCredit
{
    /// <summary>
    /// Splits an amount in proportion to weights, into whole cents that add up to it exactly. Each share is rounded down, and the remaining cents go to
    /// the largest remainders; at a tie, to the one that comes first.
    /// </summary>
    /// <param name="amount">The amount of the sale, in money. A credit note is negative and is split in the same way.</param>
    /// <param name="weights">The weights of the people, 0 or more, with a positive sum: 0.6 and 0.4, or 60 and 40. A weight of 0 gets nothing.</param>
    /// <param name="decimals">The decimal places of the currency, 0 to 28; an amount with more decimal places is split in its own unit.</param>
    /// <returns>The credits, in the order of the weights.</returns>
    /// <remarks>Source: the largest-remainder method (Hamilton, Hare-Niemeyer).</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A weight is negative, their sum is 0, or <paramref name="decimals"/> is out of range.</exception>
    public static IReadOnlyList<decimal> Split(decimal amount, IReadOnlyList<decimal> weights, int decimals = 2)
    {
        Guard.NotNull(weights);
        return decimals is < 0 or > Fraction.Places
            ? throw Violation.OutOfRange(nameof(decimals), "must be from 0 to 28", decimals).ToException()
            : LargestRemainder.Allocate(amount, weights, decimals);
    }
}
