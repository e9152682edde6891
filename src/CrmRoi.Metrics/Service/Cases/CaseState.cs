namespace CrmRoi.Metrics.Service;

/// <summary>The state of a case.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseState>))]
public enum CaseState
{
    /// <summary>The case is open and its clocks run.</summary>
    Open,

    /// <summary>The case is open and its clocks stand still.</summary>
    Paused,

    /// <summary>The case is resolved.</summary>
    Resolved,

    /// <summary>The case was merged into another case.</summary>
    MergedAway,
}
