namespace CrmRoi.Metrics.Sales;

/// <summary>The outcome of a quote.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuoteOutcome>))]
public enum QuoteOutcome
{
    /// <summary>Not answered yet.</summary>
    Open,

    /// <summary>Accepted by the customer.</summary>
    Accepted,

    /// <summary>Declined by the customer.</summary>
    Declined,

    /// <summary>No longer valid, without an answer.</summary>
    Expired,
}
