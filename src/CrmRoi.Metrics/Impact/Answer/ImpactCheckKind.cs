namespace CrmRoi.Metrics.Impact;

/// <summary>What was checked for a <see cref="CrmImpact"/>, and in which unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactCheckKind>))]
public enum ImpactCheckKind
{
    /// <summary>No check. No list of checks holds it.</summary>
    None,

    /// <summary>The number of units with the CRM.</summary>
    TreatedUnits,

    /// <summary>The number of units without.</summary>
    ControlUnits,

    /// <summary>The p-value of the exact permutation test of the units.</summary>
    PermutationPValue,

    /// <summary>The smallest p-value that so few units can give.</summary>
    SmallestPermutationPValue,

    /// <summary>The largest effect, in either direction, that a unit without the CRM shows against the others without it, in money per unit; to be held against the effect per unit.</summary>
    LargestPlaceboInGroup,

    /// <summary>The effect per unit, in money.</summary>
    EffectPerUnit,

    /// <summary>The number of months before.</summary>
    MonthsBefore,

    /// <summary>The number of months after.</summary>
    MonthsAfter,

    /// <summary>The correlation of neighbouring months that the range takes into account, from 0 to 1.</summary>
    SerialCorrelation,

    /// <summary>By how much the last 12 months before were better, or worse, than the 12 before them: a share. Far below 0 the CRM was bought after a bad year, and years recover by themselves.</summary>
    LastYearAgainstTheOneBefore,

    /// <summary>The change from year to year that was there a year before the CRM, in money a month; to be held against <see cref="ChangeFromLastYear"/>.</summary>
    PlaceboInTime,

    /// <summary>The change from year to year that came with the CRM, in money a month.</summary>
    ChangeFromLastYear,
}
