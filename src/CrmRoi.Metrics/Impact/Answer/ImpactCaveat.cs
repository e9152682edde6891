namespace CrmRoi.Metrics.Impact;

/// <summary>What the data behind a <see cref="CrmImpact"/> cannot say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactCaveat>))]
public enum ImpactCaveat
{
    /// <summary>No caveat. No list of caveats contains it.</summary>
    None,

    /// <summary>There is no control group: everything else that changed with go-live (hiring, a new market, a new price) counts as the effect of the CRM.</summary>
    NoControlGroup,

    /// <summary>Without a control group or 24 months before, market growth cannot be seen: all growth counts as the effect of the CRM.</summary>
    MarketGrowthNotSeen,

    /// <summary>The trend of the months before is assumed to have gone on. Nothing shows whether it would have.</summary>
    TrendAssumedToGoOn,

    /// <summary>
    /// The year before may have been a bad one, after which any year is better. That cannot be seen with fewer than 24 months before and no control group.
    /// </summary>
    YearBeforeNotSeen,

    /// <summary>Fewer than four units with the CRM, or fewer than four without: it is unknown how certain the gain is.</summary>
    TooFewUnits,

    /// <summary>It is unknown why these units got the CRM and not the others. If they would have changed anyway, that counts as its effect.</summary>
    UnitsNotChosenByChance,

    /// <summary>There are no figures by month, or too few months, and no control group: it is unknown how certain the gain is.</summary>
    TooFewMonths,

    /// <summary>
    /// The gain has no range: <see cref="CrmImpact.Low"/> and <see cref="CrmImpact.High"/> are the estimate itself, which is less certain than that looks.
    /// </summary>
    NoRange,

    /// <summary>The range of the gain contains 0: the data are compatible with no gain at all.</summary>
    GainNotShown,

    /// <summary>Before and after are not the same calendar months: a season may affect one side only.</summary>
    UnequalSeason,

    /// <summary>The months left out after go-live count without any gain.</summary>
    RampUpWithoutGain,

    /// <summary>The gain of the period after is assumed to come in later years too. No data show that yet.</summary>
    GainAssumedToLast,

    /// <summary>Fewer than 30 deals were decided on one side of go-live, so rates and means rest on few deals.</summary>
    TooFewDeals,

    /// <summary>Deals straddle go-live: opened before it and decided, or open, after.</summary>
    StraddlingDeals,

    /// <summary>Some deals were opened too late to be observed for the whole follow-up. They are left out of the cohorts.</summary>
    NotYetObserved,

    /// <summary>The cost of some won deals is unknown: their gross profit is missing on one side or both.</summary>
    UnknownCosts,

    /// <summary>More than half of the captured savings are soft: they depend on the capture share that somebody chose.</summary>
    MostlySoftSavings,
}
