using System.Numerics;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// The curves of a time to win at the end of one day, as exact fractions. The parts won, lost and undecided add up to <see cref="Whole"/>.
/// </summary>
internal sealed class IncidenceStep
{
    public int Day { get; private set; }

    public long AtRisk { get; private set; }

    public long Won { get; private set; }

    public long Lost { get; private set; }

    public long Open { get; private set; }

    public BigInteger Whole { get; private set; } = BigInteger.One;

    public BigInteger WonPart { get; private set; }

    public BigInteger LostPart { get; private set; }

    public BigInteger UndecidedPart { get; private set; } = BigInteger.One;

    public BigInteger KaplanMeierWhole { get; private set; } = BigInteger.One;

    public BigInteger KaplanMeierUnwonPart { get; private set; } = BigInteger.One;

    /// <summary>The days on which a deal was won, lost or last seen open, in order.</summary>
    public static IEnumerable<IncidenceStep> Walk(TimeToWinTotals totals)
    {
        Dictionary<int, long> won = ByDay(totals.Won.InUse()), lost = ByDay(totals.Lost.InUse()), open = ByDay(totals.Open.InUse());
        long On(Dictionary<int, long> counts, int day) => counts.TryGetValue(day, out var count) ? count : 0;

        var step = new IncidenceStep { AtRisk = totals.Seen };
        foreach (var day in won.Keys.Union(lost.Keys).Union(open.Keys).OrderBy(day => day))
        {
            step = step.Next(day, On(won, day), On(lost, day), On(open, day));
            yield return step;
        }
    }

    // Aalen-Johansen: of the undecided part, won / at risk is won and lost / at risk is lost on this day. The open deals of the day count as at risk.
    private IncidenceStep Next(int day, long won, long lost, long open)
    {
        var atRisk = AtRisk - Won - Lost - Open;
        var step = new IncidenceStep
        {
            Day = day,
            AtRisk = atRisk,
            Won = won,
            Lost = lost,
            Open = open,
            Whole = Whole,
            WonPart = WonPart,
            LostPart = LostPart,
            UndecidedPart = UndecidedPart,
            KaplanMeierWhole = KaplanMeierWhole,
            KaplanMeierUnwonPart = KaplanMeierUnwonPart,
        };
        if (won + lost > 0)
        {
            // The factor that undecided part and deals at risk share is left out, so that the whole grows only where deals drop out open.
            var shared = BigInteger.GreatestCommonDivisor(UndecidedPart, atRisk);
            BigInteger scale = atRisk / shared, each = UndecidedPart / shared;
            step.Whole *= scale;
            step.WonPart = (WonPart * scale) + (each * won);
            step.LostPart = (LostPart * scale) + (each * lost);
            step.UndecidedPart = each * (atRisk - won - lost);
        }

        if (won > 0)
        {
            // Kaplan-Meier: a lost deal drops out like an open one.
            var shared = BigInteger.GreatestCommonDivisor(KaplanMeierUnwonPart, atRisk);
            step.KaplanMeierWhole *= atRisk / shared;
            step.KaplanMeierUnwonPart = KaplanMeierUnwonPart / shared * (atRisk - won);
        }

        return step;
    }

    private static Dictionary<int, long> ByDay(IEnumerable<KeyValuePair<int, long>> counts) => counts.ToDictionary(count => count.Key, count => count.Value);
}
