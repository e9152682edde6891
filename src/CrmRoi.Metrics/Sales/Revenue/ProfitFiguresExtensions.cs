using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>From figures to summaries.</summary>
public static class ProfitFiguresExtensions
{
    /// <summary>The summary of figures.</summary>
    /// <param name="figures">The figures, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="figures"/> is null.</exception>
    /// <exception cref="ArgumentException">A set of figures is <c>default</c>; the message names its position.</exception>
    public static MarginSummary Summarize(this IEnumerable<ProfitFigures> figures) =>
        SummaryEngine.Summarize<ProfitFigures, MarginSummary, MarginTotals>(figures, new MarginTotals());

    /// <summary>The summaries of figures by a key of theirs.</summary>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="figures">The figures.</param>
    /// <param name="key">The key of a set of figures, never null.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a set of figures is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, MarginSummary> SummarizeBy<TKey>(this IEnumerable<ProfitFigures> figures, Func<ProfitFigures, TKey> key)
        where TKey : notnull =>
        figures.SummarizeBy(key, figures => figures);

    /// <summary>The summaries of figures by a key that stands in the caller's rows: customer, project, product, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="figures">The figures of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a set of figures is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, MarginSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, ProfitFigures> figures)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, ProfitFigures, MarginSummary, MarginTotals>(rows, key, figures, new MarginTotals());

#if NET8_0_OR_GREATER
    /// <summary>The summary of figures.</summary>
    /// <param name="figures">The figures, any number of them.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentException">A set of figures is <c>default</c>; the message names its position.</exception>
    public static MarginSummary Summarize(this ReadOnlySpan<ProfitFigures> figures) =>
        SummaryEngine.Summarize<ProfitFigures, MarginSummary, MarginTotals>(figures, new MarginTotals());

    /// <summary>The summaries of figures by a key that stands in the caller's rows: customer, project, product, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="figures">The figures of a row.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">A function is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a set of figures is <c>default</c>; the message names the position.</exception>
    public static SummaryGroups<TKey, MarginSummary> SummarizeBy<TRow, TKey>(this ReadOnlySpan<TRow> rows, Func<TRow, TKey> key, Func<TRow, ProfitFigures> figures)
        where TKey : notnull =>
        SummaryEngine.SummarizeBy<TRow, TKey, ProfitFigures, MarginSummary, MarginTotals>(rows, key, figures, new MarginTotals());
#endif
}
