using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// Splits an amount into parts of whole cents (or any decimal unit) that add up to it exactly. Each part is its exact share rounded down or up to the
// unit: all are rounded down, and the units that are left go to the largest remainders, at a tie to the part that comes first. A caller whose order is
// arbitrary sorts first. The parts of a negative amount are those of the positive one, negated; a weight of zero gets nothing.
internal static class LargestRemainder
{
    // Splits an amount by weights.
    // amount: The amount.
    // weights: The weights, none negative, at least one positive.
    // decimals:
    // The decimal places of the unit, 0 to 28. An amount with more of them is split in its own unit, and one too large for such a unit in the finest it can have:
    // nothing is lost.
    public static decimal[] Allocate(decimal amount, IReadOnlyList<decimal> weights, int decimals) =>
        Allocate(amount, [.. weights.Select(Fraction.ToFixedPoint)], decimals);

    public static decimal[] Allocate(decimal amount, IReadOnlyList<BigInteger> weights, int decimals)
    {
        var total = BigInteger.Zero;
        foreach (var weight in weights)
        {
            if (weight.Sign < 0)
                throw Violation.OutOfRange(nameof(weights), "must not be negative", weight).ToException();
            total += weight;
        }

        if (total.IsZero)
            throw Violation.OutOfRange(nameof(weights), "must have a positive sum", total).ToException();

        var exact = Fraction.ToFixedPoint(amount);
        return Round([.. weights.Select(weight => exact * weight)], total * Fraction.One, PlacesFor(exact, decimals));
    }

    // Rounds exact parts of any sign to a unit so that they add up to their total, which is rounded half to even if it is not a whole number of units.
    // numerators: The parts, times denominator.
    // denominator: The common denominator, positive.
    // decimals: The decimal places of the unit, 0 to 28.
    // OverflowException: A part lies beyond the range of decimal.
    public static decimal[] Round(IReadOnlyList<BigInteger> numerators, BigInteger denominator, int decimals)
    {
        var unit = Fraction.PowerOfTen(decimals);
        return [.. Units(numerators, denominator, unit).Select(count => Fraction.ToDecimal(count, unit))];
    }

    // Rounds exact parts of any sign to whole units so that they add up to their total, which is rounded half to even if it is not a whole number of units.
    // numerators: The parts, times denominator.
    // denominator: The common denominator, positive.
    // unit: The units in 1.
    // hair: Remainders that are closer than this count as a tie: the parts themselves may be off by that much.
    public static BigInteger[] Units(IReadOnlyList<BigInteger> numerators, BigInteger denominator, BigInteger unit, BigInteger? hair = null)
    {
        var total = numerators.Aggregate(BigInteger.Zero, (sum, numerator) => sum + numerator);
        var sign = total.Sign < 0 ? -1 : 1;
        var units = new BigInteger[numerators.Count];
        var remainders = new BigInteger[numerators.Count];
        var left = Fraction.DivideHalfEven(total * sign * unit, denominator);
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = BigInteger.DivRem(numerators[i] * sign * unit, denominator, out remainders[i]);
            if (remainders[i].Sign < 0)
            {
                units[i]--;
                remainders[i] += denominator;
            }

            left -= units[i];
        }

        var step = hair ?? BigInteger.One;
        foreach (var i in Enumerable.Range(0, units.Length).OrderByDescending(i => (remainders[i] + (step / 2)) / step).Take((int)left))
            units[i]++;
        return [.. units.Select(count => count * sign)];
    }

    // At least the places that the amount itself needs, and no more than a decimal of its size can have.
    private static int PlacesFor(BigInteger amount, int decimals)
    {
        var needed = Fraction.Places;
        while (needed > 0 && (amount % Fraction.PowerOfTen(Fraction.Places - needed + 1)).IsZero)
            needed--;
        var places = Math.Max(needed, decimals);
        while (places > needed && BigInteger.Abs(amount) > Fraction.LargestMantissa * Fraction.PowerOfTen(Fraction.Places - places))
            places--;
        return places;
    }
}
