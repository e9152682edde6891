using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace Generated;

/// <summary>Made-up deals, each from its number alone, so that any share of them can be made anywhere and in any order, and is the same everywhere.</summary>
public static class GeneratedDeals
{
    public const int Reps = 200;

    private static readonly DateTimeOffset Start = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The rep who has the deal of a number, 0 to 199.</summary>
    public static int Rep(long number) => (int)(new Digits(number).Next(Reps));

    /// <summary>The deal of a number: opened within four years; of ten, four won, four lost, two open; the cost known for three in four.</summary>
    public static Deal Deal(long number)
    {
        var digits = new Digits(number);
        digits.Next(Reps);
        var opened = Start.AddSeconds(digits.Next(4 * 365 * 86_400));
        // The product of two even numbers is small more often than large: most cycles are short, some last a year.
        var cycle = TimeSpan.FromSeconds(1 + (digits.Next(5_616) * digits.Next(5_616)));
        var outcome = digits.Next(10) switch { < 4 => Outcome.Won, < 8 => Outcome.Lost, _ => Outcome.Open };
        var cents = 10_000 + digits.Next(4_990_000);
        var costKnown = digits.Next(4) > 0;
        return new Deal(
            opened,
            outcome == Outcome.Open ? null : opened + cycle,
            outcome,
            new decimal((int)cents, 0, 0, false, 2),
            costKnown ? new decimal((int)(cents * 6 / 10), 0, 0, false, 2) : null);
    }

    // SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): numbers that look random, from a counter.
    private struct Digits(long number)
    {
        private ulong _state = unchecked((ulong)number * 0xD1342543DE82EF95);

        public long Next(int bound)
        {
            unchecked
            {
                var z = _state += 0x9E3779B97F4A7C15;
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
                return (long)(((z ^ (z >> 31)) >> 32) * (ulong)bound >> 32);
            }
        }
    }
}
