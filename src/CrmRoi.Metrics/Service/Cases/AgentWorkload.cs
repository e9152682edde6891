using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The cases of any number of agents, and the days on which each of them had one: cases per agent, and per agent and day.</summary>
/// <remarks>The workloads of different agents add up with <c>+</c>; <c>default</c>, of no agent, is neutral. Two are equal when all counts are equal.</remarks>
[JsonConverter(typeof(StrictJsonConverter<AgentWorkload>))]
public readonly record struct AgentWorkload
{
    /// <summary>A workload by its counts, each 0 or more.</summary>
    /// <param name="agents">The number of agents.</param>
    /// <param name="cases">The number of their cases.</param>
    /// <param name="activeDays">The days on which an agent had a case, counted for each agent.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public AgentWorkload(long agents, long cases, long activeDays)
    {
        Agents = Guard.NotNegative(agents);
        Cases = Guard.NotNegative(cases);
        ActiveDays = Guard.NotNegative(activeDays);
    }

    /// <summary>The number of agents, those without a case included if they were given.</summary>
    public long Agents { get; }

    /// <summary>The number of cases.</summary>
    public long Cases { get; }

    /// <summary>The active days: the days on which an agent had a case, counted for each agent.</summary>
    public long ActiveDays { get; }

    /// <summary>Cases per agent: <c>cases / agents</c>. Undefined without an agent.</summary>
    public Average PerAgent => new(Cases, Agents);

    /// <summary>Cases per agent and active day: <c>cases / active days</c>. Undefined if there are none. Never below 1.</summary>
    public Average PerAgentAndActiveDay => new(Cases, ActiveDays);

    /// <summary>The workload of the agents of both.</summary>
    /// <param name="left">A workload.</param>
    /// <param name="right">The workload of other agents.</param>
    /// <returns>The counts added up.</returns>
    /// <exception cref="OverflowException">A count exceeds <see cref="long.MaxValue"/>.</exception>
    public static AgentWorkload operator +(AgentWorkload left, AgentWorkload right) =>
        new(Guard.Sum(left.Agents, right.Agents, "agents"), Guard.Sum(left.Cases, right.Cases, "cases"), Guard.Sum(left.ActiveDays, right.ActiveDays, "active days"));

    /// <summary>Cases per agent and calendar day: <c>cases / (agents × local dates that the period meets)</c>.</summary>
    /// <param name="period">The period in which the cases lie.</param>
    /// <param name="zone">The zone of the dates.</param>
    /// <returns>The average; undefined without an agent, or for a period of nothing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="OverflowException">Agents times dates exceed <see cref="long.MaxValue"/>.</exception>
    public Average PerAgentAndCalendarDay(Period period, TimeZoneInfo zone) => new(Cases, Agents * LocalTime.Dates(period, Guard.NotNull(zone)));

    /// <summary>Cases per agent and working day: <c>cases / (agents × working days of the period)</c>.</summary>
    /// <param name="period">The period in which the cases lie.</param>
    /// <param name="calendar">The calendar of the working days.</param>
    /// <returns>The average; undefined without an agent or a working day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="calendar"/> is null.</exception>
    /// <exception cref="OverflowException">Agents times working days exceed <see cref="long.MaxValue"/>.</exception>
    public Average PerAgentAndWorkingDay(Period period, BusinessCalendar calendar) => new(Cases, Agents * Guard.NotNull(calendar).WorkingDays(period));

    /// <summary>Cases per agent in the invariant culture; "n/a" without an agent.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => PerAgent.ToString();
}
