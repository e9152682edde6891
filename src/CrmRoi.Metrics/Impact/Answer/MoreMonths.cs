using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>What more months after would be expected to show, if the gain per month and its certainty stay the same.</summary>
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

    /// <summary>The range of the gain to expect then, over as many months as now. Null if there is none.</summary>
    public ConfidenceInterval? GainInterval { get; }

    /// <summary>The verdict to expect then.</summary>
    public ImpactVerdict Verdict { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"MoreMonths {{ Months = {Months}, GainInterval = {GainInterval}, Verdict = {Verdict} }}");
}
