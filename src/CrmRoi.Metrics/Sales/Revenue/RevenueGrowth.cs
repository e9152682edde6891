using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Compares the average monthly revenue after a go-live with the average before.</summary>
/// <remarks>
/// <para>
/// Formula: <c>growth rate = (revenue after / months after) / (revenue before / months before) − 1</c>. Months are whole calendar months; a month without
/// revenue counts too. So periods of unequal length can be compared.
/// </para>
/// <para>It says that revenue changed, not that the CRM changed it. Two are equal when revenues and months are equal. <c>default</c> has no months:
/// everything is undefined.</para>
/// <para>Source: standard growth arithmetic.</para>
/// </remarks>
/// <example>
/// <code>
/// var growth = new RevenueGrowth(revenueBefore: 1_200_000, monthsBefore: 12, revenueAfter: 774_000, monthsAfter: 6);
/// Console.WriteLine(growth.Before); // 100000
/// Console.WriteLine(growth.After); // 129000
/// Console.WriteLine(growth.Rate); // 29%
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<RevenueGrowth>))]
public readonly record struct RevenueGrowth
{
    /// <summary>Makes a growth from known totals.</summary>
    /// <param name="revenueBefore">The revenue of the months before, in money.</param>
    /// <param name="monthsBefore">The number of these months, including months without revenue; 1 or more.</param>
    /// <param name="revenueAfter">The revenue of the months after, in money.</param>
    /// <param name="monthsAfter">The number of these months, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of months is less than 1.</exception>
    public RevenueGrowth(decimal revenueBefore, int monthsBefore, decimal revenueAfter, int monthsAfter)
    {
        Before = new Average(revenueBefore, Guard.Positive(monthsBefore));
        After = new Average(revenueAfter, Guard.Positive(monthsAfter));
    }

    /// <summary>The average monthly revenue before, in money per month; its parts are the revenue and the number of months.</summary>
    public Average Before { get; }

    /// <summary>The average monthly revenue after, in money per month; its parts are the revenue and the number of months.</summary>
    public Average After { get; }

    /// <summary>The change of average monthly revenue, in money per month. Null for <c>default</c>.</summary>
    /// <exception cref="OverflowException">The change lies beyond the range of <see cref="decimal"/>.</exception>
    public decimal? MonthlyChange =>
        Before.IsDefined && After.IsDefined
            ? Fraction.ToDecimal(
                (Fraction.ToFixedPoint(After.Total) * Before.Count) - (Fraction.ToFixedPoint(Before.Total) * After.Count),
                Fraction.One * Before.Count * After.Count)
            : null;

    /// <summary>
    /// The revenue growth: <c>after / before − 1</c> of the monthly averages; −100 % if revenue stopped. Undefined unless revenue before was positive,
    /// because there is no growth rate from nothing or from a loss.
    /// </summary>
    /// <remarks>Its parts are the change and the base, both over the least common number of months.</remarks>
    /// <exception cref="OverflowException">A part lies beyond the range of <see cref="decimal"/>.</exception>
    public Ratio Rate
    {
        get
        {
            if (Before.Total <= 0 || !After.IsDefined)
                return default;
            var common = (long)BigInteger.GreatestCommonDivisor(Before.Count, After.Count);
            decimal before = Before.Total * (After.Count / common), after = After.Total * (Before.Count / common);
            return new Ratio(after - before, before);
        }
    }

    /// <summary>Computes the growth between two periods, each cut to calendar months by a stated rule.</summary>
    /// <param name="before">The months before go-live.</param>
    /// <param name="after">The months after, not beginning before <paramref name="before"/> ends; there may be a ramp-up in between.</param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <param name="partialMonths">What to do with a month that a period covers only in part.</param>
    /// <param name="revenue">
    /// Gives the revenue of a period of whole months, in money: <c>months => deals.ClosedIn(months).Summarize().WonAmount</c>. Called once per period.
    /// </param>
    /// <returns>The growth.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> or <paramref name="revenue"/> is null.</exception>
    /// <exception cref="ArgumentException">The periods overlap, a month is covered only in part and must be refused, or no whole month is
    /// left.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="partialMonths"/> is not one of the named values.</exception>
    public static RevenueGrowth Between(Period before, Period after, TimeZoneInfo zone, PartialMonths partialMonths, Func<Period, decimal> revenue)
    {
        Guard.NotNull(zone);
        Guard.NotNull(revenue);
        if (partialMonths is not (PartialMonths.Refuse or PartialMonths.LeaveOut))
            throw Violation.OutOfRange(nameof(partialMonths), "must be refuse or leave out", (int)partialMonths).ToException();
        if (after.Start < before.End)
            throw Violation.Invalid(nameof(after), $"must not begin before the other period ends ({Violation.Show(before.End)})", after.Start).ToException();

        var monthsBefore = WholeMonths(before, zone, partialMonths, nameof(before));
        var monthsAfter = WholeMonths(after, zone, partialMonths, nameof(after));
        return new RevenueGrowth(revenue(Span(monthsBefore)), monthsBefore.Count, revenue(Span(monthsAfter)), monthsAfter.Count);
    }

    /// <summary>Both averages and the rate, "100000 → 129000 (29%)", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Before} → {After} ({Rate})");

    private static List<Period> WholeMonths(Period period, TimeZoneInfo zone, PartialMonths partialMonths, string argument)
    {
        var met = period.CalendarMonths(zone);
        var whole = met.Where(month => period.Start <= month.Start && month.End <= period.End).ToList();
        if (partialMonths == PartialMonths.Refuse && whole.Count < met.Count)
            throw Violation.Invalid(argument, "must begin and end with a calendar month of the zone", period).ToException();
        return whole.Count > 0 ? whole : throw Violation.Invalid(argument, "must cover a whole calendar month of the zone", period).ToException();
    }

    private static Period Span(List<Period> months) => new(months[0].Start, months[months.Count - 1].End);
}
