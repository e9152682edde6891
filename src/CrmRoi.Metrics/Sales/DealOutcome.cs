namespace CrmRoi.Metrics.Sales;

/// <summary>How a deal stands.</summary>
public enum DealOutcome
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>Decided for us: the customer bought.</summary>
    Won,

    /// <summary>Decided against us, or given up.</summary>
    Lost,
}
