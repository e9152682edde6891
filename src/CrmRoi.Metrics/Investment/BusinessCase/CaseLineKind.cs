namespace CrmRoi.Metrics.Investment;

/// <summary>Whether a line of a business case is a benefit or a cost.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseLineKind>))]
public enum CaseLineKind
{
    /// <summary>Not chosen. No line has this kind.</summary>
    Unspecified,

    /// <summary>A gain: gross profit or a saving, never revenue.</summary>
    Benefit,

    /// <summary>A cost.</summary>
    Cost,
}
