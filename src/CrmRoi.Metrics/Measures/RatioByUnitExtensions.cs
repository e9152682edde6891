using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Makes ratios with sampling units from groups and rows.</summary>
public static class RatioByUnitExtensions
{
    /// <summary>The ratio over groups, with each group as a sampling unit: a win rate by rep.</summary>
    /// <typeparam name="TKey">The type of the units.</typeparam>
    /// <typeparam name="TSummary">The type of the summaries.</typeparam>
    /// <typeparam name="TMeasure"><see cref="Proportion"/>, <see cref="Ratio"/>, <see cref="Quotient"/> or <see cref="Average"/>.</typeparam>
    /// <param name="groups">The summaries by unit. Merge groups of several shards first: a unit's total must be whole before it is squared.</param>
    /// <param name="unit">The name of the sampling unit: "rep", "customer"; not empty.</param>
    /// <param name="measure">The figure of a unit.</param>
    /// <returns>The pooled ratio.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="unit"/> is empty, or the measure is not a ratio of two sums.</exception>
    public static RatioByUnit ByUnit<TKey, TSummary, TMeasure>(this SummaryGroups<TKey, TSummary> groups, string unit, Func<TSummary, TMeasure> measure)
        where TKey : notnull
        where TSummary : class, ISummary<TSummary>
        where TMeasure : struct, IMeasure =>
        RatioByUnit.Of(unit, Guard.NotNull(groups).Values.Select(Guard.NotNull(measure)));

    /// <summary>The ratio over rows, after adding up the rows of each unit: spend and leads by campaign, output and hours by employee.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the units.</typeparam>
    /// <typeparam name="TMeasure"><see cref="Proportion"/>, <see cref="Ratio"/>, <see cref="Quotient"/> or <see cref="Average"/>.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="unit">The name of the sampling unit; not empty.</param>
    /// <param name="key">The unit of a row, never null.</param>
    /// <param name="measure">The figure of a row.</param>
    /// <returns>The pooled ratio.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="unit"/> is empty, a key is null, or the measure is not a ratio of two sums.</exception>
    public static RatioByUnit ByUnit<TRow, TKey, TMeasure>(this IEnumerable<TRow> rows, string unit, Func<TRow, TKey> key, Func<TRow, TMeasure> measure)
        where TKey : notnull
        where TMeasure : struct, IMeasure =>
        new(unit, RatioRows.Of(rows, key, measure).Values, RatioParts.Of(default(TMeasure)));
}
