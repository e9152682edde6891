namespace CrmRoi.Metrics.Impact;

/// <summary>Why an effect has no range.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoRangeReason>))]
public enum NoRangeReason
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>No method was asked: there are neither months nor units.</summary>
    NothingToJudgeBy,

    /// <summary>Step, trend and season cannot be told apart: that takes 24 months before.</summary>
    StepTrendAndSeasonNotSeparable,

    /// <summary>Too few months on one side.</summary>
    TooFewMonths,

    /// <summary>A calendar month stands on one side only, so that a season would count as an effect.</summary>
    NotTheSameCalendarMonths,

    /// <summary>Fewer than four units with the CRM, or fewer than four without.</summary>
    TooFewUnits,

    /// <summary>The figures do not vary beyond what the model explains: nothing says how certain they are.</summary>
    NothingVaries,
}
