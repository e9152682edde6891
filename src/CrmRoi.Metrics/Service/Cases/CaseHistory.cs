using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

// The states of a case, and the order of its events.
internal static class CaseHistory
{
    private const int Kinds = (int)CaseEventKind.MergedAway + 1;

    // Sets of states, one bit each.
    private const int AllStates = (1 << ((int)CaseState.MergedAway + 1)) - 1;

    // The state after an event; null if the event contradicts the state before it. Before the first event the state is null.
    public static CaseState? After(CaseState? state, CaseEventKind kind) => (kind, state) switch
    {
        (CaseEventKind.Opened, null) => CaseState.Open,
        (_, null or CaseState.MergedAway) => null,
        (CaseEventKind.Replied or CaseEventKind.CustomerReplied or CaseEventKind.Transferred or CaseEventKind.HandedOver, _) => state,
        (CaseEventKind.Resumed, CaseState.Paused) => CaseState.Open,
        (CaseEventKind.Reopened, CaseState.Resolved) => CaseState.Open,
        (CaseEventKind.Paused, CaseState.Open) => CaseState.Paused,
        (CaseEventKind.Resolved or CaseEventKind.ResolvedBySelfService, CaseState.Open or CaseState.Paused) => CaseState.Resolved,
        (CaseEventKind.MergedAway, _) => CaseState.MergedAway,
        _ => null,
    };

    // Orders events in place and gives the state after the last one, or says why the events contradict each other.
    // Events at the same instant have no order of their own. They get the first order, by kinds, that has no contradiction up to the end of the case.
    public static Violation? Arrange(CaseEvent[] events, out CaseState end)
    {
        end = default;
        if (events.Length == 0)
            return Violation.Invalid(nameof(events), "must begin with the opening of the case", "no event");
        if (IndexOfNoEvent(events) is >= 0 and var position)
            return Violation.Invalid(nameof(events), $"must be made by a constructor of {nameof(CaseEvent)} (index {position})", "default");

        Sort(events);
        CaseState? state = null;
        int[]? viable = null;
        for (int first = 0, next; first < events.Length; first = next)
        {
            next = EndOfInstant(events, first);
            if (next > first + 1)
                ArrangeInstant(events, first, next, state, (viable ??= ViableStates(events))[next]);
            for (var i = first; i < next; i++)
            {
                if (After(state, events[i].Kind) is not { } after)
                {
                    var rule = state is { } before ? $"must not contradict each other (the case is {before} before this event)" : "must begin with the opening of the case";
                    return Violation.Invalid(nameof(events), rule, events[i]);
                }

                state = end = after;
            }
        }

        return null;
    }

    private static int IndexOfNoEvent(CaseEvent[] events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (!events[i].IsFact)
                return i;
        }

        return -1;
    }

    // The state after the first events of a case.
    public static CaseState StateAfter(CaseEvent[] events, int count)
    {
        CaseState? state = null;
        for (var i = 0; i < count; i++)
            state = After(state, events[i].Kind);
        return state!.Value;
    }

    // The goals are the states in which the instant may end.
    private static void ArrangeInstant(CaseEvent[] events, int first, int end, CaseState? state, int goals)
    {
        var left = CountKinds(events, first, end);
        var byKind = events.Skip(first).Take(end - first).ToLookup(item => item.Kind);
        var queues = Enumerable.Range(0, Kinds).Select(kind => new Queue<CaseEvent>(byKind[(CaseEventKind)kind])).ToArray();
        for (var i = first; i < end; i++)
        {
            var kind = Next(state, left, goals);
            left[(int)kind]--;
            events[i] = queues[(int)kind].Dequeue();
            state = After(state, kind) ?? state;
        }
    }

    // The first kind after which the rest can still reach a goal; if there is none, a kind that delays the contradiction.
    private static CaseEventKind Next(CaseState? state, int[] left, int goals)
    {
        CaseEventKind? allowed = null, any = null;
        for (var kind = CaseEventKind.Opened; (int)kind < Kinds; kind++)
        {
            if (left[(int)kind] == 0)
                continue;
            any ??= kind;
            if (After(state, kind) is not { } after)
                continue;
            allowed ??= kind;
            left[(int)kind]--;
            var leads = Leads(after, left, goals);
            left[(int)kind]++;
            if (leads)
                return kind;
        }

        return allowed ?? any!.Value;
    }

    // For each position at which an instant begins: the states from which all later events can be ordered without contradiction. At the end: all states.
    private static int[] ViableStates(CaseEvent[] events)
    {
        var viable = new int[events.Length + 1];
        viable[events.Length] = AllStates;
        for (int end = events.Length, first; end > 0; end = first)
        {
            first = end - 1;
            while (first > 0 && events[first - 1].At == events[first].At)
                first--;
            var counts = CountKinds(events, first, end);
            for (var state = CaseState.Open; state <= CaseState.MergedAway; state++)
                viable[first] |= Leads(state, counts, viable[end]) ? 1 << (int)state : 0;
        }

        return viable;
    }

    // Whether some order of that many events of each kind leads from a state to one of the goals.
    private static bool Leads(CaseState state, int[] counts, int goals)
    {
        int Count(CaseEventKind kind) => counts[(int)kind];

        if (state == CaseState.MergedAway)
            return Array.TrueForAll(counts, count => count == 0) && Contains(goals, state);

        // A second opening or merge is found when the events are followed one by one. Replies, transfers and hand-overs change nothing; a merge comes
        // last, from any state.
        if (Count(CaseEventKind.MergedAway) == 1)
            goals = Contains(goals, CaseState.MergedAway) ? AllStates : 0;
        int pauses = Count(CaseEventKind.Paused), resumptions = Count(CaseEventKind.Resumed), reopenings = Count(CaseEventKind.Reopened);
        var resolutions = Count(CaseEventKind.Resolved) + Count(CaseEventKind.ResolvedBySelfService);
        for (var goal = CaseState.Open; goal <= CaseState.Resolved; goal++)
        {
            if (Contains(goals, goal) && HasTrail(state, goal, pauses, resumptions, reopenings, resolutions))
                return true;
        }

        return false;
    }

    // A trail through the states open, paused and resolved that uses each event as an edge once. By Euler's theorem it exists if each state is left
    // as often as it is entered, except for the two ends, and if the edges are connected with the start; edges between three states always are.
    private static bool HasTrail(CaseState start, CaseState goal, int pauses, int resumptions, int reopenings, int resolutions)
    {
        int At(CaseState state) => (goal == state ? 1 : 0) - (start == state ? 1 : 0);

        var resolvedWhilePaused = pauses - resumptions - At(CaseState.Paused);
        return resolutions - reopenings == At(CaseState.Resolved)
            && resolvedWhilePaused >= 0 && resolvedWhilePaused <= resolutions
            && (start switch
            {
                CaseState.Paused => pauses + resumptions + resolvedWhilePaused > 0,
                CaseState.Resolved => reopenings + resolutions > 0,
                _ => true,
            } || pauses + resumptions + reopenings + resolutions == 0);
    }

    private static bool Contains(int states, CaseState state) => (states & (1 << (int)state)) != 0;

    private static int[] CountKinds(CaseEvent[] events, int first, int end)
    {
        var counts = new int[Kinds];
        for (var i = first; i < end; i++)
            counts[(int)events[i].Kind]++;
        return counts;
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
