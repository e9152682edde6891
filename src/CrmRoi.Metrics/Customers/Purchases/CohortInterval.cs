namespace CrmRoi.Metrics.Customers;

/// <summary>How long the periods of a cohort table are. Calendar periods of the zone of the history; weeks begin on Monday.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CohortInterval>))]
public enum CohortInterval
{
    /// <summary>Nobody has said. A table with this interval is refused.</summary>
    Unspecified,

    /// <summary>Weeks, from Monday to Sunday.</summary>
    Week,

    /// <summary>Calendar months.</summary>
    Month,

    /// <summary>Calendar quarters.</summary>
    Quarter,

    /// <summary>Calendar years.</summary>
    Year,
}
