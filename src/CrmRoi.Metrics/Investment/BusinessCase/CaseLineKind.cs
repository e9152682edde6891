namespace CrmRoi.Metrics.Investment;

/// <summary>Which side of a business case a line stands on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseLineKind>))]
public enum CaseLineKind
{
    /// <summary>Nobody has said. No line is of this kind.</summary>
    Unspecified,

    /// <summary>A gain: gross profit or a saving, never revenue.</summary>
    Benefit,

    /// <summary>A cost.</summary>
    Cost,
}
