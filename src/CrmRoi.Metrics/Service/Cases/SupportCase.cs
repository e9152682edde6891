using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>A support case: its events in order, from the opening on, and the times that were promised for it.</summary>
/// <remarks>
/// <para>
/// Events may be given in any order. Events that contradict each other make no case, for example a pause of a resolved case or a second opening. Events at
/// the same instant get the first order, by their kinds, that has no contradiction, if there is one. A case can be replied to in every state until it is
/// merged away.
/// </para>
/// <para>Two cases are equal when events and targets are equal. Immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// var opened = new DateTimeOffset(2024, 5, 2, 9, 0, 0, TimeSpan.Zero);
/// var supportCase = new SupportCase(
/// [
///     new CaseEvent(opened.AddHours(5), CaseEventKind.Resolved),
///     new CaseEvent(opened, CaseEventKind.Opened),
///     new CaseEvent(opened.AddHours(1), CaseEventKind.Replied),
///     new CaseEvent(opened.AddHours(1), CaseEventKind.Paused),
///     new CaseEvent(opened.AddHours(3), CaseEventKind.Resumed),
/// ]);
/// Console.WriteLine(supportCase.TimeToFirstResponse()); // 01:00:00
/// Console.WriteLine(supportCase.TimeToResolution(ReopenPolicy.LastResolution)); // 03:00:00
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<SupportCase>))]
public sealed partial class SupportCase : IEquatable<SupportCase>
{
    private readonly CaseEvent[] _events;

    /// <summary>Makes a case.</summary>
    /// <param name="events">The events, in any order; exactly one opening, and no contradictions.</param>
    /// <param name="responseTarget">The time promised for a first response, more than zero; null if none was promised.</param>
    /// <param name="resolutionTarget">The time promised for a resolution, more than zero; null if none was promised.</param>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException">The events contradict each other; the message names the first that does.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is not positive.</exception>
    public SupportCase(IEnumerable<CaseEvent> events, TimeSpan? responseTarget = null, TimeSpan? resolutionTarget = null)
    {
        CaseEvent[] ordered = [.. Guard.NotNull(events)];
        if (FindViolation(ordered, responseTarget, resolutionTarget, out var state) is { } violation)
            throw violation.ToException();
        _events = ordered;
        State = state;
        ResponseTarget = responseTarget;
        ResolutionTarget = resolutionTarget;
    }

    // The events are in order, and the array is not shared.
    private SupportCase(CaseEvent[] events, CaseState state, TimeSpan? responseTarget, TimeSpan? resolutionTarget)
    {
        _events = events;
        State = state;
        ResponseTarget = responseTarget;
        ResolutionTarget = resolutionTarget;
    }

    /// <summary>The events, in order.</summary>
    public IReadOnlyList<CaseEvent> Events => Array.AsReadOnly(_events);

    /// <summary>The time promised for a first response. Null if none was promised.</summary>
    public TimeSpan? ResponseTarget { get; }

    /// <summary>The time promised for a resolution. Null if none was promised.</summary>
    public TimeSpan? ResolutionTarget { get; }

    /// <summary>When the case was opened.</summary>
    public DateTimeOffset Opened => _events[0].At;

    /// <summary>The state of the case after its last event.</summary>
    public CaseState State { get; }

    /// <summary>When an agent first replied. Null if none did.</summary>
    public DateTimeOffset? FirstResponse => First(item => item.Kind == CaseEventKind.Replied);

    /// <summary>When the case was resolved for the first time. Null if it never was.</summary>
    public DateTimeOffset? FirstResolved => First(IsResolution);

    /// <summary>When the case was last resolved, even if it was reopened afterwards. Null if it never was.</summary>
    public DateTimeOffset? LastResolved => LastResolution?.At;

    /// <summary>When the case first went from a bot, or from people who only sort cases, to those who answer. Null if it never did.</summary>
    public DateTimeOffset? HandedOver => First(item => item.Kind == CaseEventKind.HandedOver);

    /// <summary>How often the case went to another agent or team; each time the customer may have had to explain the problem again.</summary>
    public int Transfers => _events.Count(item => item.Kind == CaseEventKind.Transferred);

    /// <summary>How often the case was reopened.</summary>
    public int Reopens => _events.Count(item => item.Kind == CaseEventKind.Reopened);

    /// <summary>Whether the customer resolved the case without any reply of an agent, and it is still resolved.</summary>
    public bool IsSelfService =>
        State == CaseState.Resolved && LastResolution?.Kind == CaseEventKind.ResolvedBySelfService && FirstResponse is null;

    private CaseEvent? LastResolution
    {
        get
        {
            var last = Array.FindLastIndex(_events, IsResolution);
            return last < 0 ? null : _events[last];
        }
    }

    /// <summary>Makes a case like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="events">The events, in any order.</param>
    /// <param name="responseTarget">The time promised for a first response; null if none was promised.</param>
    /// <param name="resolutionTarget">The time promised for a resolution; null if none was promised.</param>
    /// <returns>The case, or the reason why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    public static Checked<SupportCase> Check(IEnumerable<CaseEvent> events, TimeSpan? responseTarget = null, TimeSpan? resolutionTarget = null) =>
        CheckOwn([.. Guard.NotNull(events)], responseTarget, resolutionTarget);

    /// <summary>The case with other targets.</summary>
    /// <param name="response">The time promised for a first response, more than zero; null if none was promised.</param>
    /// <param name="resolution">The time promised for a resolution, more than zero; null if none was promised.</param>
    /// <returns>A new case with the same events.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A target is not positive.</exception>
    public SupportCase WithTargets(TimeSpan? response, TimeSpan? resolution)
    {
        if ((FindViolationOfTarget(response, nameof(response)) ?? FindViolationOfTarget(resolution, nameof(resolution))) is { } violation)
            throw violation.ToException();
        return new SupportCase(_events, State, response, resolution);
    }

    /// <summary>The case as it stood at an instant, without later events.</summary>
    /// <param name="instant">The instant, not before the case was opened.</param>
    /// <returns>The case with the events up to and at the instant.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> lies before the opening.</exception>
    public SupportCase AsOf(DateTimeOffset instant)
    {
        if (instant < Opened)
            throw Violation.OutOfRange(nameof(instant), "must not lie before the case was opened", instant).ToException();
        var count = _events.Length;
        while (_events[count - 1].At > instant)
            count--;
        return count == _events.Length ? this : new SupportCase([.. _events.Take(count)], CaseHistory.StateAfter(_events, count), ResponseTarget, ResolutionTarget);
    }

    /// <summary>The time from opening, or from an earlier hand-over, to the first reply of an agent, without pauses.</summary>
    /// <param name="calendar">The calendar of business time; null for elapsed time.</param>
    /// <returns>The time during which the case was open and not paused; null if no agent replied.</returns>
    public TimeSpan? TimeToFirstResponse(BusinessCalendar? calendar = null) =>
        FirstResponse is { } response ? TimeSinceHandOver(response, calendar).Counted : null;

    /// <summary>The time to resolution, without pauses.</summary>
    /// <param name="policy">Which resolution of a reopened case counts.</param>
    /// <param name="calendar">The calendar of business time; null for elapsed time.</param>
    /// <returns>The time; null if the case is not resolved under the policy, or was merged away.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="policy"/> is not one of the named values.</exception>
    public TimeSpan? TimeToResolution(ReopenPolicy policy, BusinessCalendar? calendar = null) =>
        Resolution(policy) is { } resolved ? TimeUntil(resolved, calendar, policy == ReopenPolicy.LastResolution).Counted : null;

    /// <inheritdoc/>
    public bool Equals(SupportCase? other) =>
        other is not null && ResponseTarget == other.ResponseTarget && ResolutionTarget == other.ResolutionTarget && _events.SequenceEqual(other._events);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SupportCase);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Opened.GetHashCode() * 397) ^ _events.Length);

    // Makes a case from events in an array that is not shared.
    internal static Checked<SupportCase> CheckOwn(CaseEvent[] events, TimeSpan? responseTarget = null, TimeSpan? resolutionTarget = null) =>
        FindViolation(events, responseTarget, resolutionTarget, out var state) is { } violation
            ? Checked.Invalid<SupportCase>(violation)
            : Checked.Valid(new SupportCase(events, state, responseTarget, resolutionTarget));

    // The resolution that counts under a policy, or null.
    internal DateTimeOffset? Resolution(ReopenPolicy policy) => (ServiceRules.CheckPolicy(policy), State) switch
    {
        (_, CaseState.MergedAway) => null,
        (ReopenPolicy.FirstResolution, _) => FirstResolved,
        (_, CaseState.Resolved) => LastResolved,
        _ => null,
    };

    // The agent contacts up to the first resolution. If an agent resolves the case without a reply, the resolution is the contact.
    internal int ContactsToFirstResolution()
    {
        var contacts = 0;
        foreach (var item in _events)
        {
            if (item.Kind == CaseEventKind.Replied)
                contacts++;
            else if (IsResolution(item))
                return Math.Max(contacts, item.Kind == CaseEventKind.Resolved ? 1 : 0);
        }

        return contacts;
    }

    // How often agents replied.
    internal int Replies => _events.Count(item => item.Kind == CaseEventKind.Replied);

    // When the case was first reopened. Null if it never was.
    internal DateTimeOffset? FirstReopened => First(item => item.Kind == CaseEventKind.Reopened);

    // The time up to an instant during which the case was open and not paused or, if whileResolved, was resolved.
    internal CaseTime TimeUntil(DateTimeOffset end, BusinessCalendar? calendar, bool whileResolved)
    {
        var clock = new CaseClock(calendar, whileResolved);
        foreach (var item in _events)
        {
            if (item.At > end)
                break;
            clock.Pass(item);
        }

        return clock.At(end);
    }

    // The same, counted from the start of the first-response clock: the hand-over, or the opening if there is none.
    internal CaseTime TimeSinceHandOver(DateTimeOffset end, BusinessCalendar? calendar)
    {
        var time = TimeUntil(end, calendar, whileResolved: false);
        return HandedOver is { } start && start <= end ? time - TimeUntil(start, calendar, whileResolved: false) : time;
    }

    // How long the customer waited for each reply but the first: from the first unanswered message (a reopening counts as one) to the reply; if there was
    // no reply, to the resolution or the end.
    internal IEnumerable<(CaseTime Time, bool IsReplied, bool IsOver)> NextReplies(DateTimeOffset end, BusinessCalendar? calendar)
    {
        if (!Array.Exists(_events, item => item.Kind is CaseEventKind.CustomerReplied or CaseEventKind.Reopened))
            yield break;

        var clock = new CaseClock(calendar, whileResolved: false);
        CaseTime? since = null;
        var isAnswered = false;
        foreach (var item in _events)
        {
            clock.Pass(item);
            if (isAnswered && item.Kind is CaseEventKind.CustomerReplied or CaseEventKind.Reopened)
                since ??= clock.At(item.At);
            isAnswered |= item.Kind == CaseEventKind.Replied;
            if (since is { } start && (item.Kind is CaseEventKind.Replied or CaseEventKind.MergedAway || IsResolution(item)))
            {
                yield return (clock.At(item.At) - start, item.Kind == CaseEventKind.Replied, true);
                since = null;
            }
        }

        if (since is { } waiting)
            yield return (clock.At(end) - waiting, false, false);
    }

    private static bool IsResolution(CaseEvent item) => item.Kind is CaseEventKind.Resolved or CaseEventKind.ResolvedBySelfService;

    private static Violation? FindViolation(CaseEvent[] events, TimeSpan? responseTarget, TimeSpan? resolutionTarget, out CaseState state)
    {
        var contradiction = CaseHistory.Arrange(events, out state);
        return FindViolationOfTarget(responseTarget, nameof(responseTarget)) ?? FindViolationOfTarget(resolutionTarget, nameof(resolutionTarget)) ?? contradiction;
    }

    private static Violation? FindViolationOfTarget(TimeSpan? target, string argument) =>
        target is { Ticks: <= 0 } ? Violation.OutOfRange(argument, "must be positive", target) : null;

    private DateTimeOffset? First(Predicate<CaseEvent> condition)
    {
        var first = Array.FindIndex(_events, condition);
        return first < 0 ? null : _events[first].At;
    }

    /// <summary>The opening, the state and the number of events, "SupportCase: opened 2024-05-02T09:00:00+00:00, Resolved, 4 events".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"SupportCase: opened {Opened}, {State}, {_events.Length} events");
}
