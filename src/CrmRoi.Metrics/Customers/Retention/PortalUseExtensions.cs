using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>Turns the logins of a customer portal into its use.</summary>
public static class PortalUseExtensions
{
    /// <summary>
    /// The portal use of a period: <c>customers who used the portal / customers</c>. A customer counts once, however many logins there are.
    /// </summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
    /// <param name="logins">The rows: one for each login or visit, in any order.</param>
    /// <param name="period">The period.</param>
    /// <param name="customers">The number of customers in the period who could use the portal, 0 or more.</param>
    /// <param name="customer">The customer of a row, never null.</param>
    /// <param name="at">The instant of a row.</param>
    /// <returns>The share. Undefined without a customer.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A customer is null; the message names the index.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="customers"/> is negative, or less than the number who used the portal.</exception>
    public static Proportion PortalUse<TRow, TCustomer>(
        this IEnumerable<TRow> logins, Period period, long customers, Func<TRow, TCustomer> customer, Func<TRow, DateTimeOffset> at)
        where TCustomer : notnull
    {
        Guard.NotNegative(customers);
        Guard.NotNull(customer);
        Guard.NotNull(at);
        var active = new HashSet<TCustomer>();
        var row = 0L;
        foreach (var login in Guard.NotNull(logins))
        {
            if (period.Contains(at(login)))
                active.Add(customer(login) is { } who ? who : throw Guard.NoKey(nameof(customer), row));
            row++;
        }

        return active.Count <= customers
            ? new Proportion(active.Count, customers)
            : throw Violation.OutOfRange(nameof(customers), $"must be at least the {active.Count} who used the portal", customers).ToException();
    }
}
