namespace CrmRoi.Metrics.Impact;

/// <summary>Why the data cannot tell.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CannotTellReason>))]
public enum CannotTellReason
{
    /// <summary>The data can tell.</summary>
    None,

    /// <summary>Fewer than four units with the CRM, or fewer than four without.</summary>
    TooFewUnits,

    /// <summary>There are no figures by month, or fewer than twelve months on a side.</summary>
    TooFewMonths,

    /// <summary>The figures do not vary, so nothing says how certain they are.</summary>
    NothingVaries,

    /// <summary>A market growth as fast as <see cref="ImpactAssumptions.UnseenGrowth"/> would change the answer, and these data cannot see it.</summary>
    MarketGrowth,

    /// <summary>A return is not defined: there are no costs, or no gain counts in any year.</summary>
    NoReturn,
}
