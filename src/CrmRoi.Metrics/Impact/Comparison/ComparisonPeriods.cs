using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// The period before and the period after a go-live. Totals are compared over periods of equal length, or per month; unequal lengths are never compared
/// silently.
/// </summary>
/// <remarks>
/// A period of whole calendar months is as long as its number of months; any other is as long as the local clock shows.
/// Averages and rates need no equal length, see <see cref="Change"/>. Immutable.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<ComparisonPeriods>))]
public sealed class ComparisonPeriods : IEquatable<ComparisonPeriods>
{
    // 365.2425 days a year.
    private const decimal DaysPerMonth = 30.436875m;

    private const int FirstYear = 1900;
    private const int LastYear = 2199;

    private readonly IReadOnlyList<Period> _monthsBefore;
    private readonly IReadOnlyList<Period> _monthsAfter;

    /// <summary>Makes two periods of your choice.</summary>
    /// <param name="before">The period before; it ends at go-live or earlier.</param>
    /// <param name="after">The period after; it begins at go-live or later. The time in between is the ramp-up, which is in no figure.</param>
    /// <param name="goLive">When the CRM went live.</param>
    /// <param name="zone">The zone of the calendar.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentException">A period is <c>default</c>, lies on the wrong side of go-live, or outside the years 1900 to 2199.</exception>
    public ComparisonPeriods(Period before, Period after, DateTimeOffset goLive, TimeZoneInfo zone)
    {
        if (before == default || before.End > goLive)
            throw Violation.Invalid(nameof(before), $"must be a period that ends by the go-live, {Violation.Show(goLive)}", before).ToException();
        if (after == default || after.Start < goLive)
            throw Violation.Invalid(nameof(after), $"must be a period that begins with the go-live, {Violation.Show(goLive)}, or later", after).ToException();
        Check(before);
        Check(after);
        Before = before;
        After = after;
        GoLive = goLive;
        Zone = Guard.NotNull(zone);
        _monthsBefore = before.CalendarMonths(zone);
        _monthsAfter = after.CalendarMonths(zone);
    }

    /// <summary>The period before.</summary>
    public Period Before { get; }

    /// <summary>The period after.</summary>
    public Period After { get; }

    /// <summary>When the CRM went live.</summary>
    public DateTimeOffset GoLive { get; }

    /// <summary>The zone of the calendar.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The ramp-up: from go-live to the beginning of the period after. Null if there is none.</summary>
    public Period? RampUp => GoLive < After.Start ? new Period(GoLive, After.Start) : null;

    /// <summary>The length of the period before in months: the number of whole months, or otherwise the time in months of 30.436875 days.</summary>
    public decimal MonthsBefore => Months(Before, _monthsBefore);

    /// <summary>The length of the period after in months: the number of whole months, or otherwise the time in months of 30.436875 days.</summary>
    public decimal MonthsAfter => Months(After, _monthsAfter);

    /// <summary>Whether both periods are whole calendar months, so that they can be compared month by month.</summary>
    public bool AreWholeMonths => IsWhole(Before, _monthsBefore) && IsWhole(After, _monthsAfter);

    /// <summary>Whether both periods are equally long, so that totals can be compared: in calendar months, or by the clock.</summary>
    public bool HaveEqualLength => AreWholeMonths ? _monthsBefore.Count == _monthsAfter.Count : ClockTime(Before) == ClockTime(After);

    /// <summary>Whether both periods are the same calendar months, so that a season affects both alike.</summary>
    public bool HaveSameSeason => AreWholeMonths && _monthsBefore.Select(CalendarMonth).SequenceEqual(_monthsAfter.Select(CalendarMonth));

    /// <summary>Makes periods of equally many whole calendar months before and after. A month in which the go-live lies belongs to neither.</summary>
    /// <param name="goLive">When the CRM went live.</param>
    /// <param name="months">The number of months on either side, 1 or more.</param>
    /// <param name="zone">The zone of the calendar.</param>
    /// <param name="rampUpMonths">The number of whole months left out after go-live, 0 or more.</param>
    /// <returns>The periods.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of months is too small, or a month lies outside the years 1900 to 2199.</exception>
    public static ComparisonPeriods AroundGoLive(DateTimeOffset goLive, int months, TimeZoneInfo zone, int rampUpMonths = 0) =>
        OfMonths(goLive, months, zone, rampUpMonths, sameMonths: false);

    /// <summary>
    /// Makes periods of equal season: the months after go-live, and the same calendar months of the latest year in which all of them lie before it.
    /// </summary>
    /// <param name="goLive">When the CRM went live.</param>
    /// <param name="months">The number of months on either side, 1 or more.</param>
    /// <param name="zone">The zone of the calendar.</param>
    /// <param name="rampUpMonths">The number of whole months left out after go-live, 0 or more.</param>
    /// <returns>The periods.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of months is too small, or a month lies outside the years 1900 to 2199.</exception>
    public static ComparisonPeriods SameCalendarMonths(DateTimeOffset goLive, int months, TimeZoneInfo zone, int rampUpMonths = 0) =>
        OfMonths(goLive, months, zone, rampUpMonths, sameMonths: true);

    /// <summary>The change of a total, such as revenue or the number of leads, over periods of equal length.</summary>
    /// <param name="before">The total of the period before; null if undefined.</param>
    /// <param name="after">The total of the period after; null if undefined.</param>
    /// <returns>The change, without interval.</returns>
    /// <exception cref="InvalidOperationException">The periods are not equally long; see <see cref="ChangePerMonth"/>.</exception>
    public Change ChangeOfTotal(decimal? before, decimal? after) =>
        HaveEqualLength
            ? Change.WithoutInterval(before, after)
            : throw new InvalidOperationException($"Totals of unequal periods cannot be compared, {Before} and {After}; compare them per month.");

    /// <summary>The change of a total per month, over periods of any length.</summary>
    /// <param name="before">The total of the period before; null if undefined.</param>
    /// <param name="after">The total of the period after; null if undefined.</param>
    /// <returns>The change per month, without interval.</returns>
    public Change ChangePerMonth(decimal? before, decimal? after) => Change.WithoutInterval(PerMonth(before, MonthsBefore), PerMonth(after, MonthsAfter));

    /// <summary>
    /// The change of a figure per calendar month, with Welch's interval over the months as if they were independent. They are not; see
    /// <see cref="MonthlySeries"/>.
    /// </summary>
    /// <param name="figure">The figure of a month: its revenue, its gross profit.</param>
    /// <returns>The change of the monthly mean. If neighbouring months correlate by 0.5, the interval holds 75 of 100 truths instead of 95.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="figure"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The periods are not whole calendar months.</exception>
    public Change ChangeByIndependentMonths(Func<Period, decimal> figure)
    {
        Guard.NotNull(figure);
        return AreWholeMonths
            ? Change.Of(Moments.Of(_monthsBefore.Select(figure)), Moments.Of(_monthsAfter.Select(figure))).SampledBy("month")
            : throw new InvalidOperationException($"Only whole calendar months can be compared month by month, not {Before} and {After}.");
    }

    private static ComparisonPeriods OfMonths(DateTimeOffset goLive, int months, TimeZoneInfo zone, int rampUpMonths, bool sameMonths)
    {
        if (months < 1)
            throw Violation.OutOfRange(nameof(months), "must be 1 or more", months).ToException();
        Guard.NotNegative(rampUpMonths);
        Guard.Instant(goLive);
        var local = TimeZoneInfo.ConvertTime(goLive, Guard.NotNull(zone));
        var monthOfGoLive = (12L * local.Year) + local.Month - 1;
        DateTimeOffset StartOf(long offset)
        {
            var month = (int)(monthOfGoLive + offset);
            return Period.Month(month / 12, (month % 12) + 1, zone).Start;
        }

        var first = rampUpMonths + (StartOf(0) == goLive ? 0L : 1);
        var yearsBack = (first + months + 11) / 12;
        var firstBefore = sameMonths ? first - (12 * yearsBack) : -months;
        if (monthOfGoLive + firstBefore < 12 * FirstYear || monthOfGoLive + first + months > 12 * (LastYear + 1))
            throw Violation.OutOfRange(rampUpMonths > months ? nameof(rampUpMonths) : nameof(months), "must leave all months within the years 1900 to 2199", Math.Max(months, rampUpMonths)).ToException();
        return new(new Period(StartOf(firstBefore), StartOf(firstBefore + months)), new Period(StartOf(first), StartOf(first + months)), goLive, zone);
    }

    private static void Check(Period period, [CallerArgumentExpression(nameof(period))] string argument = "")
    {
        // The bounds may lie outside the range of facts by the offset of a zone.
        if (period.Start.Year < FirstYear - 1 || period.End.Year > LastYear + 1)
            throw Violation.Invalid(argument, "must lie in the years 1900 to 2199", period).ToException();
    }

    private static decimal? PerMonth(decimal? total, decimal months) => total is { } known ? Nearest.Quotient(known, months) : null;

    private static bool IsWhole(Period period, IReadOnlyList<Period> months) => months[0].Start == period.Start && months[months.Count - 1].End == period.End;

    private decimal Months(Period period, IReadOnlyList<Period> months) =>
        IsWhole(period, months) ? months.Count : (decimal)ClockTime(period).Ticks / TimeSpan.TicksPerDay / DaysPerMonth;

    private int CalendarMonth(Period month) => TimeZoneInfo.ConvertTime(month.Start, Zone).Month;

    // The time that the local clock shows between the bounds, so that a spring day is as long as any other. For less than a day it is elapsed time,
    // because an autumn hour that the clock shows twice would have no length, or a negative one.
    private TimeSpan ClockTime(Period period)
    {
        var elapsed = period.End - period.Start;
        return elapsed < TimeSpan.FromDays(1) ? elapsed : TimeZoneInfo.ConvertTime(period.End, Zone).DateTime - TimeZoneInfo.ConvertTime(period.Start, Zone).DateTime;
    }

    /// <inheritdoc/>
    public bool Equals(ComparisonPeriods? other) =>
        other is not null && Before.Equals(other.Before) && After.Equals(other.After) && GoLive == other.GoLive && Zone.Equals(other.Zone);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ComparisonPeriods);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Before.GetHashCode() * 397) ^ After.GetHashCode());

    /// <summary>Both periods, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"{Before} → {After}");
}
