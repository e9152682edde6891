using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Impact;

/// <summary>From deals to their comparison before and after a go-live.</summary>
public static class ImpactExtensions
{
    /// <summary>Compares deals before and after a go-live.</summary>
    /// <param name="deals">All deals, read once.</param>
    /// <param name="periods">The period before and the period after.</param>
    /// <param name="followUp">How long each deal is observed from its opening when cohorts are compared; not negative.</param>
    /// <param name="observedUntil">The instant at which the data end, not before the end of the period after.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> or <paramref name="periods"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="followUp"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="observedUntil"/> is too early, or a deal is <c>default</c>.</exception>
    public static SalesBeforeAndAfter CompareBeforeAndAfter(this IEnumerable<Deal> deals, ComparisonPeriods periods, TimeSpan followUp, DateTimeOffset observedUntil) =>
        new(deals, periods, followUp, observedUntil);
}
