namespace CrmRoi.Metrics.Impact;

/// <summary>What the data say to a question whether something is exceeded.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactAnswer>))]
public enum ImpactAnswer
{
    /// <summary>They cannot tell, see <see cref="ImpactVerdict.Reason"/>.</summary>
    CannotTell,

    /// <summary>It is exceeded: the whole range lies above it.</summary>
    Shown,

    /// <summary>They do not show it: it lies within the range.</summary>
    NotShown,

    /// <summary>It is not reached: the whole range lies below it.</summary>
    Excluded,
}
