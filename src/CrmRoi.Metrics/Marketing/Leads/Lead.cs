using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>A lead: when it was created, its outcome and when it was decided, and when it was first contacted.</summary>
/// <remarks>
/// <para>
/// An open lead is neither won nor lost. The first contact is our call or message that answers the lead; null if there was none yet.
/// It cannot come before the lead was created.
/// </para>
/// <para>Two leads are equal when all parts are equal; the offsets of instants do not matter. <c>default</c> is not a lead; adding it to a summary
/// throws.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Lead>))]
public readonly record struct Lead
{
    private readonly DateTimeOffset _closed;
    private readonly DateTimeOffset _firstContact;
    private readonly State _state;
    private readonly bool _contacted;

    /// <summary>Makes a lead.</summary>
    /// <param name="created">When the lead came in.</param>
    /// <param name="closed">When it was won or lost, not before <paramref name="created"/>; null for an open lead.</param>
    /// <param name="outcome">Whether it is open, won or lost.</param>
    /// <param name="firstContact">When it was first contacted, not before <paramref name="created"/>; null if it was not.</param>
    /// <exception cref="ArgumentException">An open lead has a closing date, a won or lost one has none, or it closes or is contacted before it is created.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outcome"/> is not one of the named values, or an instant lies outside the years 1900 to 2199.</exception>
    public Lead(DateTimeOffset created, DateTimeOffset? closed, Outcome outcome, DateTimeOffset? firstContact = null)
        : this(created, closed, outcome, firstContact, out var violation) => violation?.Throw();

    private Lead(DateTimeOffset created, DateTimeOffset? closed, Outcome outcome, DateTimeOffset? firstContact, out Violation? violation)
    {
        violation = FindViolation(created, closed, outcome, firstContact);
        Created = created;
        _closed = closed.GetValueOrDefault();
        _firstContact = firstContact.GetValueOrDefault();
        _contacted = firstContact.HasValue;
        _state = (State)(outcome + 1);
    }

    // The outcome, with 0 kept for default(Lead).
    private enum State : byte
    {
        NoLead,
        Open,
        Won,
        Lost,
    }

    /// <summary>When the lead came in.</summary>
    public DateTimeOffset Created { get; }

    /// <summary>When the lead was won or lost. Null while it is open.</summary>
    public DateTimeOffset? Closed => _state > State.Open ? _closed : null;

    /// <summary>Whether the lead is open, won or lost.</summary>
    public Outcome Outcome => IsFact ? (Outcome)(_state - 1) : Outcome.Open;

    /// <summary>When the lead was first contacted. Null if it was not.</summary>
    public DateTimeOffset? FirstContact => _contacted ? _firstContact : null;

    /// <summary>The elapsed time from creation to first contact. Null if there was none.</summary>
    public TimeSpan? SpeedToLead => _contacted ? _firstContact - Created : null;

    internal bool IsFact => _state != State.NoLead;

    /// <summary>Makes a lead like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="created">When the lead came in.</param>
    /// <param name="closed">When it was won or lost, not before <paramref name="created"/>; null for an open lead.</param>
    /// <param name="outcome">Whether it is open, won or lost.</param>
    /// <param name="firstContact">When it was first contacted, not before <paramref name="created"/>; null if it was not.</param>
    /// <returns>The lead, or the reason why there is none.</returns>
    public static Checked<Lead> Check(DateTimeOffset created, DateTimeOffset? closed, Outcome outcome, DateTimeOffset? firstContact = null) =>
        Checked.Of(new Lead(created, closed, outcome, firstContact, out var violation), violation);

    /// <summary>The lead as it stood at an instant: open if it was decided later, not contacted if it was first contacted later.</summary>
    /// <param name="instant">The instant, not before the lead was created.</param>
    /// <returns>The lead at that instant.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> lies before the creation.</exception>
    public Lead AsOf(DateTimeOffset instant)
    {
        if (instant < Created)
            throw Violation.OutOfRange(nameof(instant), "must not lie before the lead was created", instant).ToException();

        if (!IsFact)
            return this; // the summary that it is added to throws and names its position

        var decided = Closed <= instant;
        return new Lead(Created, decided ? Closed : null, decided ? Outcome : Outcome.Open, FirstContact <= instant ? FirstContact : null);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Lead {{ Created = {Created}, Closed = {Closed}, Outcome = {Outcome}, FirstContact = {FirstContact} }}");

    private static Violation? FindViolation(DateTimeOffset created, DateTimeOffset? closed, Outcome outcome, DateTimeOffset? firstContact) =>
        Instants.FindViolation(created) ?? Instants.FindViolation(closed) ?? Instants.FindViolation(firstContact) ?? (outcome, closed) switch
        {
            (not (Outcome.Open or Outcome.Won or Outcome.Lost), _) =>
                Violation.OutOfRange(nameof(outcome), "must be open, won or lost", (int)outcome),
            (Outcome.Open, not null) => Violation.Invalid(nameof(closed), "must be null for an open lead", closed),
            (not Outcome.Open, null) => Violation.Invalid(nameof(closed), "must be given for a won or lost lead", closed),
            (_, { } end) when end < created =>
                Violation.Invalid(nameof(closed), $"must not lie before the lead was created ({Violation.Show(created)})", closed),
            _ when firstContact < created =>
                Violation.Invalid(nameof(firstContact), $"must not lie before the lead was created ({Violation.Show(created)})", firstContact),
            _ => null,
        };
}
