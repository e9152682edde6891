namespace CrmRoi.Metrics.Impact;

/// <summary>What the data say to a question of the form "is this figure exceeded?".</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactAnswer>))]
public enum ImpactAnswer
{
    /// <summary>The data cannot tell, see <see cref="ImpactVerdict.Reason"/>.</summary>
    CannotTell,

    /// <summary>The figure is exceeded: the whole range lies above it.</summary>
    Shown,

    /// <summary>The data do not show it: the figure lies within the range.</summary>
    NotShown,

    /// <summary>The figure is not reached: the whole range lies below it.</summary>
    Excluded,
}
