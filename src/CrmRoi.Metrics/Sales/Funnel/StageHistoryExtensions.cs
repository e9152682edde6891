using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Turns the stage histories of deals into a funnel.</summary>
public static class StageHistoryExtensions
{
    /// <summary>Makes the funnel of deals as of an instant.</summary>
    /// <param name="histories">The histories, one per deal.</param>
    /// <param name="stages">The stages of the pipeline.</param>
    /// <param name="asOf">The instant at which the deals are looked at; later events do not count.</param>
    /// <returns>The funnel.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A history is null or has other stages; the message names its index.</exception>
    public static StageFunnel SummarizeFunnel(this IEnumerable<StageHistory> histories, PipelineStages stages, DateTimeOffset asOf) =>
        StageFunnel.Kind.Summarize(histories, new StageFunnelTotals(Guard.NotNull(stages), asOf));

    /// <summary>Makes the funnels of deals as of an instant by a key in the caller's rows: rep, team, creation cohort.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="history">The history of a row.</param>
    /// <param name="stages">The stages of the pipeline.</param>
    /// <param name="asOf">The instant at which the deals are looked at; later events do not count.</param>
    /// <returns>The funnels, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key or a history is null, or a history has other stages; the message names the index.</exception>
    public static SummaryGroups<TKey, StageFunnel> SummarizeFunnelBy<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, StageHistory> history, PipelineStages stages, DateTimeOffset asOf)
        where TKey : notnull =>
        StageFunnel.Kind.SummarizeBy(rows, key, history, null, new StageFunnelTotals(Guard.NotNull(stages), asOf));
}
