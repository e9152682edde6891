namespace CrmRoi.Metrics.Sales;

/// <summary>What a salesperson did.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SalesActivityKind>))]
public enum SalesActivityKind
{
    /// <summary>Nobody has said. An activity of this kind is refused.</summary>
    Unspecified,

    /// <summary>Sent an e-mail.</summary>
    Email,

    /// <summary>Made or took a call.</summary>
    Call,

    /// <summary>Held a meeting, in person or online.</summary>
    Meeting,

    /// <summary>Sent a proposal.</summary>
    Proposal,
}
