namespace CrmRoi.Metrics.Investment;

/// <summary>Which crossing counts if the cumulative cash flow reaches 0 from below more than once.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Crossing>))]
public enum Crossing
{
    /// <summary>The first: the money is back for the first time, even if more must be spent later.</summary>
    First,

    /// <summary>The last: the money is back and stays back to the end.</summary>
    Last,
}
