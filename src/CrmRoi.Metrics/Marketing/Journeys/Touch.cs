using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>
/// A contact of a customer with a channel or campaign: when, and whether click or view. The caller's rows say which customer and channel.
/// </summary>
/// <remarks>Two touches are equal when instant and kind are equal. <c>default</c> is not a touch; adding it to a journey throws.</remarks>
[JsonConverter(typeof(StrictJsonConverter<Touch>))]
public readonly record struct Touch
{
    private readonly bool _isFact;

    /// <summary>Makes a touch.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="kind">Whether it was a click or a view.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the named values, or an instant lies outside the years 1900 to 2199.</exception>
    public Touch(DateTimeOffset at, TouchKind kind = TouchKind.Click)
        : this(at, kind, out var violation) => violation?.Throw();

    private Touch(DateTimeOffset at, TouchKind kind, out Violation? violation)
    {
        violation = FindViolation(at, kind);
        At = at;
        Kind = kind;
        _isFact = true;
    }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Whether it was a click or a view.</summary>
    public TouchKind Kind { get; }

    internal bool IsFact => _isFact;

    /// <summary>Makes a touch like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="kind">Whether it was a click or a view.</param>
    /// <returns>The touch, or the reason why there is none.</returns>
    public static Checked<Touch> Check(DateTimeOffset at, TouchKind kind = TouchKind.Click) =>
        Checked.Of(new Touch(at, kind, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Touch {{ At = {At}, Kind = {Kind} }}");

    private static Violation? FindViolation(DateTimeOffset at, TouchKind kind) =>
        kind is TouchKind.Click or TouchKind.View ? Instants.FindViolation(at) : Violation.OutOfRange(nameof(kind), "must be click or view", (int)kind);
}
