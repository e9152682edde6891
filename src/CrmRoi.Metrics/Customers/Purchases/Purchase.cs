namespace CrmRoi.Metrics.Customers;

/// <summary>Makes purchases without naming the type that identifies a customer; the compiler infers it.</summary>
public static class Purchase
{
    /// <summary>Makes a purchase or a refund.</summary>
    /// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
    /// <param name="customer">Who bought; not null.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">For how much, in money; negative for a refund or credit note.</param>
    /// <returns>The purchase.</returns>
    /// <exception cref="ArgumentException"><paramref name="customer"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public static Purchase<TCustomer> Of<TCustomer>(TCustomer customer, DateTimeOffset at, decimal amount)
        where TCustomer : notnull =>
        new(customer, at, amount);

    /// <summary>Makes a purchase like <see cref="Of"/>, but returns the error instead of throwing it.</summary>
    /// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
    /// <param name="customer">Who bought; not null.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">For how much, in money; negative for a refund or credit note.</param>
    /// <returns>The purchase, or the reason why there is none.</returns>
    public static Checked<Purchase<TCustomer>> Check<TCustomer>(TCustomer customer, DateTimeOffset at, decimal amount)
        where TCustomer : notnull =>
        Checked.Of(new Purchase<TCustomer>(customer, at, amount, out var violation), violation);
}
