using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Groups rows by calendar month.</summary>
public static class MonthExtensions
{
    /// <summary>
    /// Pairs each row with the calendar month of an instant, for a summary by month, or by month and rep. Deals, leads and cases have
    /// <c>SummarizeByMonth</c>.
    /// </summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="instant">The instant that decides the month of a row. A row for which it is null is left out.</param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>Month and row, in the order of the rows; the rows are read during enumeration.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199; thrown during enumeration.</exception>
    /// <example>
    /// <code>
    /// var noon = new DateTimeOffset(2025, 5, 31, 12, 0, 0, TimeSpan.Zero);
    /// var rows = new[] { (At: noon, Score: 9), (At: noon.AddDays(1), Score: 10), (At: noon.AddDays(2), Score: 3) };
    /// var months = rows.ByMonth(row => row.At, TimeZoneInfo.Utc).SummarizeBy(row => row.Key, row => new SurveyAnswer(RatingScale.ZeroToTen, row.Value.Score));
    /// Console.WriteLine(months[Period.Month(2025, 6, TimeZoneInfo.Utc)].Scores.Mean); // 6.5
    /// </code>
    /// </example>
    public static IEnumerable<KeyValuePair<Period, TRow>> ByMonth<TRow>(this IEnumerable<TRow> rows, Func<TRow, DateTimeOffset?> instant, TimeZoneInfo zone)
    {
        Guard.NotNull(rows);
        Guard.NotNull(instant);
        return Walk(rows, instant, Guard.NotNull(zone));
    }

    private static IEnumerable<KeyValuePair<Period, TRow>> Walk<TRow>(IEnumerable<TRow> rows, Func<TRow, DateTimeOffset?> instant, TimeZoneInfo zone)
    {
        var months = new LocalMonths(zone);
        foreach (var row in rows)
        {
            if (instant(row) is { } at)
                yield return new(months.MonthOf(at), row);
        }
    }
}
