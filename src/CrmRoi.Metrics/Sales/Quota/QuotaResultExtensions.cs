namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes quota results.</summary>
public static class QuotaResultExtensions
{
    /// <summary>Summarizes results.</summary>
    /// <param name="results">The results.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="results"/> is null.</exception>
    /// <exception cref="ArgumentException">A result is <c>default</c>; the message names its index.</exception>
    public static QuotaSummary Summarize(this IEnumerable<QuotaResult> results) =>
        QuotaSummary.Kind.Summarize(results);

    /// <summary>Summarizes results by a key in the caller's rows: team, region, quarter.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="result">The result of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a result is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, QuotaSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, QuotaResult> result, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        QuotaSummary.Kind.SummarizeBy(rows, key, result, comparer);
}
