namespace CrmRoi.Metrics.Service;

/// <summary>When a reopened case counts as resolved, and how long that took. Pauses are left out under each.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReopenPolicy>))]
public enum ReopenPolicy
{
    /// <summary>Nobody has said. Rules with this policy are refused.</summary>
    Unspecified,

    /// <summary>From opening to the first resolution. A case that was reopened stays resolved.</summary>
    FirstResolution,

    /// <summary>From opening to the last resolution, the time in which it lay resolved in between included. A case that is open again is not resolved.</summary>
    LastResolution,

    /// <summary>The sum of the spells in which it was open, up to the last resolution. A case that is open again is not resolved.</summary>
    SumOfOpenSpells,
}
