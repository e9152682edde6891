using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The growth a year, without the CRM, that would explain away what a gain has beyond a figure: 0.05 is 5 % of the gross profit before. If you think that the market grew
/// faster than this, do not believe the answer.
/// </summary>
/// <remarks>
/// Growth that the design does not take off already: with a trend, beyond the trend; with a control group, of the units with the CRM beyond that of the others. Negative if the
/// figure is not reached at all. Two are equal when both are. Source, in its simplest form: A. Rambachan, J. Roth, Review of Economic Studies 90 (2023) 2555-2591.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<TurningPoint>))]
public readonly record struct TurningPoint
{
    internal TurningPoint(decimal? forEstimate, decimal? forLow)
    {
        ForEstimate = forEstimate;
        ForLow = forLow;
    }

    /// <summary>The growth a year that explains the estimate away. Null if there was no gross profit before.</summary>
    public decimal? ForEstimate { get; }

    /// <summary>The growth a year that leaves the low end of the range at the figure. Null without a range.</summary>
    public decimal? ForLow { get; }

    /// <summary>Both in percent a year, in the invariant culture: "16% a year, of the low end 7.25%".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Show(ForEstimate)} a year, of the low end {Show(ForLow)}";

    private static string Show(decimal? growth) => growth is { } rate ? new Ratio(rate, 1).ToString() : MeasureFormat.Format(null, null, null, "0");
}
