namespace CrmRoi.Metrics.Investment;

/// <summary>Totals costs of ownership.</summary>
public static class OwnershipCostExtensions
{
    /// <summary>Totals costs.</summary>
    /// <param name="costs">The costs.</param>
    /// <returns>Their total, by year and by kind.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="costs"/> is null.</exception>
    /// <exception cref="ArgumentException">A cost is <c>default</c>; the message names its index.</exception>
    public static TotalCostOfOwnership Summarize(this IEnumerable<OwnershipCost> costs) =>
        TotalCostOfOwnership.Kind.Summarize(costs);

    /// <summary>Totals costs by a key in the caller's rows: department, vendor, system.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="cost">The cost of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The totals, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a cost is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, TotalCostOfOwnership> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, OwnershipCost> cost, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        TotalCostOfOwnership.Kind.SummarizeBy(rows, key, cost, comparer);
}
