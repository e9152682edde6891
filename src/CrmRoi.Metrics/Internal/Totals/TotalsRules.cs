using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// The rules that totals of every kind must obey. Each rule gives what breaks it, or null.
internal static class TotalsRules
{
    // The most bytes of a fraction above or below the stroke. The common denominator of journeys with up to 5,000 touches has fewer; larger ones would make adding up the fractions
    // of a stranger slow.
    public const int LargestFractionBytes = 1024;

    private static readonly BigInteger LargestAmount = Fraction.ToFixedPoint(decimal.MaxValue);

    private static readonly BigInteger LargestPartOfFraction = (BigInteger.One << ((8 * LargestFractionBytes) - 1)) - 1;

    // Numbers of different items: none is negative, and all of them together are a 64-bit number.
    public static Violation? Counts(params (string Name, long Count)[] counts)
    {
        var sum = 0m;
        foreach (var (name, count) in counts)
        {
            if (count < 0)
                return Violation.OutOfRange(name, "must not be negative", count);
            sum += count;
            if (sum > long.MaxValue)
                return Violation.OutOfRange(name, $"must leave the number of all items within {long.MaxValue}", count);
        }

        return null;
    }

    // Nothing at all: totals that were made under no rules.
    public static Violation? Nothing<T>(T totals)
        where T : struct, ITotals<T>
    {
        T nothing = default;
        return totals.EqualTo(ref nothing) ? null : Violation.Invalid("rules", "must be given if there are items", null);
    }

    // The number of some of the items.
    public static Violation? PartOf(long items, string name, long part) =>
        part >= 0 && part <= items ? null : Violation.OutOfRange(name, $"must be from 0 to {items}", part);

    public static Violation? NotNegative(string name, TimeSpan duration) =>
        duration >= TimeSpan.Zero ? null : Violation.OutOfRange(name, "must not be negative", duration);

    // A sum of one decimal per item.
    public static Violation? Sum(BigInteger items, string name, in ExactSum sum) =>
        items.Sign > 0 && sum.IsFast ? null // A 64-bit integer is less than the largest amount.
        : BigInteger.Abs(sum.FixedPoint) <= LargestAmount * items ? null
        : Violation.Invalid(name, items.IsZero ? "must be 0 if there is no such item" : InvariantText.Of($"must be what {items} amounts can add up to"), sum);

    // A sum of one decimal per item, none of them negative.
    public static Violation? SumFromZero(BigInteger items, string name, in ExactSum sum) =>
        sum.FixedPoint.Sign < 0 ? Violation.OutOfRange(name, "must not be negative", sum) : Sum(items, name, in sum);

    // A sum that never exceeds another.
    public static Violation? AtMost(in ExactSum limit, string name, in ExactSum sum) =>
        sum.FixedPoint <= limit.FixedPoint ? null : Violation.Invalid(name, $"must not exceed {limit}", sum);

    // A fraction of a size that travels.
    public static Violation? Quotient(string name, Rational value) =>
        BigInteger.Abs(value.Numerator) <= LargestPartOfFraction && value.Denominator <= LargestPartOfFraction ? null
        : Violation.Invalid(name, $"must have no more than {LargestFractionBytes} bytes above and below the stroke", $"{value.Numerator.ToByteArray().Length} and {value.Denominator.ToByteArray().Length}");

    // Fractions that can be added up without growing beyond the size that travels.
    public static Violation? CommonDenominator(string name, IEnumerable<Rational> values)
    {
        // In pairs, so that no large multiple is made again with every small denominator.
        BigInteger[] multiples = [.. values.Select(value => value.Denominator)];
        while (Array.TrueForAll(multiples, multiple => multiple <= LargestPartOfFraction))
        {
            if (multiples.Length < 2)
                return null;
            var whole = multiples;
            multiples = [.. Enumerable.Range(0, (whole.Length + 1) / 2).Select(i => Rational.LeastCommonMultiple(whole[2 * i], whole[Math.Min((2 * i) + 1, whole.Length - 1)]))];
        }

        return Violation.Invalid(name, "must have a common denominator", $"one of more than {LargestFractionBytes} bytes");
    }

    // Numbers of items by whole day, of a life or since the year 1.
    public static Violation? Days(string name, in Bins days) =>
        !days.TryGetEnds(out var first, out var last) || (first >= 0 && last <= LocalTime.LastDay)
            ? null
            : Violation.Invalid(name, $"must lie on the days from 0 to {LocalTime.LastDay}", FormattableString.Invariant($"{first} to {last}"));

    // Durations of so many items, none of them negative, in the bins that summaries use.
    public static Violation? Durations(long items, string name, in DurationTotals durations) =>
        durations.Count != items ? Violation.Invalid(name, $"must hold the durations of {items} items", durations.Count)
        : durations.Minimum < TimeSpan.Zero ? Violation.Invalid(name, "must not hold a negative duration", durations.Minimum)
        : durations.FindViolation(LogarithmicScale.Standard);
}
