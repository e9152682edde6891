namespace CrmRoi.Metrics;

/// <summary>Why a figure has no interval.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoIntervalReason>))]
public enum NoIntervalReason
{
    /// <summary>No reason is known: there is an interval, or the figure is one that never has one.</summary>
    None,

    /// <summary>The figure itself is undefined: a denominator is empty.</summary>
    Undefined,

    /// <summary>Fewer than four sampling units: too few to see by how much they differ.</summary>
    TooFewUnits,

    /// <summary>
    /// A few large units make nearly all of the total, so that there are fewer than about four in effect, however many are counted: one rep with most of the deals.
    /// </summary>
    FewUnitsDominate,

    /// <summary>All units have exactly the same figure. That is chance or a rule, and no measure of what another period would bring.</summary>
    NothingVaries,

    /// <summary>A bound lies beyond the end of the curve: the deals were not watched for long enough.</summary>
    BeyondTheCurve,
}
