namespace CrmRoi.Metrics.Customers;

/// <summary>Makes purchases, for code that lets the compiler find the type of what identifies a customer.</summary>
public static class Purchase
{
    /// <summary>A purchase, or a refund.</summary>
    /// <typeparam name="TCustomer">The type of what identifies a customer.</typeparam>
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
    /// <typeparam name="TCustomer">The type of what identifies a customer.</typeparam>
    /// <param name="customer">Who bought; not null.</param>
    /// <param name="at">When.</param>
    /// <param name="amount">For how much, in money; negative for a refund or credit note.</param>
    /// <returns>The purchase, or why these values make none.</returns>
    public static Checked<Purchase<TCustomer>> Check<TCustomer>(TCustomer customer, DateTimeOffset at, decimal amount)
        where TCustomer : notnull =>
        Checked.Of(new Purchase<TCustomer>(customer, at, amount, out var violation), violation);
}
