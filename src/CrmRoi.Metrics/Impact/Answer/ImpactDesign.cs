namespace CrmRoi.Metrics.Impact;

/// <summary>How a <see cref="CrmImpact"/> judges the gain. It follows from which data there are, never from their values.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactDesign>))]
public enum ImpactDesign
{
    /// <summary>The change as it is: with too few units and too few months, nothing says how certain it is.</summary>
    FigureOnly,

    /// <summary>Twelve months on both sides: a step, without the season. All market growth counts as gain.</summary>
    SameCalendarMonths,

    /// <summary>Twenty-four months before and three after: a step against the trend and the season.</summary>
    InterruptedSeries,

    /// <summary>A control group with fewer than four units on a side: its gain is taken off, but nothing says how certain the result is.</summary>
    FewUnits,

    /// <summary>A control group with at least four units on either side.</summary>
    ControlGroup,
}
