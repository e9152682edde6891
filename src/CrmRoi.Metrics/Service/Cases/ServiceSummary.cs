using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>
/// The exact total of any number of cases, read by stated rules: opened, resolved, backlog and its age, same-day closed, times to first response and to resolution,
/// kept promises, first-contact resolution, reopen rate, self-service share, workload. The same type serves an agent, a channel and the company.
/// </summary>
/// <remarks>
/// <para>
/// Cases are read as of an instant: <c>opened = backlog + resolved + merged away</c> by their state then, and cases opened later are only counted. A case that was merged away
/// counts as opened, and is in no other figure.
/// </para>
/// <para>
/// "Resolved under the policy" are the cases whose resolution the <see cref="ReopenPolicy"/> recognises; their number is <see cref="TimeToResolution"/>'s count. It is that of
/// <see cref="Resolved"/>, under <see cref="ReopenPolicy.FirstResolution"/> that of <see cref="ResolvedAtLeastOnce"/>.
/// </para>
/// <para>Two summaries are equal when rules and totals are equal. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<ServiceSummary>))]
public sealed class ServiceSummary : Summary<ServiceSummary>
{
    internal static readonly SummaryKind<SupportCase, ServiceSummary, ServiceTotals> Kind = new(24, () => new(), summary => ref summary._totals);

    private ServiceTotals _totals;

    private ServiceSummary()
    {
    }

    /// <summary>The summary of no case; the neutral element of <c>+</c>.</summary>
    public static ServiceSummary Empty { get; } = Kind.Of(default);

    /// <summary>The rules by which the cases were read. Null for <see cref="Empty"/>.</summary>
    public ServiceRules? Rules => _totals.Rules;

    /// <summary>The number of cases opened up to the instant: backlog + resolved + merged away.</summary>
    public long Opened => _totals.Opened;

    /// <summary>The number of cases opened after the instant: left out of everything else.</summary>
    public long NotYetOpened => _totals.NotYetOpened;

    /// <summary>The backlog: the number of cases open at the instant, paused ones included.</summary>
    public long Backlog => _totals.Open + _totals.Paused;

    /// <summary>The number of cases of the backlog whose clocks stand still.</summary>
    public long Paused => _totals.Paused;

    /// <summary>The number of cases that are resolved at the instant.</summary>
    public long Resolved => _totals.Resolved;

    /// <summary>The number of cases that were merged into others.</summary>
    public long MergedAway => _totals.MergedAway;

    /// <summary>The number of cases resolved at least once, open again or not.</summary>
    public long ResolvedAtLeastOnce => _totals.ResolvedAtLeastOnce;

    /// <summary>The number of cases reopened at least once.</summary>
    public long Reopened => _totals.Reopened;

    /// <summary>The age of the backlog: elapsed time from opening to the instant, of open cases, pauses included.</summary>
    public DurationDistribution BacklogAge => DurationDistribution.Of(in _totals.BacklogAge);

    /// <summary>The time to first response: elapsed, without pauses, of cases that an agent replied to; from an earlier hand-over, if there was one.</summary>
    public DurationDistribution TimeToFirstResponse => DurationDistribution.Of(in _totals.ResponseTime);

    /// <summary>The time to first response in business time. Empty if the rules have no calendar.</summary>
    public DurationDistribution TimeToFirstResponseInBusinessTime => DurationDistribution.Of(in _totals.ResponseBusinessTime);

    /// <summary>The time until a case was handed over from a bot, or from people who only sort cases: elapsed, without pauses, of cases handed over before the first reply.</summary>
    public DurationDistribution TimeToHandOver => DurationDistribution.Of(in _totals.TimeToHandOver);

    /// <summary>
    /// The time to each next reply: from the customer's first message without an answer (a reopening counts as one), to the agent's reply; elapsed, without pauses. The first reply does not count.
    /// </summary>
    public DurationDistribution TimeToNextReply => DurationDistribution.Of(in _totals.NextReplyTime);

    /// <summary>The time to each next reply in business time. Empty if the rules have no calendar.</summary>
    public DurationDistribution TimeToNextReplyInBusinessTime => DurationDistribution.Of(in _totals.NextReplyBusinessTime);

    /// <summary>The time to resolution: elapsed, without pauses, of cases resolved under the policy.</summary>
    public DurationDistribution TimeToResolution => DurationDistribution.Of(in _totals.ResolutionTime);

    /// <summary>The time to resolution in business time. Empty if the rules have no calendar.</summary>
    public DurationDistribution TimeToResolutionInBusinessTime => DurationDistribution.Of(in _totals.ResolutionBusinessTime);

    /// <summary>Same-day closed: <c>resolved on the local date of opening / opened</c>. Undefined without a case.</summary>
    public Proportion SameDayClosed => new(_totals.SameDay, Opened);

    /// <summary>Same-day closed among the resolved: <c>resolved on the local date of opening / resolved under the policy</c>. Undefined if there are none.</summary>
    public Proportion SameDayClosedOfResolved => new(_totals.SameDay, TimeToResolution.Count);

    /// <summary>
    /// How many promised times to first response were kept (SLA), in business time if the rules have a calendar. The clock stops at the first reply, or at a resolution before it.
    /// </summary>
    public TargetAttainment ResponseTargets => _totals.Response.Read();

    /// <summary>
    /// How many promised times to a next reply were kept, one for each wait, in business time if the rules have a calendar. A wait is over at the reply, or at a resolution before it.
    /// </summary>
    public TargetAttainment NextReplyTargets => _totals.NextReply.Read();

    /// <summary>How many promised times to resolution were kept (SLA), under the reopen policy, in business time if the rules have a calendar.</summary>
    public TargetAttainment ResolutionTargets => _totals.Resolution.Read();

    /// <summary>
    /// First-contact resolution (FCR): <c>resolved with one agent contact and not reopened within the window / resolved at least once</c>, of cases whose window is over.
    /// Undefined if there are none, or if the rules have no window.
    /// </summary>
    /// <remarks>Contacts are the replies up to the first resolution; an agent's resolution without a reply is itself the contact.</remarks>
    public Proportion FirstContactResolution => new(_totals.FirstContact, _totals.FirstContactKnown);

    /// <summary>
    /// First-contact resolution of all cases: <c>resolved with one agent contact and not reopened within the window / opened and not merged away</c>, without resolved cases whose window is
    /// not over. Open cases count as not resolved. Undefined if there are none, or if the rules have no window.
    /// </summary>
    public Proportion FirstContactResolutionOfOpened => Rules?.FirstContactWindow is null ? default : new(_totals.FirstContact, Opened - MergedAway - FirstContactNotYetKnown);

    /// <summary>One-touch resolution: <c>resolved cases with fewer than two agent replies in all / resolved</c>, whether they were reopened or not. Undefined without a resolved case.</summary>
    public Proportion OneTouchResolution => new(_totals.OneTouch, Resolved);

    /// <summary>The number of cases resolved at least once that are left out of <see cref="FirstContactResolution"/>, because their window is not over or there is none.</summary>
    public long FirstContactNotYetKnown => ResolvedAtLeastOnce - _totals.FirstContactKnown;

    /// <summary>The reopen rate: <c>cases reopened at least once / resolved at least once</c>. Undefined without a resolved case.</summary>
    public Proportion ReopenRate => new(Reopened, ResolvedAtLeastOnce);

    /// <summary>Reopenings per resolved case: <c>reopen events / resolved at least once</c>; may exceed 1. Undefined without a resolved case.</summary>
    public Average ReopensPerResolvedCase => new(_totals.Reopens, ResolvedAtLeastOnce);

    /// <summary>The transfer rate: <c>cases that went to another agent or team at least once / opened and not merged away</c>. Undefined if there are none.</summary>
    public Proportion TransferRate => new(_totals.Transferred, Opened - MergedAway);

    /// <summary>Transfers per case: <c>transfers / opened and not merged away</c>; may exceed 1. Undefined if there are none.</summary>
    public Average TransfersPerCase => new(_totals.Transfers, Opened - MergedAway);

    /// <summary>The self-service share: <c>resolved by the customer without a reply of an agent / resolved</c>. Undefined without a resolved case.</summary>
    public Proportion SelfServiceShare => new(_totals.SelfService, Resolved);

    /// <summary>The opened cases as the workload of one agent; of groups by agent see <see cref="CaseExtensions.OpenedWorkload"/>.</summary>
    public AgentWorkload OpenedWorkload => new(1, Opened, _totals.OpenedDays.BinsInUse);

    /// <summary>The cases resolved under the policy as the workload of one agent; of groups by agent see <see cref="CaseExtensions.ResolvedWorkload"/>.</summary>
    public AgentWorkload ResolvedWorkload => new(1, TimeToResolution.Count, _totals.ResolvedDays.BinsInUse);

    private protected override SummaryKind<ServiceSummary> KindOfSelf => Kind;

    /// <summary>The same summary for a total over teams with calendars of their own: it adds to that of every other team that has the same rules except for the calendar.</summary>
    /// <returns>The summary. Its business times and targets stay those of its own calendar, and its rules name none.</returns>
    /// <example>
    /// <code>
    /// ServiceSummary[] teams = []; // each team's cases, summarised under its own calendar
    /// var company = ServiceSummary.Empty.Merge(teams.Select(team => team.AcrossCalendars()));
    /// Console.WriteLine(company.Opened); // 0
    /// </code>
    /// </example>
    public ServiceSummary AcrossCalendars()
    {
        var totals = _totals;
        totals.ReadAcrossCalendars();
        return Kind.Of(ref totals);
    }

    /// <summary>A new, empty builder.</summary>
    /// <param name="rules">The rules by which the cases are read.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is null.</exception>
    public static SummaryBuilder<SupportCase, ServiceSummary> NewBuilder(ServiceRules rules) => Kind.NewBuilder(new ServiceTotals(Guard.NotNull(rules)));

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type, or its time zone is not known here; the message says what is wrong, and where.</exception>
    public static ServiceSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
