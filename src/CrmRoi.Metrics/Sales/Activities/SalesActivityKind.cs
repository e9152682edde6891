namespace CrmRoi.Metrics.Sales;

/// <summary>The kinds of sales activity.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SalesActivityKind>))]
public enum SalesActivityKind
{
    /// <summary>Not chosen. An activity of this kind is refused.</summary>
    Unspecified,

    /// <summary>An e-mail was sent.</summary>
    Email,

    /// <summary>A call was made or taken.</summary>
    Call,

    /// <summary>A meeting was held, in person or online.</summary>
    Meeting,

    /// <summary>A proposal was sent.</summary>
    Proposal,
}
