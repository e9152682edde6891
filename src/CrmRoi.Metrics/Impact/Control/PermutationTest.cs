using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The exact permutation test of two groups. It tries all ways to choose the treated units, and counts how often the difference of the means is as large
/// as the observed one.
/// </summary>
/// <remarks>
/// Two-sided: the rarer side is doubled. Ties count as extreme. All sums are exact. Immutable. Source: R. A. Fisher, The Design of Experiments (1935); for
/// few units M. Bertrand, E. Duflo, S. Mullainathan, Quarterly Journal of Economics 119 (2004) 249-275.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<PermutationTest>))]
public sealed class PermutationTest
{
    /// <summary>The most arrangements that are tried. Eleven units against eleven have 705,432.</summary>
    public const int MostArrangements = 1_000_000;

    // For every arrangement but the true one, ascending: how much the units that it swaps differ on average. At such an effect the two arrangements tie.
    private readonly double[] _ties;

    private PermutationTest(long arrangements, long asExtreme, double[] ties)
    {
        Arrangements = arrangements;
        AsExtreme = asExtreme;
        _ties = ties;
    }

    /// <summary>The number of ways to choose the treated units, the actual one included.</summary>
    public long Arrangements { get; }

    /// <summary>The number of arrangements as extreme as the actual one: twice the number on the rarer side, ties included; at most all.</summary>
    public long AsExtreme { get; }

    /// <summary>The two-sided p-value: <c>as extreme / arrangements</c>.</summary>
    public double PValue => (double)AsExtreme / Arrangements;

    /// <summary>The smallest p-value that this number of units can give: <c>2 / arrangements</c>. Three against three never get below 0.1.</summary>
    public double SmallestPValue => Math.Min(1, 2.0 / Arrangements);

    /// <summary>The interval by inverting the test: all effects per unit that it would not reject.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval; from minus to plus infinity if this few units could not reject anything.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public ConfidenceInterval Interval(double confidence = 0.95)
    {
        // An effect is not rejected if 2 × (1 + ties on the far side of it) / arrangements exceeds 1 − confidence. The last term absorbs the rounding of 1 − 0.95.
        var beyond = (int)Math.Floor(((1 - Guard.Confidence(confidence)) * Arrangements / 2) + 1e-9);
        return beyond == 0 || beyond > _ties.Length
            ? new(double.NegativeInfinity, double.PositiveInfinity, confidence)
            : new(Math.Min(_ties[beyond - 1], _ties[_ties.Length - beyond]), Math.Max(_ties[beyond - 1], _ties[_ties.Length - beyond]), confidence);
    }

    /// <summary>The p-value, its number of arrangements, and the smallest possible p-value, in the invariant culture.</summary>
    /// <returns>The text, "p 0.0286 (2 of 70, smallest possible 0.0286)".</returns>
    public override string ToString() => FormattableString.Invariant($"p {PValue:0.####} ({AsExtreme} of {Arrangements}, smallest possible {SmallestPValue:0.####})");

    // The number of ways to choose the treated units, or the limit plus one if there are more.
    internal static int Ways(int treated, int control)
    {
        var ways = 1L;
        for (var i = 1; i <= Math.Min(treated, control) && ways <= MostArrangements; i++)
            ways = ways * ((long)treated + control - i + 1) / i;
        return (int)Math.Min(ways, MostArrangements + 1);
    }

    internal static PermutationTest Of(decimal[] treated, decimal[] control)
    {
        int chosen = treated.Length, all = chosen + control.Length;
        var ways = Ways(chosen, control.Length);
        if (chosen == 0 || control.Length == 0)
            throw new InvalidOperationException(InvariantText.Of($"A permutation test needs units on both sides, not {treated.Length} and {control.Length}."));
        if (ways > MostArrangements)
            throw new InvalidOperationException(InvariantText.Of($"{treated.Length} units against {control.Length} can be arranged in more than {MostArrangements} ways, the limit of the exact test."));

        BigInteger[] figures = [.. treated.Concat(control).Select(Fraction.ToFixedPoint)];
        var actual = figures.Take(chosen).Aggregate(BigInteger.Zero, (sum, figure) => sum + figure);
        List<double> ties = new(ways);
        long above = 0, below = 0;
        Choose(0, 0, 0, BigInteger.Zero);
        ties.Sort();
        return new(ways, Math.Min(ways, 2 * Math.Min(above, below)), [.. ties]);

        // Takes a unit or leaves it, as long as enough units are left.
        void Choose(int unit, int taken, int kept, BigInteger sum)
        {
            if (taken == chosen)
            {
                above += sum >= actual ? 1 : 0;
                below += sum <= actual ? 1 : 0;
                if (kept < chosen)
                    ties.Add(Fraction.ToDouble(actual - sum, Fraction.One * (chosen - kept)));
                return;
            }

            Choose(unit + 1, taken + 1, unit < chosen ? kept + 1 : kept, sum + figures[unit]);
            if (all - unit > chosen - taken)
                Choose(unit + 1, taken, kept, sum);
        }
    }
}
