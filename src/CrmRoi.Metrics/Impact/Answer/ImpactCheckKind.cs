namespace CrmRoi.Metrics.Impact;

/// <summary>What was checked for a <see cref="CrmImpact"/>, and in which unit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactCheckKind>))]
public enum ImpactCheckKind
{
    /// <summary>No check. No list of checks contains it.</summary>
    None,

    /// <summary>The number of units with the CRM.</summary>
    TreatedUnits,

    /// <summary>The number of units without the CRM.</summary>
    ControlUnits,

    /// <summary>The p-value of the exact permutation test of the units.</summary>
    PermutationPValue,

    /// <summary>The smallest p-value that this number of units can give.</summary>
    SmallestPermutationPValue,

    /// <summary>
    /// The largest effect, in either direction, of a control unit compared with the other control units, in money per unit. Compare it with
    /// <see cref="EffectPerUnit"/>.
    /// </summary>
    LargestPlaceboInGroup,

    /// <summary>The effect per unit, in money.</summary>
    EffectPerUnit,

    /// <summary>The number of months before.</summary>
    MonthsBefore,

    /// <summary>The number of months after.</summary>
    MonthsAfter,

    /// <summary>The correlation of neighbouring months that the range takes into account, from 0 to 1.</summary>
    SerialCorrelation,

    /// <summary>
    /// How much better, or worse, the last 12 months before were than the 12 before them, as a share. Far below 0, the CRM was bought after a bad year,
    /// and years recover by themselves.
    /// </summary>
    LastYearAgainstTheOneBefore,

    /// <summary>
    /// The year-on-year change that was there a year before the CRM, in money per month. Compare it with <see cref="ChangeFromLastYear"/>.
    /// </summary>
    PlaceboInTime,

    /// <summary>The year-on-year change that came with the CRM, in money per month.</summary>
    ChangeFromLastYear,
}
