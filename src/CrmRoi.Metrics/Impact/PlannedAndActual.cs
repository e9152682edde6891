namespace CrmRoi.Metrics.Impact;

/// <summary>A year's plan and what came of it, in money. Two are equal when year and amounts are equal. <c>default</c> is year 0 without plan or result.</summary>
public readonly record struct PlannedAndActual
{
    /// <summary>A year's plan and what came of it.</summary>
    /// <param name="year">The year, 1 for the first.</param>
    /// <param name="planned">The planned amount, in money.</param>
    /// <param name="actual">The actual amount, in money.</param>
    public PlannedAndActual(int year, decimal planned, decimal actual)
    {
        Year = year;
        Planned = planned;
        Actual = actual;
    }

    /// <summary>The year, 1 for the first.</summary>
    public int Year { get; }

    /// <summary>The planned amount, in money.</summary>
    public decimal Planned { get; }

    /// <summary>The actual amount, in money.</summary>
    public decimal Actual { get; }

    /// <summary>The variance: actual − planned, in money; above 0 where more came than was planned.</summary>
    public decimal Variance => Actual - Planned;

    /// <summary>The attainment: actual / planned. Undefined at a plan of 0.</summary>
    public Ratio Attainment => new(Actual, Planned);
}
