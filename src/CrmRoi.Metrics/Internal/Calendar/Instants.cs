using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// The instants that can be part of a fact: those of the years 1900 to 2199, in UTC. Others are the "no date" of some system, or slips of the pen.
internal static class Instants
{
    private const string Rule = "must lie in the years 1900 to 2199 (0001-01-01 is the \"no date\" of many systems: leave it out)";

    // The first of them, in ticks of UTC.
    public static readonly long First = new DateTime(1900, 1, 1).Ticks;

    // The first after them, in ticks of UTC.
    public static readonly long End = new DateTime(2200, 1, 1).Ticks;

    public static bool Contains(DateTimeOffset instant) => instant.UtcTicks is var ticks && First <= ticks && ticks < End;

    // The broken rule, if an instant of a fact breaks it; null is an instant that is not known.
    public static Violation? FindViolation(DateTimeOffset? instant, [CallerArgumentExpression(nameof(instant))] string argument = "") =>
        instant is { } known && !Contains(known) ? Violation.OutOfRange(argument, Rule, known) : null;
}
