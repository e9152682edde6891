namespace CrmRoi.Metrics.Marketing;

/// <summary>What a customer did at a touch.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TouchKind>))]
public enum TouchKind
{
    /// <summary>Not chosen. A touch of this kind is refused.</summary>
    Unspecified,

    /// <summary>The customer did something: clicked, opened, called, visited.</summary>
    Click,

    /// <summary>The customer was shown something and did not click.</summary>
    View,
}
