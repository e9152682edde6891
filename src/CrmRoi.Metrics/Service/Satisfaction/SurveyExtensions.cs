namespace CrmRoi.Metrics.Service;

/// <summary>Summarizes survey answers.</summary>
public static class SurveyExtensions
{
    /// <summary>Summarizes answers.</summary>
    /// <param name="answers">The answers, all on one scale.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="answers"/> is null.</exception>
    /// <exception cref="ArgumentException">An answer is <c>default</c>, or on another scale than the first; the message names its index.</exception>
    public static SurveySummary Summarize(this IEnumerable<SurveyAnswer> answers) =>
        SurveySummary.Kind.Summarize(answers);

    /// <summary>Summarizes answers by a key in the caller's rows: agent, channel, product, month.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="answer">The answer of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null, or an answer is <c>default</c> or on another scale than the first of its key; the message names
    /// the index.</exception>
    public static SummaryGroups<TKey, SurveySummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, SurveyAnswer> answer, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        SurveySummary.Kind.SummarizeBy(rows, key, answer, comparer);
}
