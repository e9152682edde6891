namespace CrmRoi.Metrics.Marketing;

// How a journey ended, and how often.
internal readonly record struct JourneyOutcome(long Conversions, long Nulls, decimal Amount)
{
    // Whether there is anything to credit.
    public bool HasCredit => Conversions != 0 || Amount != 0;
}
