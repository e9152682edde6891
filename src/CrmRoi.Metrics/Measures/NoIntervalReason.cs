namespace CrmRoi.Metrics;

/// <summary>Why a figure has no interval.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoIntervalReason>))]
public enum NoIntervalReason
{
    /// <summary>No reason is known: there is an interval, or the figure is one that never has one.</summary>
    None,

    /// <summary>The figure itself is undefined: a denominator is empty, or there is nothing to compare.</summary>
    Undefined,

    /// <summary>Fewer than four sampling units, or fewer than four on a side: too few to see by how much they differ.</summary>
    TooFewUnits,

    /// <summary>
    /// A few large units make nearly all of the total, so that in effect there are fewer than about four units: one rep with most of the deals.
    /// </summary>
    FewUnitsDominate,

    /// <summary>All units have exactly the same figure, or the model explains the months entirely. That is chance or a rule, and no measure of what another period would bring.</summary>
    NothingVaries,

    /// <summary>A bound lies beyond the end of the curve: the deals were not watched for long enough.</summary>
    BeyondTheCurve,

    /// <summary>Too few months on one side.</summary>
    TooFewMonths,

    /// <summary>A calendar month stands on one side only, so that a season would count as an effect.</summary>
    NotTheSameCalendarMonths,

    /// <summary>Step, trend and season cannot be told apart: that takes 24 months before.</summary>
    StepTrendAndSeasonNotSeparable,
}
