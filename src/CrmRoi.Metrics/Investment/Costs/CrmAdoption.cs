using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>How many licensed users really use a CRM in a period, and what an active user costs.</summary>
/// <remarks>
/// Teams over the same period add up with <c>+</c>, costs as <see cref="decimal"/> (28 digits); the neutral element is <c>default</c>, no user. Two are
/// equal when all parts are equal.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CrmAdoption>))]
public readonly record struct CrmAdoption
{
    /// <summary>Makes the adoption of a period.</summary>
    /// <param name="activeUsers">The users who were active within the period, by a rule of your choice, from 0 to
    /// <paramref name="licensedUsers"/>.</param>
    /// <param name="licensedUsers">The users with a licence, 0 or more.</param>
    /// <param name="cost">The cost of the CRM in the period, in money, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative, or more users are active than licensed.</exception>
    public CrmAdoption(long activeUsers, long licensedUsers, decimal cost)
    {
        LicensedUsers = Guard.NotNegative(licensedUsers);
        ActiveUsers = Guard.NotNegative(activeUsers) <= licensedUsers
            ? activeUsers
            : throw Violation.OutOfRange(nameof(activeUsers), $"must not exceed the {licensedUsers} licensed users", activeUsers).ToException();
        Cost = Guard.NotNegative(cost);
    }

    /// <summary>The number of users who were active within the period.</summary>
    public long ActiveUsers { get; }

    /// <summary>The number of users with a licence.</summary>
    public long LicensedUsers { get; }

    /// <summary>The cost of the CRM in the period, in money.</summary>
    public decimal Cost { get; }

    /// <summary>The adoption rate: <c>active users / licensed users</c>. Undefined without a licensed user.</summary>
    public Proportion AdoptionRate => new(ActiveUsers, LicensedUsers);

    /// <summary>The cost per active user: <c>cost / active users</c>, in money. Undefined without an active user.</summary>
    public Average CostPerActiveUser => new(Cost, ActiveUsers);

    /// <summary>The cost per licensed user: <c>cost / licensed users</c>, in money, as on the price list. Undefined without a licensed user.</summary>
    public Average CostPerLicensedUser => new(Cost, LicensedUsers);

    /// <summary>Adds the adoption of two teams.</summary>
    /// <param name="left">A team.</param>
    /// <param name="right">Another team, over the same period.</param>
    /// <returns>Users and costs added up.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of its type.</exception>
    public static CrmAdoption operator +(CrmAdoption left, CrmAdoption right) =>
        new(left.ActiveUsers + right.ActiveUsers, left.LicensedUsers + right.LicensedUsers, left.Cost + right.Cost);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"CrmAdoption {{ ActiveUsers = {ActiveUsers}, LicensedUsers = {LicensedUsers}, Cost = {Cost} }}");
}
