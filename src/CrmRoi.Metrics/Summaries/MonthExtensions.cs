using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Rows by calendar month.</summary>
public static class MonthExtensions
{
    /// <summary>The rows beside the calendar month of an instant: for a summary by month, or by month and rep. Deals, leads and cases have <c>SummarizeByMonth</c>.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="instant">The instant that puts a row into a month. Null puts it into none: the row is left out.</param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>Month and row, in the order of the rows, read as they are enumerated.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199; it is thrown as the rows are enumerated.</exception>
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
