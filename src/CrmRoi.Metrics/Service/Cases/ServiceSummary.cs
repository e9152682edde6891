using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>
/// The exact total of any number of cases under stated rules: volumes and backlog, times to response and resolution, kept promises,
/// first-contact resolution, reopen rate, self-service share, workload.
/// </summary>
/// <remarks>
/// <para>
/// Cases are read as of an instant: <c>opened = backlog + resolved + merged away</c> by their state at that instant. Cases opened later are counted and
/// otherwise left out. A case that was merged away counts as opened, and is in no other figure.
/// </para>
/// <para>
/// A case is "resolved under the policy" if the <see cref="ReopenPolicy"/> counts a resolution; the number of such cases is the count of
/// <see cref="TimeToResolution"/>. It equals <see cref="ResolvedAtLeastOnce"/> under <see cref="ReopenPolicy.FirstResolution"/>, and
/// <see cref="Resolved"/> under the other policies.
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

    /// <summary>The number of cases opened after the instant; they are in no other figure.</summary>
    public long NotYetOpened => _totals.NotYetOpened;

    /// <summary>The backlog: the number of cases open at the instant, paused ones included.</summary>
    public long Backlog => _totals.Open + _totals.Paused;

    /// <summary>The number of cases in the backlog whose clocks stand still.</summary>
    public long Paused => _totals.Paused;

    /// <summary>The number of cases that are resolved at the instant.</summary>
    public long Resolved => _totals.Resolved;

    /// <summary>The number of cases that were merged into others.</summary>
    public long MergedAway => _totals.MergedAway;

    /// <summary>The number of cases resolved at least once, even if they are open again.</summary>
    public long ResolvedAtLeastOnce => _totals.ResolvedAtLeastOnce;

    /// <summary>The number of cases reopened at least once.</summary>
    public long Reopened => _totals.Reopened;

    /// <summary>The age of the backlog: elapsed time from opening to the instant, pauses included, over open cases.</summary>
    public DurationDistribution BacklogAge => DurationDistribution.Of(in _totals.BacklogAge);

    /// <summary>
    /// The time to first response, from opening or an earlier hand-over: elapsed time without pauses, over cases that an agent replied to.
    /// </summary>
    public DurationDistribution TimeToFirstResponse => DurationDistribution.Of(in _totals.ResponseTime);

    /// <summary>The time to first response in business time. Empty if the rules have no calendar.</summary>
    public DurationDistribution TimeToFirstResponseInBusinessTime => DurationDistribution.Of(in _totals.ResponseBusinessTime);

    /// <summary>
    /// The time until the hand-over from a bot, or from people who only sort cases: elapsed time without pauses, over cases handed over before the first
    /// reply.
    /// </summary>
    public DurationDistribution TimeToHandOver => DurationDistribution.Of(in _totals.TimeToHandOver);

    /// <summary>
    /// The time to each next reply: from the customer's first unanswered message to the agent's reply, elapsed, without pauses. A reopening counts as a
    /// message; the first reply does not count.
    /// </summary>
    public DurationDistribution TimeToNextReply => DurationDistribution.Of(in _totals.NextReplyTime);

    /// <summary>The time to each next reply in business time. Empty if the rules have no calendar.</summary>
    public DurationDistribution TimeToNextReplyInBusinessTime => DurationDistribution.Of(in _totals.NextReplyBusinessTime);

    /// <summary>The time to resolution: elapsed time without pauses, over cases resolved under the policy.</summary>
    public DurationDistribution TimeToResolution => DurationDistribution.Of(in _totals.ResolutionTime);

    /// <summary>The time to resolution in business time. Empty if the rules have no calendar.</summary>
    public DurationDistribution TimeToResolutionInBusinessTime => DurationDistribution.Of(in _totals.ResolutionBusinessTime);

    /// <summary>Same-day closed: <c>resolved on the local date of opening / opened</c>. Undefined without a case.</summary>
    public Proportion SameDayClosed => new(_totals.SameDay, Opened);

    /// <summary>Same-day closed among the resolved: <c>resolved on the local date of opening / resolved under the policy</c>. Undefined if there are none.</summary>
    public Proportion SameDayClosedOfResolved => new(_totals.SameDay, TimeToResolution.Count);

    /// <summary>
    /// How many promised times to first response were kept (SLA), in business time if the rules have a calendar. The clock stops at the first reply, or at
    /// an earlier resolution.
    /// </summary>
    public TargetAttainment ResponseTargets => _totals.Response.Read();

    /// <summary>
    /// How many promised times to a next reply were kept, one per wait, in business time if the rules have a calendar. A wait ends at the reply, or at an
    /// earlier resolution.
    /// </summary>
    public TargetAttainment NextReplyTargets => _totals.NextReply.Read();

    /// <summary>How many promised times to resolution were kept (SLA), under the reopen policy, in business time if the rules have a calendar.</summary>
    public TargetAttainment ResolutionTargets => _totals.Resolution.Read();

    /// <summary>
    /// First-contact resolution (FCR): <c>resolved with one agent contact and not reopened within the window / resolved at least once</c>, over cases
    /// whose window is over. Undefined if there are none, or if the rules have no window.
    /// </summary>
    /// <remarks>Contacts are the replies up to the first resolution. If an agent resolves a case without a reply, the resolution is the contact.</remarks>
    public Proportion FirstContactResolution => new(_totals.FirstContact, _totals.FirstContactKnown);

    /// <summary>
    /// First-contact resolution of all cases: <c>resolved with one agent contact and not reopened within the window / opened and not merged away</c>.
    /// Resolved cases whose window is not over are left out; open cases count as not resolved. Undefined if there are none, or if the rules have no
    /// window.
    /// </summary>
    public Proportion FirstContactResolutionOfOpened => Rules?.FirstContactWindow is null ? default : new(_totals.FirstContact, Opened - MergedAway - FirstContactNotYetKnown);

    /// <summary>
    /// One-touch resolution: <c>resolved cases with fewer than two agent replies / resolved</c>, reopened or not. Undefined without a resolved case.
    /// </summary>
    public Proportion OneTouchResolution => new(_totals.OneTouch, Resolved);

    /// <summary>
    /// The number of cases resolved at least once that <see cref="FirstContactResolution"/> leaves out, because their window is not over or the rules have
    /// no window.
    /// </summary>
    public long FirstContactNotYetKnown => ResolvedAtLeastOnce - _totals.FirstContactKnown;

    /// <summary>The reopen rate: <c>cases reopened at least once / resolved at least once</c>. Undefined without a resolved case.</summary>
    public Proportion ReopenRate => new(Reopened, ResolvedAtLeastOnce);

    /// <summary>Reopenings per resolved case: <c>reopen events / resolved at least once</c>; may exceed 1. Undefined without a resolved case.</summary>
    public Average ReopensPerResolvedCase => new(_totals.Reopens, ResolvedAtLeastOnce);

    /// <summary>The transfer rate: <c>cases that went to another agent or team at least once / opened and not merged away</c>. Undefined if there are none.</summary>
    public Proportion TransferRate => new(_totals.Transferred, Opened - MergedAway);

    /// <summary>Transfers per case: <c>transfers / opened and not merged away</c>; may exceed 1. Undefined if there are none.</summary>
    public Average TransfersPerCase => new(_totals.Transfers, Opened - MergedAway);

    /// <summary>The self-service share: <c>resolved by the customer without an agent's reply / resolved</c>. Undefined without a resolved case.</summary>
    public Proportion SelfServiceShare => new(_totals.SelfService, Resolved);

    /// <summary>The workload of one agent from the opened cases; for groups by agent, see <see cref="CaseExtensions.OpenedWorkload"/>.</summary>
    public AgentWorkload OpenedWorkload => new(1, Opened, _totals.OpenedDays.BinsInUse);

    /// <summary>
    /// The workload of one agent from the cases resolved under the policy; for groups by agent, see <see cref="CaseExtensions.ResolvedWorkload"/>.
    /// </summary>
    public AgentWorkload ResolvedWorkload => new(1, TimeToResolution.Count, _totals.ResolvedDays.BinsInUse);

    private protected override SummaryKind<ServiceSummary> KindOfSelf => Kind;

    /// <summary>Makes this summary addable to those of teams with other calendars, if all other rules are the same.</summary>
    /// <returns>The summary. Its business times and targets remain computed by its own calendar; its rules name no calendar.</returns>
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
