namespace CrmRoi.Metrics.Marketing;

/// <summary>What a customer did at a touch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TouchKind>))]
public enum TouchKind
{
    /// <summary>Nobody has said. A touch of this kind is refused.</summary>
    Unspecified,

    /// <summary>Clicked, opened, called, visited: something that the customer did.</summary>
    Click,

    /// <summary>Was shown something, without a click.</summary>
    View,
}
