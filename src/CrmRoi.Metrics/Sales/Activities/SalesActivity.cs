using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>An activity of a salesperson to win a deal: an e-mail, a call, a meeting, a proposal.</summary>
/// <remarks>Two are equal when kind and instant are equal. <c>default</c> is not an activity; adding it to a summary throws.</remarks>
[JsonConverter(typeof(StrictJsonConverter<SalesActivity>))]
public readonly record struct SalesActivity
{
    /// <summary>Makes an activity.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="occurred">When it was done.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the named values, or an instant lies outside the years 1900 to 2199.</exception>
    public SalesActivity(SalesActivityKind kind, DateTimeOffset occurred)
        : this(kind, occurred, out var violation) => violation?.Throw();

    private SalesActivity(SalesActivityKind kind, DateTimeOffset occurred, out Violation? violation)
    {
        violation = FindViolation(kind) ?? Instants.FindViolation(occurred);
        Kind = kind;
        Occurred = occurred;
        IsFact = true;
    }

    /// <summary>What was done.</summary>
    public SalesActivityKind Kind { get; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset Occurred { get; }

    internal bool IsFact { get; }

    /// <summary>Makes an activity like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="kind">What was done.</param>
    /// <param name="occurred">When it was done.</param>
    /// <returns>The activity, or the reason why there is none.</returns>
    public static Checked<SalesActivity> Check(SalesActivityKind kind, DateTimeOffset occurred) =>
        Checked.Of(new SalesActivity(kind, occurred, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"SalesActivity {{ Kind = {Kind}, Occurred = {Occurred} }}");

    // Also checks a kind that somebody asks for.
    internal static Violation? FindViolation(SalesActivityKind kind) =>
        kind is SalesActivityKind.Email or SalesActivityKind.Call or SalesActivityKind.Meeting or SalesActivityKind.Proposal
            ? null
            : Violation.OutOfRange(nameof(kind), "must be e-mail, call, meeting or proposal", (int)kind);
}
