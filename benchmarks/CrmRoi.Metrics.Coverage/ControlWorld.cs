using CrmRoi.Metrics.Impact;

namespace CrmRoi.Metrics.Coverage;

/// <summary>A world of units with the CRM and without, each with a total before and after; the market grows by 12 % for all.</summary>
internal sealed record ControlWorld
{
    private const double Level = 1000;
    private const double Market = 0.12;

    public required string Name { get; init; }

    /// <summary>The units with the CRM.</summary>
    public int Treated { get; init; } = 4;

    /// <summary>The units without.</summary>
    public int Control { get; init; } = 4;

    /// <summary>What the CRM adds: a share of the level.</summary>
    public double Effect { get; init; }

    /// <summary>The standard deviation of a change, a share of the level.</summary>
    public double Deviation { get; init; } = 0.1;

    /// <summary>The standard deviation of the changes of those with the CRM, as a multiple of that of the others.</summary>
    public double TreatedDeviation { get; init; } = 1;

    public Noise Noise { get; init; }

    /// <summary>By how much the sizes of the units differ: the standard deviation of their logarithm. Growth and effect go with the size.</summary>
    public double SizesDiffer { get; init; }

    /// <summary>The reps of a unit, where reps are taken for the units though teams got the CRM: each team's change is shared by its reps.</summary>
    public int RepsPerTeam { get; init; } = 1;

    /// <summary>The share of the variance of a rep's change that its team carries.</summary>
    public double TeamShare { get; init; }

    public (ControlGroup Group, double Truth) Draw(Dice dice)
    {
        List<UnitChange> units = [];
        var truth = 0.0;
        for (var team = 0; team < Treated + Control; team++)
        {
            var hasCrm = team < Treated;
            var shared = Math.Sqrt(TeamShare) * Shock(dice);
            for (var rep = 0; rep < RepsPerTeam; rep++)
            {
                double size = Level * Math.Exp(SizesDiffer * dice.Normal()), added = hasCrm ? Effect * size : 0;
                var change = (Market * size) + added + (Level * Deviation * (hasCrm ? TreatedDeviation : 1) * (shared + (Math.Sqrt(1 - TeamShare) * Shock(dice))));
                truth += added;
                units.Add(new($"{team}/{rep}", hasCrm, Cents(size), Cents(size + change)));
            }
        }

        return (new ControlGroup(units), truth);

        static decimal Cents(double amount) => Math.Round((decimal)amount, 2);
    }

    private double Shock(Dice dice) => Noise switch { Noise.HeavyTailed => dice.HeavyTailed(), Noise.Skewed => dice.Skewed(), _ => dice.Normal() };
}
