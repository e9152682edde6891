using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>Turns event logs into cases, summarizes cases, and filters the cases of a period.</summary>
public static class CaseExtensions
{
    /// <summary>Makes cases from an event log. Its rows may come in any order.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the case numbers.</typeparam>
    /// <param name="rows">The rows, one event per row.</param>
    /// <param name="caseKey">The case number of a row, never null.</param>
    /// <param name="caseEvent">The event of a row.</param>
    /// <returns>
    /// Each number, in first-seen order, with its case or the reason why its events make no case. <see cref="CheckedRowsExtensions.CheckRows"/> separates
    /// the two.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A number is null; the message names the index.</exception>
    public static IReadOnlyList<KeyValuePair<TKey, Checked<SupportCase>>> FoldIntoCases<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> caseKey, Func<TRow, CaseEvent> caseEvent)
        where TKey : notnull
    {
        Guard.NotNull(caseKey);
        Guard.NotNull(caseEvent);
        var capacity = Guard.NotNull(rows) is ICollection<TRow> { Count: var known } ? known : 0;
        var numbers = new Dictionary<TKey, int>();
        var keys = new List<TKey>();
        var caseOfRow = new List<int>(capacity);
        var events = new List<CaseEvent>(capacity);
        foreach (var row in rows)
        {
            var key = caseKey(row);
            if (key is null)
                throw Guard.NoKey(nameof(caseKey), events.Count);
            if (!numbers.TryGetValue(key, out var number))
            {
                number = keys.Count;
                numbers.Add(key, number);
                keys.Add(key);
            }

            caseOfRow.Add(number);
            events.Add(caseEvent(row));
        }

        // All events in one array by case, in the order of the rows; each case takes its range.
        var ends = new int[keys.Count + 1];
        foreach (var number in caseOfRow)
            ends[number + 1]++;
        for (var i = 0; i < keys.Count; i++)
            ends[i + 1] += ends[i];
        var byCase = new CaseEvent[events.Count];
        for (var row = 0; row < byCase.Length; row++)
            byCase[ends[caseOfRow[row]]++] = events[row];

        var cases = new KeyValuePair<TKey, Checked<SupportCase>>[keys.Count];
        for (int i = 0, start = 0; i < cases.Length; start = ends[i++])
        {
            var own = new CaseEvent[ends[i] - start];
            Array.Copy(byCase, start, own, 0, own.Length);
            cases[i] = new(keys[i], SupportCase.CheckOwn(own));
        }

        return Array.AsReadOnly(cases);
    }

    /// <summary>Summarizes cases.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="rules">The rules by which they are read.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A case is null; the message names its index.</exception>
    public static ServiceSummary Summarize(this IEnumerable<SupportCase> cases, ServiceRules rules) =>
        ServiceSummary.Kind.Summarize(cases, new ServiceTotals(Guard.NotNull(rules)));

    /// <summary>Summarizes cases by a key in the caller's rows: agent, team, channel, product, priority.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="supportCase">The case of a row.</param>
    /// <param name="rules">The rules by which the cases are read.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key or a case is null; the message names the index.</exception>
    public static SummaryGroups<TKey, ServiceSummary> SummarizeBy<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, SupportCase> supportCase, ServiceRules rules, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        ServiceSummary.Kind.SummarizeBy(rows, key, supportCase, comparer, new ServiceTotals(Guard.NotNull(rules)));

    /// <summary>Filters the cases that were opened in a period, resolved or not.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="period">The period of opening.</param>
    /// <returns>Those cases, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cases"/> is null.</exception>
    /// <exception cref="ArgumentException">A case is null; the message names its index. Thrown during enumeration.</exception>
    public static IEnumerable<SupportCase> OpenedIn(this IEnumerable<SupportCase> cases, Period period) =>
        Guard.NotNull(cases).Where((item, index) => period.Contains(NotNull(item, index).Opened));

    /// <summary>Filters the cases that were resolved in a period.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="period">The period of the resolution.</param>
    /// <param name="policy">Which resolution of a reopened case counts.</param>
    /// <returns>Those cases, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cases"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="policy"/> is not one of the named values.</exception>
    /// <exception cref="ArgumentException">A case is null; the message names its index. Thrown during enumeration.</exception>
    public static IEnumerable<SupportCase> ResolvedIn(this IEnumerable<SupportCase> cases, Period period, ReopenPolicy policy)
    {
        ServiceRules.CheckPolicy(policy);
        return Guard.NotNull(cases).Where((item, index) => NotNull(item, index).Resolution(policy) is { } resolved && period.Contains(resolved));
    }

    /// <summary>The workload of all agents from opened cases.</summary>
    /// <typeparam name="TAgent">The type of the agents.</typeparam>
    /// <param name="agents">The summaries by agent.</param>
    /// <returns>The workload.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="agents"/> is null.</exception>
    public static AgentWorkload OpenedWorkload<TAgent>(this SummaryGroups<TAgent, ServiceSummary> agents)
        where TAgent : notnull =>
        Guard.NotNull(agents).Values.Aggregate(default(AgentWorkload), (all, agent) => all + agent.OpenedWorkload);

    /// <summary>The workload of all agents from cases resolved under the policy.</summary>
    /// <typeparam name="TAgent">The type of the agents.</typeparam>
    /// <param name="agents">The summaries by agent.</param>
    /// <returns>The workload.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="agents"/> is null.</exception>
    public static AgentWorkload ResolvedWorkload<TAgent>(this SummaryGroups<TAgent, ServiceSummary> agents)
        where TAgent : notnull =>
        Guard.NotNull(agents).Values.Aggregate(default(AgentWorkload), (all, agent) => all + agent.ResolvedWorkload);

    internal static SupportCase NotNull(SupportCase? item, int index, string argument = "cases") =>
        item ?? throw Violation.Invalid(argument, $"must not hold null (index {index})", null).ToException();
}
