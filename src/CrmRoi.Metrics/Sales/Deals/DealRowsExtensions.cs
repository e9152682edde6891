using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Filters rows that carry a deal with other data, such as rep or region, by the period of the deal.</summary>
/// <example>
/// <code>
/// var april = new DateTimeOffset(2025, 4, 1, 0, 0, 0, TimeSpan.Zero);
/// var rows = new[]
/// {
///     (Rep: "Ada", Deal: new Deal(april, april.AddDays(5), Outcome.Won, 900)),
///     (Rep: "Bob", Deal: new Deal(april, april.AddDays(9), Outcome.Lost, 400)),
///     (Rep: "Ada", Deal: new Deal(april, april.AddDays(99), Outcome.Won, 700)),
/// };
/// var reps = rows.ClosedIn(Period.Quarter(2025, 2, TimeZoneInfo.Utc), row => row.Deal).SummarizeBy(row => row.Rep, row => row.Deal);
/// Console.WriteLine(reps["Ada"].WonAmount); // 900
/// </code>
/// </example>
public static class DealRowsExtensions
{
    /// <summary>Filters the rows whose deal was won or lost in a period. Open deals are left out.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="period">The period of closing.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <returns>Those rows with their keys, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="deal"/> is null.</exception>
    public static IEnumerable<TRow> ClosedIn<TRow>(this IEnumerable<TRow> rows, Period period, Func<TRow, Deal> deal)
    {
        Guard.NotNull(rows);
        Guard.NotNull(deal);
        return rows.Where(row => deal(row).Closed is { } closed && period.Contains(closed));
    }

    /// <summary>Filters the rows whose deal was opened in a period, whether won, lost or open: a creation cohort.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="period">The period of opening.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <returns>Those rows with their keys, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="deal"/> is null.</exception>
    public static IEnumerable<TRow> OpenedIn<TRow>(this IEnumerable<TRow> rows, Period period, Func<TRow, Deal> deal)
    {
        Guard.NotNull(rows);
        Guard.NotNull(deal);
        return rows.Where(row => period.Contains(deal(row).Opened));
    }

    /// <summary>The rows with their deals as they stood at an instant: deals opened by then, open if they were decided later.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <returns>Those rows, each with its deal at the instant, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="deal"/> is null.</exception>
    public static IEnumerable<KeyValuePair<TRow, Deal>> AsOf<TRow>(this IEnumerable<TRow> rows, DateTimeOffset instant, Func<TRow, Deal> deal)
    {
        Guard.NotNull(rows);
        Guard.NotNull(deal);
        return RowFacts.Of(rows, deal, one => one.Opened <= instant, one => one.AsOf(instant));
    }

    /// <summary>The rows with their deals as they stood after the same time under observation; see the overload for deals.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="followUp">How long each deal is observed from its opening; not negative.</param>
    /// <param name="observedUntil">The instant at which the data end.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <returns>The rows observed for that long, each with its deal at the end of that time, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="deal"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="followUp"/> is negative.</exception>
    public static IEnumerable<KeyValuePair<TRow, Deal>> AtEqualFollowUp<TRow>(this IEnumerable<TRow> rows, TimeSpan followUp, DateTimeOffset observedUntil, Func<TRow, Deal> deal)
    {
        Guard.NotNull(rows);
        Guard.NotNegative(followUp);
        Guard.NotNull(deal);
        return RowFacts.Of(rows, deal, one => observedUntil - one.Opened >= followUp, one => one.AsOf(one.Opened + followUp));
    }
}
