using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Computes cross-selling from the caller's rows of purchases.</summary>
public static class CrossSellExtensions
{
    /// <summary>The cross-sell rate: <c>customers who bought a second category / customers who bought</c>.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
    /// <typeparam name="TCategory">The type that identifies a category.</typeparam>
    /// <param name="purchases">The purchases, one per row, in any order; the same category twice counts once. Leave out returned goods.</param>
    /// <param name="customer">The customer of a row, never null.</param>
    /// <param name="category">The category (product line, product) of a row, never null.</param>
    /// <returns>The rate, from 0 to 1; undefined without a purchase. Rates of disjoint groups of customers can be pooled.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A customer or a category is null; the message names the row.</exception>
    public static Proportion CrossSellRate<TRow, TCustomer, TCategory>(
        this IEnumerable<TRow> purchases, Func<TRow, TCustomer> customer, Func<TRow, TCategory> category)
        where TCustomer : notnull
        where TCategory : notnull
    {
        Guard.NotNull(customer);
        Guard.NotNull(category);
        var firstCategory = new Dictionary<TCustomer, TCategory>();
        var crossSold = new HashSet<TCustomer>();
        var row = 0L;
        foreach (var purchase in Guard.NotNull(purchases))
        {
            var (buyer, bought) = (Present(customer(purchase), nameof(customer), row), Present(category(purchase), nameof(category), row));
            row++;
            if (!firstCategory.TryGetValue(buyer, out var first))
                firstCategory.Add(buyer, bought);
            else if (!EqualityComparer<TCategory>.Default.Equals(first, bought))
                crossSold.Add(buyer);
        }

        return new Proportion(crossSold.Count, firstCategory.Count);
    }

    private static T Present<T>(T key, string argument, long row)
        where T : notnull =>
        key ?? throw Guard.NoKey(argument, row);
}
