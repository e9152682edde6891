using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The states that a case goes through, and the order of its events.</summary>
internal static class CaseHistory
{
    /// <summary>The state after an event; null where the event contradicts the state before it. Before the first event there is none.</summary>
    public static CaseState? After(CaseState? state, CaseEventKind kind) => (kind, state) switch
    {
        (CaseEventKind.Opened, null) => CaseState.Open,
        (_, null or CaseState.MergedAway) => null,
        (CaseEventKind.Replied, _) => state,
        (CaseEventKind.Resumed, CaseState.Paused) => CaseState.Open,
        (CaseEventKind.Reopened, CaseState.Resolved) => CaseState.Open,
        (CaseEventKind.Paused, CaseState.Open) => CaseState.Paused,
        (CaseEventKind.Resolved or CaseEventKind.ResolvedBySelfService, CaseState.Open or CaseState.Paused) => CaseState.Resolved,
        (CaseEventKind.MergedAway, _) => CaseState.MergedAway,
        _ => null,
    };

    /// <summary>Brings events into order, in place, or says why they contradict each other.</summary>
    /// <remarks>
    /// Events of the same instant have no order of their own. The next one is the first in the order of the kinds that does not contradict the state;
    /// a pause comes last where the events of the next instant begin with its end.
    /// </remarks>
    public static Violation? Arrange(CaseEvent[] events)
    {
        if (events.Length == 0)
            return Violation.Invalid(nameof(events), "must begin with the opening of the case", "no event");
        if (Array.FindIndex(events, item => !item.IsFact) is >= 0 and var position)
            return Violation.Invalid(nameof(events), $"must be made by a constructor of {nameof(CaseEvent)} (position {position}, counting from 0)", "default");

        Sort(events);
        CaseState? state = null;
        for (var i = 0; i < events.Length; i++)
        {
            var next = Next(events, i, state);
            (events[i], events[next]) = (events[next], events[i]);
            if (After(state, events[i].Kind) is not { } after)
            {
                var rule = state is { } before ? $"must not contradict each other (the case is {before} before this event)" : "must begin with the opening of the case";
                return Violation.Invalid(nameof(events), rule, events[i]);
            }

            state = after;
        }

        return null;
    }

    // The event to come next among those of the same instant from a position on: allowed ones first, then in the order of the kinds.
    private static int Next(CaseEvent[] events, int first, CaseState? state)
    {
        var end = EndOfInstant(events, first);
        if (end == first + 1)
            return first;

        var best = first;
        var pauseLast = MustBeginPaused(events, end);
        for (var i = first + 1; i < end; i++)
        {
            if (Rank(events[i], state, pauseLast) < Rank(events[best], state, pauseLast))
                best = i;
        }

        return best;
    }

    private static int Rank(CaseEvent item, CaseState? state, bool pauseLast) =>
        (2 * (int)item.Kind) + (pauseLast && item.Kind == CaseEventKind.Paused ? 5 : 0) + (After(state, item.Kind) is null ? 100 : 0);

    // Whether the next events that change the state, those of one instant, make sense only for a paused case: they end more pauses than they begin.
    private static bool MustBeginPaused(CaseEvent[] events, int first)
    {
        while (first < events.Length && events[first].Kind == CaseEventKind.Replied)
            first++;
        var surplus = 0;
        for (var i = first; i < events.Length && events[i].At == events[first].At; i++)
            surplus += events[i].Kind == CaseEventKind.Resumed ? 1 : events[i].Kind == CaseEventKind.Paused ? -1 : 0;
        return surplus > 0;
    }

    private static int EndOfInstant(CaseEvent[] events, int first)
    {
        var end = first + 1;
        while (end < events.Length && events[end].At == events[first].At)
            end++;
        return end;
    }

    private static void Sort(CaseEvent[] events)
    {
        for (var i = 1; i < events.Length; i++)
        {
            if (events[i].At < events[i - 1].At)
            {
                Array.Sort(events, (left, right) => left.At.CompareTo(right.At));
                return;
            }
        }
    }
}
