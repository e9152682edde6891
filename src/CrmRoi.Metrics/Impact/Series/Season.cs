namespace CrmRoi.Metrics.Impact;

/// <summary>How an interrupted series models the season.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Season>))]
public enum Season
{
    /// <summary>An effect of each calendar month: a season of any shape.</summary>
    MonthEffects,

    /// <summary>
    /// One wave a year, a sine and a cosine. It gives narrower ranges if the season is such a wave, and wrong ones if not, for example with a strong
    /// December.
    /// </summary>
    YearlyWave,
}
