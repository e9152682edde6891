using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Computes the time to win from deals, as of an instant.</summary>
public static class TimeToWinExtensions
{
    /// <summary>
    /// Computes the time to win of deals as of an instant. Deals decided later count as open; deals opened later are counted, but left out.
    /// </summary>
    /// <param name="deals">The deals.</param>
    /// <param name="asOf">The instant, usually the end of the data.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="deals"/> is null.</exception>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    public static TimeToWinSummary SummarizeTimeToWin(this IEnumerable<Deal> deals, DateTimeOffset asOf) =>
        TimeToWinSummary.Kind.Summarize(deals, new TimeToWinTotals(asOf));

    /// <summary>Computes the times to win of deals, as of an instant, by a key in the caller's rows: rep, team, product, creation cohort.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="deal">The deal of a row.</param>
    /// <param name="asOf">The instant, usually the end of the data.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a deal is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, TimeToWinSummary> SummarizeTimeToWinBy<TRow, TKey>(
        this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Deal> deal, DateTimeOffset asOf)
        where TKey : notnull =>
        TimeToWinSummary.Kind.SummarizeBy(rows, key, deal, null, new TimeToWinTotals(asOf));

    /// <summary>
    /// Forecasts the wins of each period from the deals that are open at an instant: each deal by its amount and by what became of deals of its age in the
    /// past.
    /// </summary>
    /// <param name="history">The times to win of past deals.</param>
    /// <param name="deals">The deals. Only deals open at the instant count.</param>
    /// <param name="asOf">The instant.</param>
    /// <param name="periods">The periods, usually months; only their part after the instant counts.</param>
    /// <returns>The forecast of each period, in order. Forecasts of adjacent periods add up to the forecast of the whole.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A deal is <c>default</c>; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> lies outside the years 1900 to 2199.</exception>
    /// <exception cref="OverflowException">An expected amount lies beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>
    /// <code>Σ amount × (won by age at the end − won by age at the start) / undecided after age now</code>
    /// It needs no stage and no expected close date. It does not cover deals that are not opened yet.
    /// </remarks>
    public static IReadOnlyList<ForecastOfPeriod> Forecast(this TimeToWinSummary history, IEnumerable<Deal> deals, DateTimeOffset asOf, IEnumerable<Period> periods)
    {
        Guard.NotNull(history);
        Guard.Instant(asOf);
        var open = Guard.NotNull(deals).Select((deal, index) => deal.IsFact ? deal : throw Guard.NoFact<Deal>(index))
            .Where(deal => deal.Opened <= asOf && !(deal.Closed <= asOf)).ToList();
        return Array.AsReadOnly([.. Guard.NotNull(periods).Select(period => Forecast(history, open, asOf, period))]);
    }

    private static ForecastOfPeriod Forecast(TimeToWinSummary history, List<Deal> open, DateTimeOffset asOf, Period period)
    {
        var (deals, wins, amount) = (0L, default(ExactSum), default(ExactSum));
        foreach (var deal in open)
        {
            int Age(DateTimeOffset instant) => ((instant > asOf ? instant : asOf) - deal.Opened).Days;

            var age = Age(asOf);
            if (history.WinProbability(age, Age(period.End)) is not { } later)
                continue;
            var probability = later - history.WinProbability(age, Age(period.Start))!.Value;
            deals++;
            wins.Add(probability);
            amount.Add(probability * (deal.Amount ?? 0));
        }

        return new(period, deals, open.Count - deals, wins.ToDecimal(), amount.ToDecimal());
    }
}
