using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>One year of a plan compared with what happened, in money.</summary>
/// <remarks>Two are equal when all figures are equal. <c>default</c> is a year 0 without money.</remarks>
[JsonConverter(typeof(StrictJsonConverter<PlanYear>))]
public readonly record struct PlanYear
{
    private PlanYear(int year, decimal plan, decimal actual, decimal cumulativeDifference)
    {
        Year = year;
        Plan = plan;
        Actual = actual;
        CumulativeDifference = cumulativeDifference;
    }

    /// <summary>The year: 0 is the start.</summary>
    public int Year { get; }

    /// <summary>The planned amount.</summary>
    public decimal Plan { get; }

    /// <summary>The actual amount.</summary>
    public decimal Actual { get; }

    /// <summary>The difference: <c>actual − plan</c>.</summary>
    public decimal Difference => Fraction.Trim(Actual - Plan);

    /// <summary>The sum of the differences of all years up to this one.</summary>
    public decimal CumulativeDifference { get; }

    /// <summary>The share of the plan that was reached: <c>actual / plan</c>. Undefined at a plan of 0.</summary>
    public Ratio Attainment => new(Actual, Plan);

    /// <summary>Compares a plan with actual figures, for each year with actual figures.</summary>
    /// <param name="plan">The plan by year: benefits, costs or net cash flows of a business case.</param>
    /// <param name="actual">The actual amounts by year. Years after the end of the plan count as planned at 0.</param>
    /// <returns>A row for each actual year, year 0 first.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="OverflowException">A difference lies beyond the range of <see cref="decimal"/>.</exception>
    public static IReadOnlyList<PlanYear> Compare(CashFlows plan, CashFlows actual)
    {
        IReadOnlyList<decimal> planned = Guard.NotNull(plan).Amounts, came = Guard.NotNull(actual).Amounts;
        var differences = CumulativeCashFlow.Of([.. came.Select((amount, year) => amount - planned.ElementAtOrDefault(year))]);
        return [.. came.Select((amount, year) => new PlanYear(year, planned.ElementAtOrDefault(year), amount, differences[year]))];
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"PlanYear {{ Year = {Year}, Plan = {Plan}, Actual = {Actual}, CumulativeDifference = {CumulativeDifference} }}");
}
