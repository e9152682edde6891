namespace CrmRoi.Metrics.Service;

/// <summary>Decides when a reopened case counts as resolved, and how long that took. No policy counts pauses.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReopenPolicy>))]
public enum ReopenPolicy
{
    /// <summary>Not chosen. Rules with this policy are refused.</summary>
    Unspecified,

    /// <summary>From opening to the first resolution. A reopened case stays resolved.</summary>
    FirstResolution,

    /// <summary>
    /// From opening to the last resolution, including the time in between in which the case was resolved. A case that is open again is not resolved.
    /// </summary>
    LastResolution,

    /// <summary>The sum of the times in which the case was open, up to the last resolution. A case that is open again is not resolved.</summary>
    SumOfOpenSpells,
}
