using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>One year of a business case as a row of its table, risk-adjusted, in money.</summary>
/// <remarks>Two are equal when all figures are equal. <c>default</c> is a year 0 without money.</remarks>
[JsonConverter(typeof(StrictJsonConverter<BusinessCaseYear>))]
public readonly record struct BusinessCaseYear
{
    internal BusinessCaseYear(int year, decimal benefits, decimal costs, decimal cumulativeNet, decimal presentValue, decimal cumulativePresentValue)
    {
        Year = year;
        Benefits = benefits;
        Costs = costs;
        CumulativeNet = cumulativeNet;
        PresentValue = presentValue;
        CumulativePresentValue = cumulativePresentValue;
    }

    /// <summary>The year: 0 is now, 1 the end of the first year.</summary>
    public int Year { get; }

    /// <summary>The benefits.</summary>
    public decimal Benefits { get; }

    /// <summary>The costs, as a positive amount.</summary>
    public decimal Costs { get; }

    /// <summary>The net benefit: <c>benefits − costs</c>.</summary>
    public decimal Net => Fraction.Trim(Benefits - Costs);

    /// <summary>The sum of the net benefits of all years up to this one.</summary>
    public decimal CumulativeNet { get; }

    /// <summary>The present value of the net benefit.</summary>
    public decimal PresentValue { get; }

    /// <summary>The sum of the present values of all years up to this one; in the last year, the net present value.</summary>
    public decimal CumulativePresentValue { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"BusinessCaseYear {{ Year = {Year}, Benefits = {Benefits}, Costs = {Costs}, CumulativeNet = {CumulativeNet}, PresentValue = {PresentValue}, CumulativePresentValue = {CumulativePresentValue} }}");
}
