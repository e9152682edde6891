namespace CrmRoi.Metrics;

/// <summary>How a deal or a lead stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>Decided for us: the customer bought, or the lead became a customer.</summary>
    Won,

    /// <summary>Decided against us: lost, disqualified or given up.</summary>
    Lost,
}
