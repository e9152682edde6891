using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>A pessimistic, an expected and an optimistic business case. Report the spread of their results as the range.</summary>
/// <remarks>
/// Each is a whole <see cref="BusinessCase"/>: made with <see cref="BusinessCase.Scaled"/>, or line by line with <see cref="BusinessCase.With"/>.
/// Two are equal when all three cases are equal. Immutable.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Scenarios>))]
public sealed class Scenarios : IEquatable<Scenarios>
{
    /// <summary>Makes scenarios from three cases.</summary>
    /// <param name="pessimistic">The pessimistic case; its net present value does not exceed the expected one.</param>
    /// <param name="expected">The expected case.</param>
    /// <param name="optimistic">The optimistic case; its net present value is no less than the expected one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The net present values are not in this order.</exception>
    /// <exception cref="OverflowException">A net present value lies beyond the range of <see cref="decimal"/>.</exception>
    public Scenarios(BusinessCase pessimistic, BusinessCase expected, BusinessCase optimistic)
    {
        Pessimistic = Guard.NotNull(pessimistic);
        Expected = Guard.NotNull(expected);
        Optimistic = Guard.NotNull(optimistic);
        if (pessimistic.NetPresentValue > expected.NetPresentValue)
            throw Violation.Invalid(nameof(pessimistic), FormattableString.Invariant($"must not be worth more than the expected {expected.NetPresentValue}"), pessimistic.NetPresentValue).ToException();
        if (optimistic.NetPresentValue < expected.NetPresentValue)
            throw Violation.Invalid(nameof(optimistic), FormattableString.Invariant($"must not be worth less than the expected {expected.NetPresentValue}"), optimistic.NetPresentValue).ToException();
    }

    /// <summary>The pessimistic case.</summary>
    public BusinessCase Pessimistic { get; }

    /// <summary>The expected case.</summary>
    public BusinessCase Expected { get; }

    /// <summary>The optimistic case.</summary>
    public BusinessCase Optimistic { get; }

    /// <inheritdoc/>
    public bool Equals(Scenarios? other) =>
        other is not null && Pessimistic.Equals(other.Pessimistic) && Expected.Equals(other.Expected) && Optimistic.Equals(other.Optimistic);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Scenarios);

    /// <inheritdoc/>
    public override int GetHashCode() => Expected.GetHashCode();

    /// <summary>The expected case, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"Scenarios around {Expected}");
}
