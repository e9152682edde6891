using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Cross-selling, from the caller's own rows of purchases.</summary>
public static class CrossSellExtensions
{
    /// <summary>The cross-sell rate: <c>customers who bought a second category / customers who bought</c>.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TCustomer">The type of the customer's key.</typeparam>
    /// <typeparam name="TCategory">The type of the category's key.</typeparam>
    /// <param name="purchases">The purchases, one per row, in any order; the same category twice is one category. Returned goods are for the caller to leave out.</param>
    /// <param name="customer">The customer of a row, never null.</param>
    /// <param name="category">The category (product line, product) of a row, never null.</param>
    /// <returns>The rate, from 0 to 1; undefined without a purchase. Rates of disjoint groups of customers pool.</returns>
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
