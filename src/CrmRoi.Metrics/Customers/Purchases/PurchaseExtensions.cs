using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>Turns purchases into a history of their customers.</summary>
public static class PurchaseExtensions
{
    /// <summary>Makes the history of purchases.</summary>
    /// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
    /// <param name="purchases">The purchases, any number of them, in any order.</param>
    /// <param name="zone">The zone whose midnights bound the days and months.</param>
    /// <returns>Their history.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A purchase is <c>default</c>; the message names its index.</exception>
    public static PurchaseHistory<TCustomer> Summarize<TCustomer>(this IEnumerable<Purchase<TCustomer>> purchases, TimeZoneInfo zone)
        where TCustomer : notnull =>
        new PurchaseHistoryBuilder<TCustomer>(zone).AddAll(purchases).ToSummary();

    /// <summary>Makes the histories of purchases by a key in the caller's rows: region, product, channel.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="purchase">The purchase of a row.</param>
    /// <param name="zone">The zone whose midnights bound the days and months.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The histories, in first-seen order of their keys. Somebody who bought under two keys is a customer of both, and one customer in their
    /// total.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a purchase is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, PurchaseHistory<TCustomer>> SummarizeBy<TRow, TKey, TCustomer>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Purchase<TCustomer>> purchase, TimeZoneInfo zone, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
        where TCustomer : notnull
    {
        Guard.NotNull(rows);
        Guard.NotNull(key);
        Guard.NotNull(purchase);
        var numbers = new Dictionary<TKey, int>(comparer);
        var (keys, groups) = (new List<TKey>(), new List<PurchaseHistoryBuilder<TCustomer>>());
        var index = 0L;
        foreach (var row in rows)
        {
            if (key(row) is not { } rowKey)
                throw Guard.NoKey(nameof(key), index);
            if (!numbers.TryGetValue(rowKey, out var number))
            {
                number = keys.Count;
                numbers.Add(rowKey, number);
                keys.Add(rowKey);
                groups.Add(new(zone));
            }

            groups[number].Add(purchase(row), index++);
        }

        return new([.. keys], [.. groups.Select(group => group.ToSummary())], numbers, new PurchaseHistoryBuilder<TCustomer>(zone).ToSummary());
    }
}
