namespace CrmRoi.Metrics.Impact;

/// <summary>What the data behind a <see cref="CrmImpact"/> cannot say.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactCaveat>))]
public enum ImpactCaveat
{
    /// <summary>No caveat. No list of caveats holds it.</summary>
    None,

    /// <summary>There is no control group: everything else that changed with go-live (hiring, a new market, a new price) counts as the effect of the CRM.</summary>
    NoControlGroup,

    /// <summary>Whether the market grew cannot be seen without a control group or 24 months before: all growth counts as the effect of the CRM.</summary>
    MarketGrowthNotSeen,

    /// <summary>The trend of the months before is taken to have gone on: whether it would have, nothing shows.</summary>
    TrendAssumedToGoOn,

    /// <summary>Whether the year before was a bad one, after which any year is better, cannot be seen with fewer than 24 months before and without a control group.</summary>
    YearBeforeNotSeen,

    /// <summary>Fewer than four units with the CRM, or fewer than four without: it is not known how sure the gain is.</summary>
    TooFewUnits,

    /// <summary>Why these units got the CRM and not the others is not known; if they had been about to change anyway, that counts as its effect.</summary>
    UnitsNotChosenByChance,

    /// <summary>There are no figures by month, or too few months, and no control group: it is not known how sure the gain is.</summary>
    TooFewMonths,

    /// <summary>The gain has no range: <see cref="CrmImpact.Low"/> and <see cref="CrmImpact.High"/> are the estimate itself, which is not as sure as that looks.</summary>
    NoRange,

    /// <summary>The range of the gain holds 0: the data are compatible with no gain at all.</summary>
    GainNotShown,

    /// <summary>Before and after are not the same calendar months: a season may weigh on one side only.</summary>
    UnequalSeason,

    /// <summary>The months left out after go-live count without any gain.</summary>
    RampUpWithoutGain,

    /// <summary>The gain of the period after is taken to come in later years too, which no data show yet.</summary>
    GainAssumedToLast,

    /// <summary>Fewer than 30 deals were decided on one side of go-live: rates and means rest on few deals.</summary>
    TooFewDeals,

    /// <summary>Deals straddle go-live: opened before it and decided, or open, after.</summary>
    StraddlingDeals,

    /// <summary>Some deals were opened too late to be observed for the whole follow-up. They are left out of the cohorts.</summary>
    NotYetObserved,

    /// <summary>The cost of some won deals is not known: their gross profit is missing on one side or both.</summary>
    UnknownCosts,

    /// <summary>More than half of the savings that count are soft: they rest on the capture share that somebody chose.</summary>
    MostlySoftSavings,
}
