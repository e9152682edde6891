namespace CrmRoi.Metrics.Coverage;

/// <summary>A world of reps or customers, each with a rate of its own: the deals of one rep are not independent of each other.</summary>
internal sealed record RateWorld
{
    private const double Deals = 40;

    /// <summary>The rate of the company: wins by deals, or profit by revenue.</summary>
    public const double Rate = 0.3;

    public required string Name { get; init; }

    public int Units { get; init; } = 10;

    /// <summary>The share of the variance of a deal that its rep carries.</summary>
    public double Correlation { get; init; }

    /// <summary>The standard deviation of the logarithm of the sizes.</summary>
    public double SizesDiffer { get; init; }

    /// <summary>By how much the rate rises, in points.</summary>
    public double Rise { get; init; }

    /// <summary>Won and decided deals, by rep.</summary>
    public Proportion[] Draw(Dice dice) => [.. Enumerable.Range(0, Units).Select(_ => Decided(dice, Size(dice), RateOfUnit(dice, Correlation)))];

    /// <summary>The same before and after. A good rep stays a good one; the rates of reps drift apart by half of what they differ, and the number of deals is that of chance.</summary>
    public (Proportion Before, Proportion After)[] DrawTwice(Dice dice) => [.. Enumerable.Range(0, Units).Select(_ =>
    {
        double size = Size(dice), rate = RateOfUnit(dice, Correlation), drift = RateOfUnit(dice, Correlation / 2) - Rate;
        return (Decided(dice, dice.Poisson(size), rate), Decided(dice, dice.Poisson(size), rate + Rise + drift));
    })];

    /// <summary>Gross profit by revenue, by customer; the rates of customers differ by 15 points.</summary>
    public Ratio[] DrawMargins(Dice dice) => [.. Enumerable.Range(0, Units).Select(_ =>
    {
        var revenue = 1_000 * Size(dice);
        return new Ratio((decimal)(revenue * (Rate + (0.15 * dice.Normal()))), (decimal)revenue);
    })];

    private static Proportion Decided(Dice dice, double size, double rate)
    {
        var (deals, won) = (Math.Max(1, (int)size), 0);
        for (var deal = 0; deal < deals; deal++)
            won += dice.Uniform() < rate ? 1 : 0;
        return new(won, deals);
    }

    private double Size(Dice dice) => Deals * Math.Exp((SizesDiffer * dice.Normal()) - (SizesDiffer * SizesDiffer / 2));

    // A beta, whose intraclass correlation is 1 / (a + b + 1).
    private static double RateOfUnit(Dice dice, double correlation)
    {
        if (correlation == 0)
            return Rate;
        double weight = (1 / correlation) - 1, a = dice.Gamma(Rate * weight), b = dice.Gamma((1 - Rate) * weight);
        return a / (a + b);
    }
}
