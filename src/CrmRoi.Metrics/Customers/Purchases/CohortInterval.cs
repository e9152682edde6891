namespace CrmRoi.Metrics.Customers;

/// <summary>The length of the periods of a cohort table. They are calendar periods in the zone of the history; weeks begin on Monday.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CohortInterval>))]
public enum CohortInterval
{
    /// <summary>Not chosen. A table with this interval is refused.</summary>
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
