using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Coverage;

/// <summary>
/// A world of deals that are decided after exponential times, of 60 days on average before and 40 after, and watched for a time of their own: a third faster, the share won unchanged.
/// </summary>
internal sealed record TimeToWinWorld
{
    private const double MeanBefore = 60;
    private const double MeanAfter = 40;
    private static readonly DateTimeOffset AsOf = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public required string Name { get; init; }

    /// <summary>The deals on each side.</summary>
    public int Deals { get; init; } = 100;

    /// <summary>The share that is won in the end.</summary>
    public double Won { get; init; } = 0.3;

    /// <summary>The days for which no deal is watched longer.</summary>
    public int Horizon { get; init; } = 60;

    /// <summary>The mean of the time for which a deal is watched, beyond ten days.</summary>
    public double Watched { get; init; } = 60;

    /// <summary>The deals of a rep, all of which are won or lost together with this share of the chance; 1 where deals are independent.</summary>
    public int DealsPerRep { get; init; } = 1;

    public int Day => Horizon / 2;

    /// <summary>A quarter of those that are won in the end.</summary>
    public double Share => Won / 4;

    public double ChangeOfWonByDay => WonBy(Day, MeanAfter) - WonBy(Day, MeanBefore);

    public double ChangeOfDaysWon => Enumerable.Range(0, Day).Sum(day => WonBy(day, MeanAfter) - WonBy(day, MeanBefore));

    public double ChangeOfDayOfShare => DayOf(MeanAfter) - DayOf(MeanBefore);

    /// <summary>What became of the mean cycle of all deals that are won in the end.</summary>
    public static double ChangeOfCycle => MeanAfter - MeanBefore;

    public TimeToWinComparison Draw(Dice dice, out Moments cyclesBefore, out Moments cyclesAfter)
    {
        List<Deal> before = Side(dice, MeanBefore), after = Side(dice, MeanAfter);
        (cyclesBefore, cyclesAfter) = (Cycles(before), Cycles(after));
        return new(before.SummarizeTimeToWin(AsOf), after.SummarizeTimeToWin(AsOf));
    }

    private static Moments Cycles(IEnumerable<Deal> deals) => Moments.Of(deals.Where(deal => deal.Outcome == Outcome.Won).Select(deal => (decimal)(deal.Closed!.Value - deal.Opened).TotalDays));

    private List<Deal> Side(Dice dice, double mean)
    {
        List<Deal> deals = [];
        while (deals.Count < Deals)
        {
            // A rep wins twice the usual share, or none.
            var won = DealsPerRep == 1 ? Won : dice.Uniform() < 0.5 ? 2 * Won : 0;
            for (var i = 0; i < DealsPerRep; i++)
            {
                double decided = -mean * Math.Log(1 - dice.Uniform()), watched = Math.Floor(Math.Min(Horizon, 10 - (Watched * Math.Log(1 - dice.Uniform()))));
                var isWon = dice.Uniform() < won;
                var opened = AsOf.AddDays(-watched - 1).AddMinutes(1); // seen to the end of its last day
                var closed = opened.AddDays(decided);
                deals.Add(closed > AsOf ? new(opened, null, Outcome.Open, 1) : new(opened, closed, isWon ? Outcome.Won : Outcome.Lost, 1));
            }
        }

        return deals;
    }

    // A day ends as the next begins.
    private double WonBy(int day, double mean) => Won * (1 - Math.Exp(-(day + 1) / mean));

    private double DayOf(double mean) => Enumerable.Range(0, 1_000).First(day => WonBy(day, mean) >= Share);
}
