using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <content>Calendar periods, by number and around an instant.</content>
public readonly partial record struct Period
{
    // In every zone these years' months have a beginning and an end; in the years 1 and 9999 one of the two would lie beyond the range of instants.
    private const int FirstYear = 2;
    private const int LastYear = 9998;

    /// <summary>A day in a time zone.</summary>
    /// <param name="day">The day, in the years 2 to 9998.</param>
    /// <param name="zone">The zone whose midnights bound the day.</param>
    /// <returns>The day; it has 23 to 25 hours if the clocks change.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is out of range.</exception>
    /// <exception cref="ArgumentException">The zone skipped the day altogether, as Samoa did with 30 December 2011.</exception>
    public static Period Day(CalendarDay day, TimeZoneInfo zone)
    {
        Guard.NotNull(zone);
        CheckYear(day.Year, nameof(day));
        if (day.LastInstant(zone) == day.Start(zone))
            throw Violation.Invalid(nameof(day), $"must be a day that the zone {zone.Id} did not leave out", day).ToException();
        return Between(day, day.Next(), zone);
    }

    /// <summary>A week of ISO 8601 in a time zone, Monday to Sunday. Week 1 is the week with the first Thursday of the year.</summary>
    /// <param name="year">The year that the week belongs to, 2 to 9998. Its first week may begin in the December before.</param>
    /// <param name="week">The number of the week, 1 to 52, or to 53 in a year with 53 weeks.</param>
    /// <param name="zone">The zone whose midnights bound the week.</param>
    /// <returns>The week.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> or <paramref name="week"/> is out of range.</exception>
    public static Period Week(int year, int week, TimeZoneInfo zone)
    {
        CheckYear(year);
        var first = Monday(new CalendarDay(year, 1, 4));
        var weeks = first.DaysUntil(Monday(new CalendarDay(year + 1, 1, 4))) / 7;
        if (week < 1 || week > weeks)
            throw Violation.OutOfRange(nameof(week), $"must be from 1 to {weeks}, the weeks of {year}", week).ToException();
        var monday = first.AddDays(7 * (week - 1));
        return Between(monday, monday.AddDays(7), Guard.NotNull(zone));
    }

    /// <summary>A calendar month in a time zone.</summary>
    /// <param name="year">The year, 2 to 9998.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="zone">The zone whose midnights bound the month.</param>
    /// <returns>The month.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> or <paramref name="month"/> is out of range.</exception>
    public static Period Month(int year, int month, TimeZoneInfo zone)
    {
        CheckMonth(month, nameof(month));
        return Months(year, month, 0, 1, zone);
    }

    /// <summary>A quarter of a calendar year in a time zone.</summary>
    /// <param name="year">The year, 2 to 9998.</param>
    /// <param name="quarter">The quarter, 1 to 4; the first begins in January.</param>
    /// <param name="zone">The zone whose midnights bound the quarter.</param>
    /// <returns>The quarter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> or <paramref name="quarter"/> is out of range.</exception>
    public static Period Quarter(int year, int quarter, TimeZoneInfo zone) => FiscalQuarter(year, quarter, 1, zone);

    /// <summary>A calendar year in a time zone.</summary>
    /// <param name="year">The year, 2 to 9998.</param>
    /// <param name="zone">The zone whose midnights bound the year.</param>
    /// <returns>The year.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> is out of range.</exception>
    public static Period Year(int year, TimeZoneInfo zone) => Months(year, 1, 0, 12, zone);

    /// <summary>A fiscal year in a time zone: twelve months that begin with a given month.</summary>
    /// <param name="year">The calendar year in which it begins, 2 to 9998. If you name a fiscal year after the year in which it ends, give one
    /// less.</param>
    /// <param name="firstMonth">The first month of the fiscal year, 1 to 12.</param>
    /// <param name="zone">The zone whose midnights bound the year.</param>
    /// <returns>The fiscal year.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="year"/> or <paramref name="firstMonth"/> is out of range, or the fiscal year ends after 9998.</exception>
    public static Period FiscalYear(int year, int firstMonth, TimeZoneInfo zone)
    {
        CheckMonth(firstMonth, nameof(firstMonth));
        return Months(year, firstMonth, 0, 12, zone);
    }

    /// <summary>A quarter of a fiscal year in a time zone.</summary>
    /// <param name="year">The calendar year in which the fiscal year begins, 2 to 9998.</param>
    /// <param name="quarter">The quarter, 1 to 4; the first begins with the fiscal year.</param>
    /// <param name="firstMonth">The first month of the fiscal year, 1 to 12.</param>
    /// <param name="zone">The zone whose midnights bound the quarter.</param>
    /// <returns>The quarter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range, or the quarter ends after 9998.</exception>
    public static Period FiscalQuarter(int year, int quarter, int firstMonth, TimeZoneInfo zone)
    {
        CheckMonth(firstMonth, nameof(firstMonth));
        if (quarter is < 1 or > 4)
            throw Violation.OutOfRange(nameof(quarter), "must be from 1 to 4", quarter).ToException();
        return Months(year, firstMonth, 3 * (quarter - 1), 3, zone);
    }

    /// <summary>The local calendar day that contains an instant.</summary>
    /// <param name="instant">The instant, in the years 2 to 9998 of the zone.</param>
    /// <param name="zone">The zone whose midnights bound the day.</param>
    /// <returns>The day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is out of range.</exception>
    public static Period DayOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        Around(instant, zone, date => date, first => first.Next());

    /// <summary>The ISO 8601 week, Monday to Sunday, that contains an instant.</summary>
    /// <param name="instant">The instant, in the years 2 to 9998 of the zone.</param>
    /// <param name="zone">The zone whose midnights bound the week.</param>
    /// <returns>The week.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is out of range.</exception>
    public static Period WeekOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        Around(instant, zone, Monday, first => first.AddDays(7));

    /// <summary>The calendar month that contains an instant.</summary>
    /// <param name="instant">The instant, in the years 2 to 9998 of the zone.</param>
    /// <param name="zone">The zone whose midnights bound the month.</param>
    /// <returns>The month.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is out of range.</exception>
    public static Period MonthOf(DateTimeOffset instant, TimeZoneInfo zone) => MonthsAround(instant, 1, 1, zone);

    /// <summary>The calendar quarter that contains an instant.</summary>
    /// <param name="instant">The instant, in the years 2 to 9998 of the zone.</param>
    /// <param name="zone">The zone whose midnights bound the quarter.</param>
    /// <returns>The quarter.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is out of range.</exception>
    public static Period QuarterOf(DateTimeOffset instant, TimeZoneInfo zone) => MonthsAround(instant, 3, 1, zone);

    /// <summary>The calendar year that contains an instant.</summary>
    /// <param name="instant">The instant, in the years 2 to 9998 of the zone.</param>
    /// <param name="zone">The zone whose midnights bound the year.</param>
    /// <returns>The year.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> is out of range.</exception>
    public static Period YearOf(DateTimeOffset instant, TimeZoneInfo zone) => MonthsAround(instant, 12, 1, zone);

    /// <summary>The fiscal year that contains an instant.</summary>
    /// <param name="instant">The instant, in the years 2 to 9998 of the zone.</param>
    /// <param name="firstMonth">The first month of the fiscal year, 1 to 12.</param>
    /// <param name="zone">The zone whose midnights bound the year.</param>
    /// <returns>The fiscal year.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> or <paramref name="firstMonth"/> is out of range.</exception>
    public static Period FiscalYearOf(DateTimeOffset instant, int firstMonth, TimeZoneInfo zone)
    {
        CheckMonth(firstMonth, nameof(firstMonth));
        return MonthsAround(instant, 12, firstMonth, zone);
    }

    private static Period Months(int year, int month, int later, int count, TimeZoneInfo zone)
    {
        CheckYear(year);
        Guard.NotNull(zone);
        var (first, end) = (AddMonths(year, month, later), AddMonths(year, month, later + count));
        CheckYear(end.Previous().Year, nameof(year));
        return Between(first, end, zone);
    }

    // The span of that many months that contains an instant; spans are counted from firstMonth.
    private static Period MonthsAround(DateTimeOffset instant, int count, int firstMonth, TimeZoneInfo zone) =>
        Around(
            instant,
            zone,
            date => AddMonths(date.Year, date.Month, -((date.Month - firstMonth + 12) % count)),
            first => AddMonths(first.Year, first.Month, count));

    private static Period Around(DateTimeOffset instant, TimeZoneInfo zone, Func<CalendarDay, CalendarDay> firstOf, Func<CalendarDay, CalendarDay> next)
    {
        var date = CalendarDay.Of(instant, zone);
        if (date.Year is < FirstYear or > LastYear)
            throw Violation.OutOfRange(nameof(instant), $"must lie in the years {FirstYear} to {LastYear} (0001-01-01 is the \"no date\" of many systems)", instant).ToException();

        var first = firstOf(date);
        var period = Between(first, next(first), zone);

        // If clocks go back over midnight, they show the date before once more after the next period has begun: St. John's did so on 1 November 2009.
        return instant < period.End ? period : Between(next(first), next(next(first)), zone);
    }

    private static Period Between(CalendarDay first, CalendarDay end, TimeZoneInfo zone) => new(first.Start(zone), end.Start(zone));

    private static CalendarDay AddMonths(int year, int month, int months)
    {
        var count = (12 * year) + month - 1 + months;
        return new CalendarDay(count / 12, (count % 12) + 1, 1);
    }

    private static CalendarDay Monday(CalendarDay day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static void CheckYear(int year, string argument = "year")
    {
        if (year is < FirstYear or > LastYear)
            throw Violation.OutOfRange(argument, $"must lie in the years {FirstYear} to {LastYear}", year).ToException();
    }

    private static void CheckMonth(int month, string argument)
    {
        if (month is < 1 or > 12)
            throw Violation.OutOfRange(argument, "must be from 1 to 12", month).ToException();
    }
}
