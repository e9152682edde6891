namespace CrmRoi.Metrics.Impact;

/// <summary>What the data say to a claimed change.</summary>
public enum ClaimVerdict
{
    /// <summary>Nothing: there is no interval, or no change at all.</summary>
    Unknown,

    /// <summary>The claim lies within the interval: the data do not speak against it. Whether they speak for it, <see cref="ClaimCheck.CouldBeNoChange"/> tells.</summary>
    Compatible,

    /// <summary>The whole interval lies short of the claim: less was reached than claimed.</summary>
    FallsShort,

    /// <summary>The whole interval lies beyond the claim: more was reached than claimed.</summary>
    Exceeds,
}
