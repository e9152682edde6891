using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>An event of a case: what happened, and when.</summary>
/// <remarks>Two events are equal when kind and instant are equal; the offset does not matter. <c>default</c> is not an event; a case refuses it.</remarks>
[JsonConverter(typeof(StrictJsonConverter<CaseEvent>))]
public readonly record struct CaseEvent
{
    // The kind, with 0 kept for default(CaseEvent).
    private readonly byte _kind;

    /// <summary>Makes an event.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="kind">What happened.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the named values, or an instant lies outside the years 1900 to 2199.</exception>
    public CaseEvent(DateTimeOffset at, CaseEventKind kind)
        : this(at, kind, out var violation) => violation?.Throw();

    private CaseEvent(DateTimeOffset at, CaseEventKind kind, out Violation? violation)
    {
        violation = FindViolation(at, kind);
        At = at;
        _kind = (byte)(kind + 1);
    }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What happened.</summary>
    public CaseEventKind Kind => (CaseEventKind)Math.Max(0, _kind - 1);

    internal bool IsFact => _kind != 0;

    /// <summary>Makes an event like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="at">When it happened.</param>
    /// <param name="kind">What happened.</param>
    /// <returns>The event, or the reason why there is none.</returns>
    public static Checked<CaseEvent> Check(DateTimeOffset at, CaseEventKind kind) =>
        Checked.Of(new CaseEvent(at, kind, out var violation), violation);

    /// <summary>Kind and instant, "Replied at 2024-05-02T11:00:00+02:00".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Kind} at {At}");

    private static Violation? FindViolation(DateTimeOffset at, CaseEventKind kind) =>
        kind is >= CaseEventKind.Opened and <= CaseEventKind.MergedAway ? Instants.FindViolation(at) : Violation.OutOfRange(nameof(kind), "must be a kind of event", (int)kind);
}
