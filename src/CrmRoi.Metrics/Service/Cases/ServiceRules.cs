using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>How a summary reads its cases: as of which instant, on which calendar days, and by which rule if the field has several.</summary>
/// <remarks>Two are equal when all of this is equal. Immutable.</remarks>
[JsonConverter(typeof(StrictJsonConverter<ServiceRules>))]
public sealed record ServiceRules
{
    /// <summary>The rules of a summary.</summary>
    /// <param name="asOf">The instant as of which the cases are read: later events are not known, cases opened later are left out and counted.</param>
    /// <param name="zone">The time zone of calendar days.</param>
    /// <param name="reopenPolicy">When a reopened case counts as resolved, and how long that took.</param>
    /// <param name="calendar">The working hours of business time. The targets of the cases are in business time with a calendar, and in elapsed time without.</param>
    /// <param name="firstContactWindow">The time within which a case must not be reopened to count as resolved on first contact, zero or more; null if nobody asks for that.</param>
    /// <param name="nextReplyTarget">The time within which every reply after the first is promised, more than zero; null if none is.</param>
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

    /// <summary>The working hours of business time; null if there is none.</summary>
    [JsonIgnore]
    public BusinessCalendar? Calendar { get; private init; }

    /// <summary>The time within which a case must not be reopened to count as resolved on first contact; null if nobody asks for that.</summary>
    public TimeSpan? FirstContactWindow { get; }

    /// <summary>The time within which every reply after the first is promised; null if none is.</summary>
    public TimeSpan? NextReplyTarget { get; }

    // Whether the cases of each team were read by the calendar of that team.
    internal bool HasOwnCalendars { get; private init; }

    internal bool HasBusinessTime => Calendar is not null || HasOwnCalendars;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"ServiceRules {{ AsOf = {AsOf}, Zone = {Zone}, ReopenPolicy = {ReopenPolicy}, Calendar = {Calendar}, FirstContactWindow = {FirstContactWindow}, NextReplyTarget = {NextReplyTarget}{(HasOwnCalendars ? ", a calendar for each team" : "")} }}");

    // The rules of a total over teams, each with its calendar.
    internal ServiceRules AcrossCalendars() => this with { Calendar = null, HasOwnCalendars = true };

}
