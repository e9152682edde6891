namespace CrmRoi.Metrics;

/// <summary>Why a figure has no interval.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoIntervalReason>))]
public enum NoIntervalReason
{
    /// <summary>No reason: there is an interval, or the figure never has one.</summary>
    None,

    /// <summary>The figure itself is undefined: a denominator is empty, or there is nothing to compare.</summary>
    Undefined,

    /// <summary>Fewer than four sampling units, or fewer than four on one side: too few to see how much they differ.</summary>
    TooFewUnits,

    /// <summary>
    /// A few large units make nearly all of the total, so that in effect there are fewer than about four units. Example: one rep has most of the deals.
    /// </summary>
    FewUnitsDominate,

    /// <summary>
    /// All units have exactly the same figure, or the model explains the months entirely. That is chance or a rule, and says nothing about another period.
    /// </summary>
    NothingVaries,

    /// <summary>A bound lies beyond the end of the curve: the deals were not observed for long enough.</summary>
    BeyondTheCurve,

    /// <summary>Too few months on one side.</summary>
    TooFewMonths,

    /// <summary>A calendar month is on one side only, so that a season would look like an effect.</summary>
    NotTheSameCalendarMonths,

    /// <summary>Step, trend and season cannot be told apart; that needs 24 months before.</summary>
    StepTrendAndSeasonNotSeparable,
}
