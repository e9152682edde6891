namespace CrmRoi.Metrics.Coverage;

/// <summary>A method in a world, what is asked of it, and what came out.</summary>
internal sealed class Cell(string section, string world, string method, Func<Dice, Judged> draw)
{
    public string Section => section;

    public string World => world;

    public string Method => method;

    /// <summary>The least share of ranges that must hold the truth.</summary>
    public double? Coverage { get; init; }

    /// <summary>The largest share of companies whom a gain may be shown that is not there.</summary>
    public double? MostShown { get; init; }

    /// <summary>How often, beside another method in the same world, the range must lie above 0.</summary>
    public (string Method, double Share)? Power { get; init; }

    public Tally Tally { get; } = new();

    public void Run(int companies)
    {
        // The same companies for every method in a world: they differ by the method alone.
        for (var company = Tally.Companies; company < companies; company++)
            Tally.Add(draw(new Dice(world, company)));
    }

    /// <summary>What was asked and missed by more than two standard errors.</summary>
    public IEnumerable<string> Misses(IReadOnlyList<Cell> all)
    {
        if (Coverage is { } least && !(Tally.Coverage.Value + Tally.Coverage.TwoErrors >= least))
            yield return FormattableString.Invariant($"{world}, {method}: covers {Tally.Coverage} %, asked {100 * least:0} %");
        if (MostShown is { } most && !(Tally.Shown.Value - Tally.Shown.TwoErrors <= most))
            yield return FormattableString.Invariant($"{world}, {method}: falsely shown {Tally.Shown} %, asked at most {100 * most:0} %");
        if (Power is { } power)
        {
            var other = all.Single(cell => cell.World == world && cell.Method == power.Method).Tally.Above;
            if (!(Tally.Above.Value + Tally.Above.TwoErrors + (power.Share * other.TwoErrors) >= power.Share * other.Value))
                yield return FormattableString.Invariant($"{world}, {method}: above 0 in {Tally.Above} %, asked {power.Share} of the {other} % of {power.Method}");
        }
    }
}
