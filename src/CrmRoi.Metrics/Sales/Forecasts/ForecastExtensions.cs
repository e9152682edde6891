namespace CrmRoi.Metrics.Sales;

/// <summary>Computes the accuracy of forecasts.</summary>
public static class ForecastExtensions
{
    /// <summary>Computes the accuracy of forecasts, at the level of the items.</summary>
    /// <param name="forecasts">The forecasts.</param>
    /// <returns>Their accuracy.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="forecasts"/> is null.</exception>
    /// <exception cref="ArgumentException">A forecast is <c>default</c>; the message names its index.</exception>
    public static ForecastAccuracy Summarize(this IEnumerable<Forecast> forecasts) =>
        ForecastAccuracy.Kind.Summarize(forecasts);

    /// <summary>Computes the accuracy of forecasts by a key in the caller's rows: rep, month, lead time.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="forecast">The forecast of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The accuracies, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a forecast is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, ForecastAccuracy> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Forecast> forecast, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        ForecastAccuracy.Kind.SummarizeBy(rows, key, forecast, comparer);
}
