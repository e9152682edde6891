namespace CrmRoi.Metrics.Impact;

/// <summary>Why the data cannot tell.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CannotTellReason>))]
public enum CannotTellReason
{
    /// <summary>They can.</summary>
    None,

    /// <summary>Fewer than four units with the CRM, or fewer than four without.</summary>
    TooFewUnits,

    /// <summary>No figures by month, or fewer than twelve months on a side.</summary>
    TooFewMonths,

    /// <summary>The figures do not vary: nothing says how sure they are.</summary>
    NothingVaries,

    /// <summary>A growth of the market that these data cannot see, as fast as <see cref="ImpactAssumptions.UnseenGrowth"/>, would turn the answer.</summary>
    MarketGrowth,

    /// <summary>There are no costs, or no gain counts in any year: a return is not defined.</summary>
    NoReturn,
}
