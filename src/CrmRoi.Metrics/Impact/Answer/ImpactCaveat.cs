namespace CrmRoi.Metrics.Impact;

/// <summary>What the data behind a <see cref="CrmImpact"/> cannot say.</summary>
public enum ImpactCaveat
{
    /// <summary>There is no control group: the whole change counts as the effect of the CRM, hiring, new markets and a good year included.</summary>
    NoControlGroup,

    /// <summary>The change of gross profit has no interval: the range is as narrow as a point, which it is not in truth.</summary>
    NoRange,

    /// <summary>The interval of the gain holds 0: the data are compatible with no gain at all.</summary>
    GainNotShown,

    /// <summary>The interval rests on months in a row, which are not independent: the true range is wider.</summary>
    MonthsNotIndependent,

    /// <summary>Before and after are not the same calendar months: a season may weigh on one side only.</summary>
    UnequalSeason,

    /// <summary>Fewer than 30 deals were decided on one side of go-live: rates and means rest on little.</summary>
    TooFewDeals,

    /// <summary>Deals straddle go-live: opened before it and decided, or open, after.</summary>
    StraddlingDeals,

    /// <summary>Deals were opened too lately to be observed for the whole follow-up, and are left out of the cohorts.</summary>
    NotYetObserved,

    /// <summary>The cost of some won deals is not known: their gross profit is missing on one side or both.</summary>
    UnknownCosts,

    /// <summary>More than half of the savings that count are soft: they rest on the capture share that somebody chose.</summary>
    MostlySoftSavings,
}
