using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>A time during which somebody was a customer, with its start and, if it is over, its end. Somebody who comes back has several.</summary>
/// <remarks>
/// Half-open: somebody is still a customer just before <see cref="Left"/>, and no longer at it. Two tenures are equal when both instants are equal; their
/// offsets do not matter. <c>default</c> is not a tenure.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<CustomerTenure>))]
public readonly record struct CustomerTenure
{
    private readonly bool _isFact;

    /// <summary>Makes a time as a customer.</summary>
    /// <param name="joined">When it began.</param>
    /// <param name="left">When it ended, not before <paramref name="joined"/>; null for somebody who is still a customer.</param>
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public CustomerTenure(DateTimeOffset joined, DateTimeOffset? left = null)
        : this(joined, left, out var violation) => violation?.Throw();

    private CustomerTenure(DateTimeOffset joined, DateTimeOffset? left, out Violation? violation)
    {
        violation = FindViolation(joined, left);
        Joined = joined;
        Left = left;
        _isFact = true;
    }

    /// <summary>When the time as a customer began.</summary>
    public DateTimeOffset Joined { get; }

    /// <summary>When it ended. Null while it lasts.</summary>
    public DateTimeOffset? Left { get; }

    internal bool IsFact => _isFact;

    /// <summary>Makes a tenure like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="joined">When it began.</param>
    /// <param name="left">When it ended, not before <paramref name="joined"/>; null for somebody who is still a customer.</param>
    /// <returns>The tenure, or the reason why there is none.</returns>
    public static Checked<CustomerTenure> Check(DateTimeOffset joined, DateTimeOffset? left = null) =>
        Checked.Of(new CustomerTenure(joined, left, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"CustomerTenure {{ Joined = {Joined}, Left = {Left} }}");

    private static Violation? FindViolation(DateTimeOffset joined, DateTimeOffset? left) =>
        Instants.FindViolation(joined) ?? Instants.FindViolation(left) ??
        (left < joined
            ? Violation.Invalid(nameof(left), $"must not lie before the customer joined ({Violation.Show(joined)})", left)
            : null);
}
