namespace CrmRoi.Metrics.Marketing;

/// <summary>How a lead stands.</summary>
public enum LeadOutcome
{
    /// <summary>Not decided yet.</summary>
    Open,

    /// <summary>The lead became a customer.</summary>
    Won,

    /// <summary>The lead was lost, disqualified or given up.</summary>
    Lost,
}
