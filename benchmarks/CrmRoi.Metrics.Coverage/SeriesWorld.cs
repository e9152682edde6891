using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Coverage;

/// <summary>How the noise of a month is drawn.</summary>
internal enum Noise
{
    Normal,
    HeavyTailed,
    Skewed,
}

/// <summary>A world of companies whose gross profit is known by month. The level starts at 100, the standard deviation of a month is 8 % of it unless said otherwise.</summary>
internal sealed record SeriesWorld
{
    private const double Level = 100;
    private const int WarmUp = 60;
    private static readonly DateTimeOffset GoLive = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required string Name { get; init; }

    public int Before { get; init; } = 12;

    public int After { get; init; } = 12;

    /// <summary>The correlation of neighbouring months.</summary>
    public double Correlation { get; init; }

    /// <summary>A second lag: errors follow the month before last too.</summary>
    public double SecondLag { get; init; }

    /// <summary>The growth of the market a month, compounded.</summary>
    public double Growth { get; init; }

    /// <summary>The growth of the market a month from go-live on, where it changes; else as before.</summary>
    public double? GrowthAfter { get; init; }

    public double[] Season { get; init; } = Shape.Flat;

    /// <summary>By how much the season of each year strays from its shape: a share of its height.</summary>
    public double SeasonStrays { get; init; }

    /// <summary>What the CRM adds: a share of the level.</summary>
    public double Effect { get; init; }

    public double Deviation { get; init; } = 0.08;

    /// <summary>The standard deviation after, as a multiple of that before.</summary>
    public double DeviationAfter { get; init; } = 1;

    public Noise Noise { get; init; }

    /// <summary>Whether only companies buy whose last twelve months before were at least so many standard deviations of a year's mean below their level.</summary>
    public double? BoughtAfterBadYear { get; init; }

    /// <summary>The company's months, and what the CRM truly added to the months after, all together.</summary>
    public (decimal[] Before, decimal[] After, double Truth) Draw(Dice dice)
    {
        int all = Before + After;
        double[] level = new double[all], noise = new double[all];
        for (var attempt = 0; ; attempt++)
        {
            double last = 0, beforeLast = 0;
            for (var month = -WarmUp; month < all; month++)
            {
                var shock = Noise switch { Noise.HeavyTailed => dice.HeavyTailed(), Noise.Skewed => dice.Skewed(), _ => dice.Normal() };
                (last, beforeLast) = ((Correlation * last) + (SecondLag * beforeLast) + (Innovation * shock), last);
                if (month >= 0)
                    noise[month] = last;
            }

            if (BoughtAfterBadYear is not { } bad || attempt == 1000 || noise.Take(Before).TakeLast(12).Average() < -bad * YearDeviation)
                break;
        }

        var market = Level;
        var truth = 0.0;
        var strays = Enumerable.Range(0, ((all - 1) / 12) + 1).Select(_ => 1 + (SeasonStrays * dice.Normal())).ToArray();
        for (var month = 0; month < all; month++)
        {
            // The season begins with the month of go-live, whatever the number of months before.
            var seasonal = market * (1 + (Season[((month - Before) % 12 + 12) % 12] * strays[month / 12]));
            var added = month >= Before ? Effect * seasonal : 0;
            truth += added;
            level[month] = seasonal + added + (Level * Deviation * (month < Before ? 1 : DeviationAfter) * noise[month]);
            market *= 1 + (month + 1 < Before ? Growth : GrowthAfter ?? Growth);
        }

        decimal[] cents = [.. level.Select(amount => Math.Round((decimal)amount * 1_000, 2))];
        return (cents[..Before], cents[Before..], truth * 1_000);
    }

    /// <summary>What a user does with these months: deals in, the library's own choice of design, the answer out.</summary>
    public static CrmImpact Ask(decimal[] before, decimal[] after)
    {
        var months = Math.Min(before.Length, after.Length);
        var periods = ComparisonPeriods.AroundGoLive(GoLive, months, TimeZoneInfo.Utc);
        Deal[] deals = [.. before.Concat(after).Select((amount, i) => Sold(GoLive.AddMonths(i - before.Length), amount))];
        var sales = deals.CompareBeforeAndAfter(periods, TimeSpan.FromDays(20), periods.After.End);
        var bridge = DriverBridge.OfGrossProfit(DriverFigures.Of(sales.Before, months), DriverFigures.Of(sales.After, months));
        var byMonth = deals.Where(deal => deal.Closed < periods.After.End).ToDictionary(deal => deal.Opened, deal => deal.Amount!.Value);
        return new CrmImpact(sales, bridge, new CashFlows(0, 90_000), 0.1m, MonthlySeries.Of(periods, month => byMonth[month.Start], before.Length));

        static Deal Sold(DateTimeOffset month, decimal grossProfit) => new(month, month.AddDays(9), Outcome.Won, grossProfit, cost: 0);
    }

    // Brings the noise to a standard deviation of 1, by the Yule-Walker equations of two lags.
    private double Innovation
    {
        get
        {
            var first = Correlation / (1 - SecondLag);
            return Math.Sqrt(1 - (Correlation * first) - (SecondLag * ((Correlation * first) + SecondLag)));
        }
    }

    // The standard deviation of the mean of twelve months with this correlation.
    private double YearDeviation => Math.Sqrt(Enumerable.Range(0, 12).Sum(i => Enumerable.Range(0, 12).Sum(j => Math.Pow(Correlation, Math.Abs(i - j)))) / 144);
}
