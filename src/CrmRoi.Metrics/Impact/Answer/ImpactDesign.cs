namespace CrmRoi.Metrics.Impact;

/// <summary>By what a <see cref="CrmImpact"/> judges the gain. It follows from what the data contain, never from what they say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactDesign>))]
public enum ImpactDesign
{
    /// <summary>The change as it is: there are too few units and too few months to say how sure it is.</summary>
    FigureOnly,

    /// <summary>Twelve months on both sides: a step, with the season taken out. All growth of the market counts as gain.</summary>
    SameCalendarMonths,

    /// <summary>Twenty-four months before and three after: a step against the trend and the season.</summary>
    InterruptedSeries,

    /// <summary>A control group of fewer than four units on a side: what it gained is taken off, but nothing says how sure that is.</summary>
    FewUnits,

    /// <summary>A control group, four units on either side at least.</summary>
    ControlGroup,
}
