namespace CrmRoi.Metrics.Service;

/// <summary>What happened to a case. Events of one instant are put into the first order, by these values, that contradicts nothing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseEventKind>))]
public enum CaseEventKind
{
    /// <summary>The customer opened it: the first event of every case.</summary>
    Opened,

    /// <summary>It went from a bot, or from people who only sort cases, to those who answer: the clock of the first response starts here.</summary>
    HandedOver,

    /// <summary>The customer wrote again, in a case that is not resolved.</summary>
    CustomerReplied,

    /// <summary>An agent answered the customer: an agent contact.</summary>
    Replied,

    /// <summary>It went to another agent or team.</summary>
    Transferred,

    /// <summary>The clocks go on after a pause.</summary>
    Resumed,

    /// <summary>It was opened again after it had been resolved.</summary>
    Reopened,

    /// <summary>The clocks stand still: it waits for the customer or a third party.</summary>
    Paused,

    /// <summary>An agent resolved it.</summary>
    Resolved,

    /// <summary>The customer resolved it without an agent: in a portal, by an article of the knowledge base.</summary>
    ResolvedBySelfService,

    /// <summary>It was merged into another case and ended there: the last event of such a case.</summary>
    MergedAway,
}
