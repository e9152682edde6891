using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Impact;

/// <summary>Compares deals before and after a go-live.</summary>
public static class ImpactExtensions
{
    /// <summary>Compares deals before and after a go-live.</summary>
    /// <param name="deals">All deals, read once.</param>
    /// <param name="periods">The period before and the period after.</param>
    /// <param name="followUp">How long each deal of a cohort is observed from its opening; not negative.</param>
    /// <param name="observedUntil">The instant at which the data end, not before the end of the period after.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> or <paramref name="periods"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="followUp"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="observedUntil"/> is too early, or a deal is <c>default</c>.</exception>
    public static SalesBeforeAndAfter CompareBeforeAndAfter(this IEnumerable<Deal> deals, ComparisonPeriods periods, TimeSpan followUp, DateTimeOffset observedUntil) =>
        new(deals, periods, followUp, observedUntil);

    /// <summary>Compares deals before and after a go-live by a key in the caller's rows: rep, team, region, product.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows of all deals, read once.</param>
    /// <param name="key">The key of a row, never null. Each deal needs one key: if a deal moved to another rep after go-live, it would count in another
    /// group.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <param name="periods">The period before and the period after.</param>
    /// <param name="followUp">How long each deal of a cohort is observed from its opening; not negative.</param>
    /// <param name="observedUntil">The instant at which the data end, not before the end of the period after.</param>
    /// <returns>The comparisons, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="followUp"/> is negative.</exception>
    /// <exception cref="ArgumentException"><paramref name="observedUntil"/> is too early, a key is null or a deal is <c>default</c>; the message names the position.</exception>
    public static SalesBeforeAndAfterByKey<TKey> CompareBeforeAndAfterBy<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Deal> deal, ComparisonPeriods periods, TimeSpan followUp, DateTimeOffset observedUntil)
        where TKey : notnull
    {
        Guard.NotNull(key);
        Guard.NotNull(deal);
        Dictionary<TKey, List<Deal>> byKey = [];
        List<KeyValuePair<TKey, List<Deal>>> groups = [];
        var position = 0L;
        foreach (var row in Guard.NotNull(rows))
        {
            if (key(row) is not { } group)
                throw Guard.NoKey(nameof(key), position);
            var fact = deal(row);
            if (!fact.IsFact)
                throw Guard.NoFact(nameof(Deal), position);
            if (!byKey.TryGetValue(group, out var deals))
            {
                byKey.Add(group, deals = []);
                groups.Add(new(group, deals));
            }

            deals.Add(fact);
            position++;
        }

        return new(groups, periods, followUp, observedUntil);
    }
}
