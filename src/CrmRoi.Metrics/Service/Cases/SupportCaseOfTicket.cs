using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <content>Makes a case from one row per ticket, as help desks export it.</content>
public sealed partial class SupportCase
{
    // The most replies and the most reopenings of a ticket; more is a mistake in the data.
    private const int MostOfAKind = 10_000;

    /// <summary>Makes a case from the row of a ticket, for data without an event log.</summary>
    /// <param name="opened">When the case was opened.</param>
    /// <param name="firstReply">When an agent first replied; null if none did.</param>
    /// <param name="resolved">When it was last resolved; null if it is open.</param>
    /// <param name="replies">
    /// How often agents replied up to the first resolution, 0 to 10,000; first-contact resolution needs it. 1 if only the first reply is known, 0 if there
    /// was none.
    /// </param>
    /// <param name="reopens">How often it was reopened, 0 to 10,000.</param>
    /// <param name="firstResolved">
    /// When it was first resolved. Required for a reopened case; give the last resolution if only that is known. Otherwise null, or the same as
    /// <paramref name="resolved"/>.
    /// </param>
    /// <param name="reopened">When it was first reopened; null if unknown or never.</param>
    /// <param name="responseTarget">The time promised for a first response, more than zero; null if none was promised.</param>
    /// <param name="resolutionTarget">The time promised for a resolution, more than zero; null if none was promised.</param>
    /// <returns>The case, with the events that the row implies.</returns>
    /// <remarks>
    /// Events without a date in the row get a date that makes no figure look better than it was. Replies after the first are placed at the first
    /// resolution. A reopening is placed at <paramref name="reopened"/> or, if that is null, right after the first resolution; so first-contact resolution
    /// counts it, and the sum of open times is as long as it can be. The times to the first response and to the first and last resolution, the backlog,
    /// the reopen rate and same-day closed are as exact as the row. Pauses are unknown, so no time excludes them.
    /// </remarks>
    /// <exception cref="ArgumentException">The values contradict each other; the message names the first that does.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number or a target is out of its range, or an instant lies outside the years 1900 to 2199.</exception>
    /// <example>
    /// <code>
    /// var nine = new DateTimeOffset(2024, 5, 2, 9, 0, 0, TimeSpan.Zero);
    /// var ticket = SupportCase.OfTicket(opened: nine, firstReply: nine.AddHours(1), resolved: nine.AddHours(4), replies: 2);
    /// Console.WriteLine(ticket.TimeToFirstResponse()); // 01:00:00
    /// Console.WriteLine(ticket.TimeToResolution(ReopenPolicy.LastResolution)); // 04:00:00
    /// </code>
    /// </example>
    public static SupportCase OfTicket(
        DateTimeOffset opened,
        DateTimeOffset? firstReply,
        DateTimeOffset? resolved,
        int replies,
        int reopens = 0,
        DateTimeOffset? firstResolved = null,
        DateTimeOffset? reopened = null,
        TimeSpan? responseTarget = null,
        TimeSpan? resolutionTarget = null) =>
        FindViolationOfTicket(opened, firstReply, resolved, replies, reopens, firstResolved, reopened) is { } violation
            ? throw violation.ToException()
            : new SupportCase(EventsOfTicket(opened, firstReply, resolved, replies, reopens, firstResolved, reopened), responseTarget, resolutionTarget);

    /// <summary>Makes a case of a ticket like <see cref="OfTicket"/>, but returns the error instead of throwing it.</summary>
    /// <param name="opened">When the case was opened.</param>
    /// <param name="firstReply">When an agent first replied; null if none did.</param>
    /// <param name="resolved">When it was last resolved; null if it is open.</param>
    /// <param name="replies">How often agents replied up to the first resolution, 0 to 10,000; 1 if only the first reply is known, 0 if there was none.</param>
    /// <param name="reopens">How often it was reopened, 0 to 10,000.</param>
    /// <param name="firstResolved">When it was first resolved. Required for a reopened case.</param>
    /// <param name="reopened">When it was first reopened; null if unknown or never.</param>
    /// <param name="responseTarget">The time promised for a first response, more than zero; null if none was promised.</param>
    /// <param name="resolutionTarget">The time promised for a resolution, more than zero; null if none was promised.</param>
    /// <returns>The case, or the reason why there is none.</returns>
    public static Checked<SupportCase> CheckTicket(
        DateTimeOffset opened,
        DateTimeOffset? firstReply,
        DateTimeOffset? resolved,
        int replies,
        int reopens = 0,
        DateTimeOffset? firstResolved = null,
        DateTimeOffset? reopened = null,
        TimeSpan? responseTarget = null,
        TimeSpan? resolutionTarget = null) =>
        FindViolationOfTicket(opened, firstReply, resolved, replies, reopens, firstResolved, reopened) is { } violation
            ? Checked.Invalid<SupportCase>(violation)
            : CheckOwn([.. EventsOfTicket(opened, firstReply, resolved, replies, reopens, firstResolved, reopened)], responseTarget, resolutionTarget);

    private static IEnumerable<CaseEvent> EventsOfTicket(
        DateTimeOffset opened, DateTimeOffset? firstReply, DateTimeOffset? resolved, int replies, int reopens, DateTimeOffset? firstResolved, DateTimeOffset? reopened)
    {
        var first = firstResolved ?? resolved;
        yield return new(opened, CaseEventKind.Opened);
        if (firstReply is { } reply)
        {
            yield return new(reply, CaseEventKind.Replied);
            for (var more = 1; more < replies; more++)
                yield return new(first > reply ? first.Value : reply, CaseEventKind.Replied);
        }

        if (first is not { } resolution)
            yield break;
        yield return new(resolution, CaseEventKind.Resolved);
        for (var reopening = 0; reopening < reopens; reopening++)
        {
            if (reopening > 0)
                yield return new(reopened ?? resolution, CaseEventKind.Resolved);
            yield return new(reopened ?? resolution, CaseEventKind.Reopened);
        }

        if (reopens > 0 && resolved is { } last)
            yield return new(last, CaseEventKind.Resolved);
    }

    private static Violation? FindViolationOfTicket(
        DateTimeOffset opened, DateTimeOffset? firstReply, DateTimeOffset? resolved, int replies, int reopens, DateTimeOffset? firstResolved, DateTimeOffset? reopened) =>
        Instants.FindViolation(opened) ?? Instants.FindViolation(firstReply) ?? Instants.FindViolation(resolved) ?? Instants.FindViolation(firstResolved) ?? Instants.FindViolation(reopened)
        ?? (replies is < 0 or > MostOfAKind ? (Violation?)Violation.OutOfRange(nameof(replies), $"must be from 0 to {MostOfAKind}", replies)
            : reopens is < 0 or > MostOfAKind ? Violation.OutOfRange(nameof(reopens), $"must be from 0 to {MostOfAKind}", reopens)
            : firstReply is null && replies > 0 ? Violation.Invalid(nameof(firstReply), $"must be given if there are replies ({replies})", firstReply)
            : firstReply is not null && replies == 0 ? Violation.Invalid(nameof(replies), "must be 1 or more if there is a first reply", replies)
            : reopens > 0 && firstResolved is null ? Violation.Invalid(nameof(firstResolved), "must be given for a case that was reopened (the last resolution if no other is known)", firstResolved)
            : reopens == 0 && firstResolved is not null && firstResolved != resolved ? Violation.Invalid(nameof(firstResolved), "must be the resolution of a case that was not reopened, or null", firstResolved)
            : reopens == 0 && reopened is not null ? Violation.Invalid(nameof(reopened), "must be null for a case that was not reopened", reopened)
            : null)
        ?? Before(firstReply, opened, nameof(firstReply), "the case was opened") ?? Before(firstResolved, opened, nameof(firstResolved), "the case was opened") ?? Before(resolved, opened, nameof(resolved), "the case was opened")
        ?? Before(reopened, firstResolved, nameof(reopened), "the first resolution") ?? Before(resolved, reopened ?? firstResolved, nameof(resolved), reopened is null ? "the first resolution" : "the reopening");

    private static Violation? Before(DateTimeOffset? instant, DateTimeOffset? start, string argument, string what) =>
        instant < start ? Violation.Invalid(argument, $"must not lie before {what} ({Violation.Show(start)})", instant) : null;
}
