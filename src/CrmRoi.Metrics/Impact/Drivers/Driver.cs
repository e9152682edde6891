namespace CrmRoi.Metrics.Impact;

/// <summary>What drives revenue and gross profit.</summary>
public enum Driver
{
    /// <summary>The number of leads over all segments.</summary>
    Leads,

    /// <summary>The mix: the share of each segment in the leads.</summary>
    Mix,

    /// <summary>The conversion: won deals per lead.</summary>
    Conversion,

    /// <summary>The deal size: revenue per won deal.</summary>
    DealSize,

    /// <summary>The margin: gross profit per unit of revenue.</summary>
    Margin,
}
