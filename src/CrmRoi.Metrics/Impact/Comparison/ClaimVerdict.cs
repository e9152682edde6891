namespace CrmRoi.Metrics.Impact;

/// <summary>What the data say to a claimed change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimVerdict>))]
public enum ClaimVerdict
{
    /// <summary>The data say nothing: there is no interval, or no change at all.</summary>
    Unknown,

    /// <summary>The interval contains both the claim and no change: the data cannot tell one from the other. That does not support the claim.</summary>
    CannotTell,

    /// <summary>The interval contains the claim and excludes no change: something changed, and it may be as much as claimed.</summary>
    Compatible,

    /// <summary>The whole interval lies short of the claim: less was reached than claimed.</summary>
    FallsShort,

    /// <summary>The whole interval lies beyond the claim: more was reached than claimed.</summary>
    Exceeds,
}
