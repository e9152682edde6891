namespace CrmRoi.Metrics.Impact;

/// <summary>How an effect was estimated. The assumptions of its range follow from it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectMethod>))]
public enum EffectMethod
{
    /// <summary>A figure without a method: no range.</summary>
    FigureOnly,

    /// <summary>A step and an effect of each calendar month, with correlated errors: <see cref="MonthlySeries.StepWithMonthEffects"/>.</summary>
    StepWithMonthEffects,

    /// <summary>A step, a trend and a season, with correlated errors: <see cref="MonthlySeries.InterruptedSeries"/>.</summary>
    InterruptedSeries,

    /// <summary>The differences of equal calendar months, taken as independent: <see cref="MonthlySeries.PairedMonths"/>.</summary>
    PairedMonths,

    /// <summary>The means of blocks of months, taken as independent: <see cref="MonthlySeries.BlockMeans"/>.</summary>
    BlockMeans,

    /// <summary>All months taken as independent: <see cref="MonthlySeries.IndependentMonths"/>.</summary>
    IndependentMonths,

    /// <summary>Ordinary least squares with the standard error of Newey and West: <see cref="MonthlySeries.NeweyWest"/>.</summary>
    NeweyWest,

    /// <summary>The trend of the gap between two groups, with correlated errors: <see cref="ParallelTrendCheck.Growth"/>.</summary>
    GapTrend,

    /// <summary>The changes of units with the CRM compared with units without: <see cref="Impact.ControlGroup.Effect"/>.</summary>
    ControlGroup,

    /// <summary>An estimate with a standard error computed elsewhere: <see cref="EffectEstimate.Of"/>.</summary>
    Given,
}
