using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>The game behind a driver bridge: each driver stands as it was before or as it was after, and the result follows. A set of drivers is a bit mask of those that moved.</summary>
internal static class DriverGame
{
    /// <summary>What each of the first <paramref name="drivers"/> drivers adds, averaged over all orders; exact.</summary>
    public static IReadOnlyList<Rational> ShapleyValues(DriverFigures[] before, DriverFigures[] after, int drivers)
    {
        // Of the orders of all drivers, those in which a given set moves before the driver.
        long[] factorials = [1, 1, 2, 6, 24, 120];
        Rational OrdersWith(int moved) => new(factorials[moved] * factorials[drivers - 1 - moved], factorials[drivers]);

        Rational[] values = [.. Enumerable.Repeat(Rational.Zero, drivers)];
        long leadsBefore = before.Sum(segment => segment.Leads), leadsAfter = after.Sum(segment => segment.Leads);
        for (var i = 0; i < before.Length; i++)
        {
            var segment = new Segment(before[i], leadsBefore, after[i], leadsAfter);
            Rational[] results = [.. Enumerable.Range(0, 1 << drivers).Select(moved => segment.Result(moved, drivers))];
            for (var driver = 0; driver < drivers; driver++)
            {
                for (var moved = 0; moved < results.Length; moved++)
                {
                    if (((moved >> driver) & 1) == 0)
                        values[driver] += OrdersWith(CountOf(moved)) * (results[moved | (1 << driver)] - results[moved]);
                }
            }
        }

        return values;
    }

    private static int CountOf(int moved) => moved == 0 ? 0 : (moved & 1) + CountOf(moved >> 1);

    /// <summary>The drivers of a segment before and after, in the order of <see cref="Driver"/>.</summary>
    private sealed class Segment(DriverFigures before, long leadsBefore, DriverFigures after, long leadsAfter)
    {
        private readonly Step[] _steps =
        [
            new(new(1, 1), new(leadsBefore, 1), new(1, 1), new(leadsAfter, 1)),
            new(new(leadsBefore, 1), new(before.Leads, 1), new(leadsAfter, 1), new(after.Leads, 1)),
            new(new(before.Leads, 1), new(before.Won, 1), new(after.Leads, 1), new(after.Won, 1)),
            new(new(before.Won, 1), Rational.Of(before.Revenue), new(after.Won, 1), Rational.Of(after.Revenue)),
            new(Rational.Of(before.Revenue), Rational.Of(before.GrossProfit.GetValueOrDefault()), Rational.Of(after.Revenue), Rational.Of(after.GrossProfit.GetValueOrDefault())),
        ];

        public Rational Result(int moved, int drivers)
        {
            var result = new Rational(1, 1);
            for (var driver = 0; driver < drivers; driver++)
                result = _steps[driver].Apply(result, hasMoved: ((moved >> driver) & 1) == 1);
            return result;
        }
    }

    /// <summary>One driver: a rate of a base, before and after. Where the base is zero there is no rate; then the other side's stands in, and what is there is added.</summary>
    private readonly struct Step(Rational baseBefore, Rational resultBefore, Rational baseAfter, Rational resultAfter)
    {
        private readonly Rational _rateBefore = Rate(baseBefore, resultBefore, baseAfter, resultAfter);
        private readonly Rational _rateAfter = Rate(baseAfter, resultAfter, baseBefore, resultBefore);
        private readonly Rational _restBefore = baseBefore.Numerator.IsZero ? resultBefore : Rational.Zero;
        private readonly Rational _restAfter = baseAfter.Numerator.IsZero ? resultAfter : Rational.Zero;

        public Rational Apply(Rational input, bool hasMoved) => hasMoved ? (input * _rateAfter) + _restAfter : (input * _rateBefore) + _restBefore;

        private static Rational Rate(Rational ownBase, Rational ownResult, Rational otherBase, Rational otherResult) =>
            !ownBase.Numerator.IsZero ? ownResult / ownBase
            : !otherBase.Numerator.IsZero ? otherResult / otherBase
            : Rational.Zero;
    }
}
