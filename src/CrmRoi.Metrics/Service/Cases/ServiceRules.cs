using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The rules by which a summary reads its cases: as of which instant, in which zone, under which reopen policy.</summary>
/// <remarks>Two are equal when all parts are equal. Immutable.</remarks>
[JsonConverter(typeof(StrictJsonConverter<ServiceRules>))]
public sealed record ServiceRules
{
    /// <summary>Makes rules.</summary>
    /// <param name="asOf">The instant as of which the cases are read. Later events are ignored; cases opened later are counted, but otherwise left
    /// out.</param>
    /// <param name="zone">The time zone of calendar days.</param>
    /// <param name="reopenPolicy">When a reopened case counts as resolved, and how long that took.</param>
    /// <param name="calendar">The working hours of business time. With a calendar, the targets of the cases are in business time; without one, in elapsed
    /// time.</param>
    /// <param name="firstContactWindow">
    /// The time within which a case must not be reopened to count as resolved on first contact, zero or more; null for no such figure.
    /// </param>
    /// <param name="nextReplyTarget">The time within which every reply after the first is promised, more than zero; null for no such promise.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The policy is not one of the named values, the window is negative, or the target is not positive.</exception>
    public ServiceRules(
        DateTimeOffset asOf, TimeZoneInfo zone, ReopenPolicy reopenPolicy, BusinessCalendar? calendar = null, TimeSpan? firstContactWindow = null,
        TimeSpan? nextReplyTarget = null)
    {
        CheckPolicy(reopenPolicy);
        if (firstContactWindow < TimeSpan.Zero)
            throw Violation.OutOfRange(nameof(firstContactWindow), "must not be negative", firstContactWindow).ToException();

        if (nextReplyTarget <= TimeSpan.Zero)
            throw Violation.OutOfRange(nameof(nextReplyTarget), "must be positive", nextReplyTarget).ToException();

        AsOf = asOf;
        Zone = Guard.NotNull(zone);
        ReopenPolicy = reopenPolicy;
        Calendar = calendar;
        FirstContactWindow = firstContactWindow;
        NextReplyTarget = nextReplyTarget;
    }

    internal static ReopenPolicy CheckPolicy(ReopenPolicy policy, [CallerArgumentExpression(nameof(policy))] string argument = "") =>
        policy is >= ReopenPolicy.FirstResolution and <= ReopenPolicy.SumOfOpenSpells ? policy : throw Violation.OutOfRange(argument, "must be a reopen policy", (int)policy).ToException();

    /// <summary>The instant as of which the cases are read.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The time zone of calendar days.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>When a reopened case counts as resolved, and how long that took.</summary>
    public ReopenPolicy ReopenPolicy { get; }

    /// <summary>The working hours of business time. Null if there are none.</summary>
    [JsonIgnore]
    public BusinessCalendar? Calendar { get; private init; }

    /// <summary>The time within which a case must not be reopened to count as resolved on first contact. Null for no such figure.</summary>
    public TimeSpan? FirstContactWindow { get; }

    /// <summary>The time within which every reply after the first is promised. Null for no such promise.</summary>
    public TimeSpan? NextReplyTarget { get; }

    // Whether each team's cases were read by the calendar of that team.
    internal bool HasOwnCalendars { get; private init; }

    internal bool HasBusinessTime => Calendar is not null || HasOwnCalendars;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"ServiceRules {{ AsOf = {AsOf}, Zone = {Zone}, ReopenPolicy = {ReopenPolicy}, Calendar = {Calendar}, FirstContactWindow = {FirstContactWindow}, NextReplyTarget = {NextReplyTarget}{(HasOwnCalendars ? ", a calendar for each team" : "")} }}");

    // The rules of a total over teams with different calendars.
    internal ServiceRules AcrossCalendars() => this with { Calendar = null, HasOwnCalendars = true };

}
