using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>A contract that comes up for renewal: when and at what value, and, if it was renewed, when and at what value.</summary>
/// <remarks>Two are equal when all parts are equal; the offsets of instants do not matter. <c>default</c> is not a renewal.</remarks>
[JsonConverter(typeof(StrictJsonConverter<Renewal>))]
public readonly record struct Renewal
{
    private readonly bool _isFact;

    /// <summary>Makes a contract up for renewal.</summary>
    /// <param name="due">When the contract ends unless it is renewed.</param>
    /// <param name="value">The value of the contract when it ends, in money, 0 or more; null if unknown, which is not 0.</param>
    /// <param name="renewed">When it was renewed, before or after it was due; null if it was not.</param>
    /// <param name="renewedValue">The value of the new contract for a term of the same length, in money, 0 or more; by default the same as the old
    /// one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative, or an instant lies outside the years 1900 to 2199.</exception>
    /// <exception cref="ArgumentException">A value of the new contract is given, but no renewal.</exception>
    public Renewal(DateTimeOffset due, decimal? value, DateTimeOffset? renewed = null, decimal? renewedValue = null)
        : this(due, value, renewed, renewedValue, out var violation) => violation?.Throw();

    private Renewal(DateTimeOffset due, decimal? value, DateTimeOffset? renewed, decimal? renewedValue, out Violation? violation)
    {
        violation = FindViolation(due, value, renewed, renewedValue);
        Due = due;
        Value = value;
        Renewed = renewed;
        RenewedValue = renewed is null ? null : renewedValue ?? value;
        _isFact = true;
    }

    /// <summary>When the contract ends unless it is renewed.</summary>
    public DateTimeOffset Due { get; }

    /// <summary>
    /// The value of the contract when it ends, in money. Null if unknown: the contract is then in every figure by count and in none by value.
    /// </summary>
    public decimal? Value { get; }

    /// <summary>When it was renewed. Null if it was not.</summary>
    public DateTimeOffset? Renewed { get; }

    /// <summary>The value of the new contract, in money. Null if there is none, or its value is unknown.</summary>
    public decimal? RenewedValue { get; }

    internal bool IsFact => _isFact;

    /// <summary>Makes a renewal like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="due">When the contract ends unless it is renewed.</param>
    /// <param name="value">The value of the contract when it ends, in money, 0 or more; null if unknown, which is not 0.</param>
    /// <param name="renewed">When it was renewed, before or after it was due; null if it was not.</param>
    /// <param name="renewedValue">The value of the new contract for a term of the same length, in money, 0 or more; by default the same as the old
    /// one.</param>
    /// <returns>The renewal, or the reason why there is none.</returns>
    public static Checked<Renewal> Check(DateTimeOffset due, decimal? value, DateTimeOffset? renewed = null, decimal? renewedValue = null) =>
        Checked.Of(new Renewal(due, value, renewed, renewedValue, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Renewal {{ Due = {Due}, Value = {Value}, Renewed = {Renewed}, RenewedValue = {RenewedValue} }}");

    private static Violation? FindViolation(DateTimeOffset due, decimal? value, DateTimeOffset? renewed, decimal? renewedValue) =>
        value < 0 ? Violation.OutOfRange(nameof(value), "must not be negative", value)
        : renewedValue < 0 ? Violation.OutOfRange(nameof(renewedValue), "must not be negative", renewedValue)
        : renewedValue is not null && renewed is null ? Violation.Invalid(nameof(renewedValue), "must be null for a contract that was not renewed", renewedValue)
        : Instants.FindViolation(due) ?? Instants.FindViolation(renewed);
}
