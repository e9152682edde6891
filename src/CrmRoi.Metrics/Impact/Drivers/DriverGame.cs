using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

// The game behind a driver bridge: each driver has its value before or after, and the result follows. A set of drivers is a bit mask of those that moved.
internal static class DriverGame
{
    // The decimal places of the parts of a segment: twice the places of a decimal, so that the roundings of a thousand segments change no digit of the
    // sum.
    public const int Places = 2 * Fraction.Places;

    // What each driver adds in a segment, averaged over all orders in which the drivers can move, times 10^56: computed exactly, and rounded once so that
    // the parts add up to the change. before: the amounts of the chain before, times 10^28: the total of the first driver over all segments, the segment's
    // own amount, what follows from it, up to the result. after: the same after.
    public static BigInteger[] ShapleyValues(BigInteger[] before, BigInteger[] after)
    {
        var drivers = before.Length;

        // Results by the set of drivers that moved, all over one denominator.
        BigInteger[] results = [BigInteger.One];
        BigInteger whole = BigInteger.One, baseBefore = BigInteger.One, baseAfter = BigInteger.One;
        for (var driver = 0; driver < drivers; driver++)
        {
            var step = new Step(baseBefore, before[driver], baseAfter, after[driver]);
            whole *= step.Denominator;
            var next = new BigInteger[2 * results.Length];
            for (var moved = 0; moved < results.Length; moved++)
            {
                next[moved] = (results[moved] * step.Before) + (step.RestBefore * whole);
                next[moved + results.Length] = (results[moved] * step.After) + (step.RestAfter * whole);
            }

            (results, baseBefore, baseAfter) = (next, before[driver], after[driver]);
        }

        var values = new BigInteger[drivers];
        for (var moved = 0; moved < results.Length; moved++)
        {
            var others = CountOf(moved);
            for (var driver = 0; driver < drivers; driver++)
            {
                // The number of orders of all drivers in which exactly this set moves before the driver.
                if (((moved >> driver) & 1) == 0)
                    values[driver] += Factorial(others) * Factorial(drivers - 1 - others) * (results[moved | (1 << driver)] - results[moved]);
            }
        }

        // A negative amount can be a base too, and may have turned the sign of the denominator.
        return LargestRemainder.Units(
            [.. values.Select(value => value * whole.Sign)], BigInteger.Abs(whole) * Factorial(drivers) * Fraction.One, Fraction.PowerOfTen(Places));
    }

    private static int CountOf(int moved) => moved == 0 ? 0 : (moved & 1) + CountOf(moved >> 1);

    private static long Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    // One driver: a rate of a base, before and after, over one denominator. If a base is zero there is no rate: the rate of the other side is used, and
    // the amount is added.
    private readonly struct Step
    {
        public Step(BigInteger baseBefore, BigInteger resultBefore, BigInteger baseAfter, BigInteger resultAfter)
        {
            RestBefore = baseBefore.IsZero ? resultBefore : BigInteger.Zero;
            RestAfter = baseAfter.IsZero ? resultAfter : BigInteger.Zero;
            (Before, After, Denominator) =
                baseBefore.IsZero && baseAfter.IsZero ? (BigInteger.Zero, BigInteger.Zero, BigInteger.One)
                : baseBefore.IsZero ? (resultAfter, resultAfter, baseAfter)
                : baseAfter.IsZero ? (resultBefore, resultBefore, baseBefore)
                : (resultBefore * baseAfter, resultAfter * baseBefore, baseBefore * baseAfter);
        }

        public BigInteger Before { get; }

        public BigInteger After { get; }

        public BigInteger Denominator { get; }

        public BigInteger RestBefore { get; }

        public BigInteger RestAfter { get; }
    }
}
