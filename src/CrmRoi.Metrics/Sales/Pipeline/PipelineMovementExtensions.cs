namespace CrmRoi.Metrics.Sales;

/// <summary>Turns the movements between two snapshots into the waterfall of a period.</summary>
public static class PipelineMovementExtensions
{
    /// <summary>Makes the waterfall of a period.</summary>
    /// <param name="movements">The movements, one per deal.</param>
    /// <param name="period">The period whose pipeline is followed, for example a quarter.</param>
    /// <returns>The waterfall.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="movements"/> is null.</exception>
    /// <exception cref="ArgumentException">A movement is <c>default</c>; the message names its index.</exception>
    public static PipelineWaterfall SummarizeWaterfall(this IEnumerable<PipelineMovement> movements, Period period) =>
        PipelineWaterfall.Kind.Summarize(movements, new PipelineWaterfallTotals(period));

    /// <summary>Makes the waterfalls of a period by a key in the caller's rows: rep, team.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="movement">The movement of a row.</param>
    /// <param name="period">The period whose pipeline is followed, for example a quarter.</param>
    /// <returns>The waterfalls, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a movement is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, PipelineWaterfall> SummarizeWaterfallBy<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, PipelineMovement> movement, Period period)
        where TKey : notnull =>
        PipelineWaterfall.Kind.SummarizeBy(rows, key, movement, null, new PipelineWaterfallTotals(period));
}
