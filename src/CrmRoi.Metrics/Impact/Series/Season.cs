namespace CrmRoi.Metrics.Impact;

/// <summary>How an interrupted series takes account of the season.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Season>))]
public enum Season
{
    /// <summary>An effect of each calendar month: a season of any shape.</summary>
    MonthEffects,

    /// <summary>One wave a year, a sine and a cosine. Narrower ranges if the season is such a wave; wrong if it is not, for example with a strong December.</summary>
    YearlyWave,
}
