using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The yearly growth without the CRM that would explain why a gain exceeds a figure: 0.05 is 5 % of the gross profit before. If you think that the market
/// grew faster than this, do not believe the answer.
/// </summary>
/// <remarks>
/// It is growth that the design does not already take off: with a trend, growth beyond the trend; with a control group, growth of the units with the CRM
/// beyond the others. Negative if the figure is not reached at all. Two are equal when both parts are equal. Source, in its simplest form: A. Rambachan,
/// J. Roth, Review of Economic Studies 90 (2023) 2555-2591.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<TurningPoint>))]
public readonly record struct TurningPoint
{
    internal TurningPoint(decimal? forEstimate, decimal? forLow)
    {
        ForEstimate = forEstimate;
        ForLow = forLow;
    }

    /// <summary>The yearly growth that explains the estimate. Null if there was no gross profit before.</summary>
    public decimal? ForEstimate { get; }

    /// <summary>The yearly growth at which the low end of the range equals the figure. Null without a range.</summary>
    public decimal? ForLow { get; }

    /// <summary>Both in percent a year, in the invariant culture: "16% a year, of the low end 7.25%".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Show(ForEstimate)} a year, of the low end {Show(ForLow)}";

    private static string Show(decimal? growth) => growth is { } rate ? new Ratio(rate, 1).ToString() : MeasureFormat.Format(null, null, null, "0");
}
