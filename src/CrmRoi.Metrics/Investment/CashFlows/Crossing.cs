namespace CrmRoi.Metrics.Investment;

/// <summary>Which crossing is meant if the cumulative cash flow reaches 0 from below more than once.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Crossing>))]
public enum Crossing
{
    /// <summary>The first one: the money is back for the first time, even if more has to be laid out later.</summary>
    First,

    /// <summary>The last one: the money is back and stays back to the end.</summary>
    Last,
}
