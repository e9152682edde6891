namespace CrmRoi.Metrics.Sales;

/// <summary>Summarizes profit figures.</summary>
public static class ProfitFiguresExtensions
{
    /// <summary>Summarizes figures.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="figures"/> is null.</exception>
    /// <exception cref="ArgumentException">A set of figures is <c>default</c>; the message names its index.</exception>
    public static MarginSummary Summarize(this IEnumerable<ProfitFigures> figures) =>
        MarginSummary.Kind.Summarize(figures);

    /// <summary>Summarizes figures by a key in the caller's rows: customer, project, product, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="figures">The figures of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a set of figures is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, MarginSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, ProfitFigures> figures, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        MarginSummary.Kind.SummarizeBy(rows, key, figures, comparer);
}
