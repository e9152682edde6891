using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>What more months after would show, if the gain per month and all that is known of its certainty stayed as they are.</summary>
/// <remarks>Two are equal when months, range and verdict are equal.</remarks>
[JsonConverter(typeof(StrictJsonConverter<MoreMonths>))]
public readonly record struct MoreMonths
{
    internal MoreMonths(int months, ConfidenceInterval? gainInterval, ImpactVerdict verdict)
    {
        Months = months;
        GainInterval = gainInterval;
        Verdict = verdict;
    }

    /// <summary>The number of further months.</summary>
    public int Months { get; }

    /// <summary>The range of the gain, over as many months as now, that could be expected then. Null if there is none.</summary>
    public ConfidenceInterval? GainInterval { get; }

    /// <summary>The verdict that could be expected then.</summary>
    public ImpactVerdict Verdict { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"MoreMonths {{ Months = {Months}, GainInterval = {GainInterval}, Verdict = {Verdict} }}");
}
