namespace CrmRoi.Metrics.Service;

/// <summary>How a case stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>It is open and its clocks run.</summary>
    Open,

    /// <summary>It is open and its clocks stand still.</summary>
    Paused,

    /// <summary>It is resolved.</summary>
    Resolved,

    /// <summary>It was merged into another case.</summary>
    MergedAway,
}
