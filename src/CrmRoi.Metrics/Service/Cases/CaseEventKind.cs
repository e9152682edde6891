namespace CrmRoi.Metrics.Service;

/// <summary>What happened to a case. Events at the same instant are ordered by these values, in the first order without a contradiction.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseEventKind>))]
public enum CaseEventKind
{
    /// <summary>The customer opened the case. This is the first event of every case.</summary>
    Opened,

    /// <summary>
    /// The case went from a bot, or from people who only sort cases, to those who answer. The clock of the first response starts here.
    /// </summary>
    HandedOver,

    /// <summary>The customer wrote again while the case was not resolved.</summary>
    CustomerReplied,

    /// <summary>An agent answered the customer: an agent contact.</summary>
    Replied,

    /// <summary>The case went to another agent or team.</summary>
    Transferred,

    /// <summary>The clocks run again after a pause.</summary>
    Resumed,

    /// <summary>The case was opened again after it had been resolved.</summary>
    Reopened,

    /// <summary>The clocks stop: the case waits for the customer or a third party.</summary>
    Paused,

    /// <summary>An agent resolved the case.</summary>
    Resolved,

    /// <summary>The customer resolved the case without an agent: in a portal, or with an article of the knowledge base.</summary>
    ResolvedBySelfService,

    /// <summary>The case was merged into another one and ended there. No event may follow.</summary>
    MergedAway,
}
