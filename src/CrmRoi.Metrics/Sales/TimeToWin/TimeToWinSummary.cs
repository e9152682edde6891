using System.Numerics;
using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// How long it takes to win, as of an instant and with open deals counted: wins, losses and open deals by day, the share won by each day, and the median.
/// </summary>
/// <remarks>
/// <para>
/// The mean cycle of won deals leaves out the slow ones that are still open. Here an open deal counts for as long as it has been observed, and a lost
/// deal as one that will never be won. This is the cumulative incidence with loss as the competing event, by Aalen and Johansen.
/// <code>won by day d = Σ over days k ≤ d of undecided(k − 1) × won(k) / at risk(k), undecided(d) = Π over k ≤ d of 1 − (won(k) + lost(k)) / at
/// risk(k)</code>
/// Won, lost and undecided add up to 1. Without open deals the share won is the close rate; without lost deals it is 1 − Kaplan–Meier.
/// </para>
/// <para>
/// Days are whole elapsed days: day 0 is the first 24 hours of a deal. Within a day, decisions come before the end of observation. The curves end on the
/// last day of the oldest deal; beyond it they have a value only if no deal was left undecided. They are right to all 28 decimal places. They are computed
/// once and kept, so asking again costs nothing.
/// </para>
/// <para>
/// Two summaries are equal when they hold the same counts. Summaries of different deals merge even if their instants differ. Immutable.
/// Source: O. Aalen, S. Johansen, Scandinavian Journal of Statistics 5 (1978) 141-150.
/// </para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<TimeToWinSummary>))]
public sealed partial class TimeToWinSummary : Summary<TimeToWinSummary>
{
    internal static readonly SummaryKind<Deal, TimeToWinSummary, TimeToWinTotals> Kind = new(20, () => new(), summary => ref summary._totals);

    private TimeToWinTotals _totals;
    private volatile IncidenceCurve? _points;
    private volatile IReadOnlyList<TimeToWinDay>? _curve;

    private TimeToWinSummary()
    {
    }

    /// <summary>The summary of no deal; the neutral element of <c>+</c>.</summary>
    public static TimeToWinSummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of deals won by the instant.</summary>
    public long Won => _totals.Won.Total;

    /// <summary>The number of deals lost by the instant.</summary>
    public long Lost => _totals.Lost.Total;

    /// <summary>The number of deals open at the instant.</summary>
    public long Open => _totals.Open.Total;

    /// <summary>The number of deals opened after the instant; they are left out.</summary>
    public long NotYetOpened => _totals.NotYetOpened;

    /// <summary>The days on which a deal was won, lost or last seen open, in order. In between, the curves are flat.</summary>
    public IReadOnlyList<TimeToWinDay> Curve => _curve ??= Points.Points.Select(point => new TimeToWinDay(point)).ToList().AsReadOnly();

    /// <summary>The median time to win, in days: the first day by which half of all deals are won. Null if the curve does not reach a half.</summary>
    public int? Median => Quantile(0.5);

    /// <summary>The median among eventual winners, in days; see <see cref="QuantileAmongWinners"/>. Null without a won deal.</summary>
    public int? MedianAmongWinners => QuantileAmongWinners(0.5);

    internal IncidenceCurve Points => _points ??= new IncidenceCurve(in _totals);

    private protected override SummaryKind<TimeToWinSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <param name="asOf">The instant at which the deals are looked at. Deals decided later count as open; deals opened later are left out.</param>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<Deal, TimeToWinSummary> NewBuilder(DateTimeOffset asOf) => Kind.NewBuilder(new TimeToWinTotals(asOf));

    /// <summary>Makes a summary from totals by day computed elsewhere, for example by a database. A day named twice gets both counts.</summary>
    /// <param name="wonByDay">The number of deals won, 0 or more, by the whole days from opening to winning, from 0 to 3,652,058.</param>
    /// <param name="lostByDay">The number of deals lost, by the whole days from opening to losing.</param>
    /// <param name="openByDay">The number of open deals, by their age in whole days.</param>
    /// <returns>The summary, equal to the summary of the deals themselves.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day or a number is out of range.</exception>
    public static TimeToWinSummary FromTotals(
        IEnumerable<KeyValuePair<int, long>> wonByDay, IEnumerable<KeyValuePair<int, long>> lostByDay, IEnumerable<KeyValuePair<int, long>> openByDay)
    {
        return Kind.OfChecked(new TimeToWinTotals { Won = DaysOf(wonByDay), Lost = DaysOf(lostByDay), Open = DaysOf(openByDay) });

        static Bins DaysOf(IEnumerable<KeyValuePair<int, long>> counts, [CallerArgumentExpression(nameof(counts))] string argument = "")
        {
            foreach (var day in Guard.NotNull(counts, argument))
            {
                if (day.Key is < 0 or > LocalTime.LastDay)
                    throw Violation.OutOfRange(argument, $"must have days from 0 to {LocalTime.LastDay}", day.Key).ToException();
            }

            return Bins.Of(counts, argument);
        }
    }

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static TimeToWinSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);

    /// <summary>The share of all deals won by the end of a day: the cumulative incidence.</summary>
    /// <param name="day">The whole days since a deal was opened, 0 or more.</param>
    /// <returns>A share from 0 to 1; null if the curve does not reach the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is negative.</exception>
    public decimal? WonBy(int day) => At(day) is { } last ? last.WonBy : null;

    /// <summary>The share of all deals lost by the end of a day.</summary>
    /// <param name="day">The whole days since a deal was opened, 0 or more.</param>
    /// <returns>A share from 0 to 1; null if the curve does not reach the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is negative.</exception>
    public decimal? LostBy(int day) => At(day) is { } last ? last.LostBy : null;

    /// <summary>The share of all deals neither won nor lost by the end of a day: <c>1 − won − lost</c>.</summary>
    /// <param name="day">The whole days since a deal was opened, 0 or more.</param>
    /// <returns>A share from 0 to 1; null if the curve does not reach the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is negative.</exception>
    public decimal? UndecidedAfter(int day) => At(day) is { } last ? last.Undecided : null;

    /// <summary>
    /// 1 − Kaplan–Meier: the share that would be won by the end of a day if no deal could be lost. It overstates wins, because it treats a lost deal as
    /// one that might still be won. Use it only to compare with tools that show it; the share really won is <see cref="WonBy"/>.
    /// </summary>
    /// <param name="day">The whole days since a deal was opened, 0 or more.</param>
    /// <returns>A share from 0 to 1, never less than <see cref="WonBy"/>; null if the curve does not reach the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is negative.</exception>
    /// <remarks>
    /// <code>1 − Π over k ≤ d of 1 − won(k) / at risk(k)</code>
    /// Source: E. L. Kaplan, P. Meier, JASA 53 (1958) 457-481.
    /// </remarks>
    public decimal? KaplanMeierWonBy(int day) => At(day, kaplanMeier: true) is { } last ? last.KaplanMeierWonBy : null;

    /// <summary>The probability that a deal still open at one age is won by a later age.</summary>
    /// <param name="age">The whole days since the deal was opened, 0 or more.</param>
    /// <param name="day">The later age in whole days, not before <paramref name="age"/>.</param>
    /// <returns>The probability, 0 to 1; null if the curve does not reach the day, or no deal was ever undecided at that age.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="age"/> is negative, or <paramref name="day"/> lies before it.</exception>
    /// <remarks><code>(won by day − won by age) / undecided after age</code></remarks>
    public decimal? WinProbability(int age, int day)
    {
        Guard.NotNegative(age);
        if (day < age)
            throw Violation.OutOfRange(nameof(day), $"must not lie before the age of {age} days", day).ToException();
        if (!IsKnown(day))
            return null;
        IncidenceCurve.Point start = PointAt(age), end = PointAt(day);
        return start.Undecided.IsZero ? null : Fraction.ToDecimal(end.Won - start.Won, start.Undecided);
    }

    /// <summary>The first day by which a share of all deals, lost ones included, is won.</summary>
    /// <param name="share">The share of deals, from 0 to 1: 0.25 for the day by which a quarter of all deals is won.</param>
    /// <returns>Whole days; null if the curve does not reach the share. At 0, day 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public int? Quantile(double share) =>
        Points.FirstDay(point => point.Won, Wanted(share) * IncidenceCurve.Whole, Fraction.One);

    /// <summary>The first day by which a share of the eventual winners is won, as far as the curve shows them.</summary>
    /// <param name="share">The share of winners, from 0 to 1: 0.5 for the median.</param>
    /// <returns>Whole days; null without a won deal. At 0, day 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    /// <remarks>
    /// <code>first day d with won by d ≥ share × won by the last day of the curve</code>
    /// If deals are undecided at the end of the curve, later wins can only move the answer to a later day, at most to
    /// <see cref="LatestQuantileAmongWinners"/>.
    /// </remarks>
    public int? QuantileAmongWinners(double share) =>
        FirstDayAmongWinners(share, end => end.Won);

    /// <summary>
    /// The latest day that <see cref="QuantileAmongWinners"/> can become: its value if all deals undecided at the end of the curve were won.
    /// If both agree, the open deals cannot change the answer.
    /// </summary>
    /// <param name="share">The share of winners, from 0 to 1: 0.5 for the median.</param>
    /// <returns>Whole days; null without a won deal, or if the day lies beyond the curve. At 0, day 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public int? LatestQuantileAmongWinners(double share) =>
        FirstDayAmongWinners(share, end => end.Won + end.Undecided);

    /// <summary>
    /// The first day by which 1 − Kaplan–Meier reaches a share. It is too early, because <see cref="KaplanMeierWonBy"/> overstates wins.
    /// </summary>
    /// <param name="share">The share, from 0 to 1: 0.5 for the Kaplan–Meier median.</param>
    /// <returns>Whole days; null if the curve does not reach the share. At 0, day 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1.</exception>
    public int? KaplanMeierQuantile(double share) =>
        Points.FirstDay(point => IncidenceCurve.Whole - point.KaplanMeierUnwon, Wanted(share) * IncidenceCurve.Whole, Fraction.One);

    /// <summary>
    /// On how many of the first days of its life a deal has already been won, on average over all deals: 12 of 90 days. It rises if more deals are won,
    /// and if they are won earlier.
    /// </summary>
    /// <param name="days">The horizon in days, 1 or more.</param>
    /// <returns>Days, from 0 to the horizon; null if the curve does not reach the last day of the horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is less than 1.</exception>
    /// <remarks>
    /// <code>Σ over d from 0 to days − 1 of won by d, the area below the curve</code>
    /// A deal that is lost or undecided counts with 0 days. Compare it in days, never as a relative change: a third faster is not a third more days won.
    /// Source: P. K. Andersen, Statistics in Medicine 32 (2013) 5278-5285, on years lost due to a cause.
    /// </remarks>
    public decimal? DaysWonWithin(int days) =>
        IsKnown(Guard.Positive(days) - 1) ? Fraction.ToDecimal(Points.DaysWon(days, out _), IncidenceCurve.Whole) : null;

    // The curve at the end of a day: the last day on which something happened, or the start. Null if the curve ends before.
    private TimeToWinDay? At(int day, bool kaplanMeier = false)
    {
        Guard.NotNegative(day);
        if (Curve.Count == 0)
            return null;

        var end = Curve[Curve.Count - 1];
        var flatAfterEnd = end.AtRisk == end.Won + (kaplanMeier ? 0 : end.Lost);
        return day > end.Day && !flatAfterEnd ? null
            : Points.IndexAt(day) is >= 0 and var last ? Curve[last]
            : new TimeToWinDay(IncidenceCurve.Start);
    }

    private bool IsKnown(int day) => Points.Reaches(Guard.NotNegative(day));

    private IncidenceCurve.Point PointAt(int day) => Points.IndexAt(day) is >= 0 and var i ? Points.Points[i] : IncidenceCurve.Start;

    private static BigInteger Wanted(double share) => Fraction.ToFixedPoint((decimal)Guard.Share(share));

    private int? FirstDayAmongWinners(double share, Func<IncidenceCurve.Point, BigInteger> winners)
    {
        var wanted = Wanted(share);
        return Points.Points.LastOrDefault() is { Won.IsZero: false } end ? Points.FirstDay(point => point.Won, wanted * winners(end), Fraction.One) : null;
    }
}
