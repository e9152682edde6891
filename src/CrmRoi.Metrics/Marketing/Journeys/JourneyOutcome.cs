namespace CrmRoi.Metrics.Marketing;

/// <summary>How a journey ended, and how often.</summary>
internal readonly record struct JourneyOutcome(long Conversions, long Nulls, decimal Amount)
{
    /// <summary>Whether there is anything to credit.</summary>
    public bool HasCredit => Conversions != 0 || Amount != 0;
}
