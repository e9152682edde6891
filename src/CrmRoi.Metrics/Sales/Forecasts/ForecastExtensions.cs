using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>From forecasts to their accuracy.</summary>
public static class ForecastExtensions
{
    /// <summary>The accuracy of forecasts, at the level of the items.</summary>
    /// <param name="forecasts">The forecasts, any number of them.</param>
    /// <returns>Their accuracy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="forecasts"/> is null.</exception>
    /// <exception cref="ArgumentException">A forecast is <c>default</c>; the message names its position.</exception>
    public static ForecastAccuracy Summarize(this IEnumerable<Forecast> forecasts) =>
        SummaryEngine.Summarize<Forecast, ForecastAccuracy, ForecastAccuracyTotals>(forecasts, default);

    /// <summary>The accuracies of forecasts by a key that stands in the caller's rows: rep, month, lead time.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="forecast">The forecast of a row.</param>
    /// <returns>The accuracies, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a forecast is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, ForecastAccuracy> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Forecast> forecast)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, Forecast, ForecastAccuracy, ForecastAccuracyTotals>(rows, key, forecast, default);

#if NET8_0_OR_GREATER
    /// <summary>The accuracy of forecasts, at the level of the items.</summary>
    /// <param name="forecasts">The forecasts, any number of them.</param>
    /// <returns>Their accuracy.</returns>
    /// <exception cref="ArgumentException">A forecast is <c>default</c>; the message names its position.</exception>
    public static ForecastAccuracy Summarize(this ReadOnlySpan<Forecast> forecasts) =>
        SummaryEngine.Summarize<Forecast, ForecastAccuracy, ForecastAccuracyTotals>(forecasts, default);
#endif
}
