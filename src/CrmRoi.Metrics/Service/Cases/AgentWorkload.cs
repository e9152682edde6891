using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The cases of agents and the days on which each agent had a case. It gives cases per agent, and per agent and day.</summary>
/// <remarks>
/// Workloads of different agents add up with <c>+</c>; the neutral element is <c>default</c>, no agent. Two are equal when all counts are equal.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<AgentWorkload>))]
public readonly record struct AgentWorkload
{
    /// <summary>Makes a workload from its counts, each 0 or more.</summary>
    /// <param name="agents">The number of agents.</param>
    /// <param name="cases">The number of their cases.</param>
    /// <param name="activeDays">The days on which an agent had a case, added up over agents.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public AgentWorkload(long agents, long cases, long activeDays)
    {
        Agents = Guard.NotNegative(agents);
        Cases = Guard.NotNegative(cases);
        ActiveDays = Guard.NotNegative(activeDays);
    }

    /// <summary>The number of agents, including agents without a case if they were given.</summary>
    public long Agents { get; }

    /// <summary>The number of cases.</summary>
    public long Cases { get; }

    /// <summary>The active days: the days on which an agent had a case, added up over agents.</summary>
    public long ActiveDays { get; }

    /// <summary>Cases per agent: <c>cases / agents</c>. Undefined without an agent.</summary>
    public Average PerAgent => new(Cases, Agents);

    /// <summary>Cases per agent and active day: <c>cases / active days</c>. Undefined without an active day. At least 1 if it comes from cases.</summary>
    public Average PerAgentAndActiveDay => new(Cases, ActiveDays);

    /// <summary>Adds two workloads of different agents.</summary>
    /// <param name="left">A workload.</param>
    /// <param name="right">The workload of other agents.</param>
    /// <returns>The counts added up.</returns>
    /// <exception cref="OverflowException">A count exceeds <see cref="long.MaxValue"/>.</exception>
    public static AgentWorkload operator +(AgentWorkload left, AgentWorkload right) =>
        new(Guard.Sum(left.Agents, right.Agents, "agents"), Guard.Sum(left.Cases, right.Cases, "cases"), Guard.Sum(left.ActiveDays, right.ActiveDays, "active days"));

    /// <summary>
    /// Cases per agent and calendar day: <c>cases / (agents × local dates in the period)</c>. A date that the period covers only in part counts.
    /// </summary>
    /// <param name="period">The period of the cases.</param>
    /// <param name="zone">The zone of the dates.</param>
    /// <returns>The average; undefined without an agent or for <c>default</c> as the period.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OverflowException">Agents times dates exceed <see cref="long.MaxValue"/>.</exception>
    public Average PerAgentAndCalendarDay(Period period, TimeZoneInfo zone) => new(Cases, Agents * LocalTime.Dates(period, Guard.NotNull(zone)));

    /// <summary>Cases per agent and working day: <c>cases / (agents × working days of the period)</c>.</summary>
    /// <param name="period">The period of the cases.</param>
    /// <param name="calendar">The calendar that defines working days.</param>
    /// <returns>The average; undefined without an agent or a working day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="OverflowException">Agents times working days exceed <see cref="long.MaxValue"/>.</exception>
    public Average PerAgentAndWorkingDay(Period period, BusinessCalendar calendar) => new(Cases, Agents * Guard.NotNull(calendar).WorkingDays(period));

    /// <summary>Cases per agent in the invariant culture; "n/a" without an agent.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => PerAgent.ToString();
}
