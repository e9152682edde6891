using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// A figure by calendar month (revenue, gross profit) before and after a go-live, with the methods to estimate its effect and certainty. Each effect is
/// per month, in the unit of the figure.
/// </summary>
/// <remarks>
/// <para>
/// Neighbouring months are alike, and a season comes back. So a range that takes the months as independent is too narrow or too wide. <see cref="Effect"/>
/// takes the method that the number of months allows; the others are called by name. <c>docs/certainty.md</c> says how often each range holds the truth,
/// and under which conditions.
/// </para>
/// <para>No method here sees what else changed at go-live; with fewer than 24 months before, none sees whether the market grew. Immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// decimal[] before = [98, 92, 105, 101, 99, 103, 88, 84, 97, 104, 110, 121];
/// decimal[] after = [111, 101, 115, 108, 112, 113, 99, 97, 104, 117, 119, 134];
/// var effect = new MonthlySeries(before, after).Effect();
/// Console.WriteLine(effect.Method); // StepWithMonthEffects
/// Console.WriteLine($"{effect.Interval():0.0}"); // [8.9, 12.8]
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<MonthlySeries>))]
public sealed partial class MonthlySeries
{
    private const int MonthsPerYear = 12;
    private const int MonthsForTrend = 24;
    private const int FirstMonth = 2 * MonthsPerYear;
    private const int FewestAfterTrend = 3;

    /// <summary>Makes a series from the figures of consecutive months.</summary>
    /// <param name="before">The figures of the months before go-live, oldest first, without a gap.</param>
    /// <param name="after">The figures of the months after, oldest first, without a gap.</param>
    /// <param name="monthsBetween">The number of months left out in between, 0 to 120: the month of go-live, the ramp-up.</param>
    /// <exception cref="ArgumentNullException"><paramref name="before"/> or <paramref name="after"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="monthsBetween"/> is not from 0 to 120.</exception>
    public MonthlySeries(IEnumerable<decimal> before, IEnumerable<decimal> after, int monthsBetween = 0)
    {
        Before = [.. Guard.NotNull(before)];
        After = [.. Guard.NotNull(after)];
        MonthsBetween = monthsBetween is >= 0 and <= 120 ? monthsBetween : throw Violation.OutOfRange(nameof(monthsBetween), "must be from 0 to 120", monthsBetween).ToException();
    }

    /// <summary>The figures of the months before, oldest first.</summary>
    public IReadOnlyList<decimal> Before { get; }

    /// <summary>The figures of the months after, oldest first.</summary>
    public IReadOnlyList<decimal> After { get; }

    /// <summary>The number of months left out in between.</summary>
    public int MonthsBetween { get; }

    /// <summary>The mean after less the mean before, over all months. Null if either side has no month.</summary>
    public decimal? Difference => Moments.Of(After).Mean - Moments.Of(Before).Mean is { } difference ? Fraction.Trim(difference) : null;

    /// <summary>Makes a series from the months of the period after and a number of months before go-live.</summary>
    /// <param name="periods">The periods, of whole calendar months.</param>
    /// <param name="figure">Gives the figure of a month: its revenue, its gross profit.</param>
    /// <param name="monthsBefore">
    /// The number of whole months before go-live, 1 or more. Take 24 if they are on record, so that a trend can be told from a step.
    /// </param>
    /// <returns>The series. The time between go-live and the period after is left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="periods"/> or <paramref name="figure"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="monthsBefore"/> is less than 1, or reaches back before the year 2.</exception>
    /// <exception cref="InvalidOperationException">The periods are not whole calendar months.</exception>
    public static MonthlySeries Of(ComparisonPeriods periods, Func<Period, decimal> figure, int monthsBefore)
    {
        Guard.NotNull(figure);
        Guard.Positive(monthsBefore);
        if (!Guard.NotNull(periods).AreWholeMonths)
            throw new InvalidOperationException($"Only whole calendar months make a series, not {periods.Before} and {periods.After}.");

        int first = MonthOf(periods.After.Start, periods.Zone), live = MonthOf(periods.GoLive, periods.Zone);
        if (live - monthsBefore < FirstMonth)
            throw Violation.OutOfRange(nameof(monthsBefore), "must not reach back before the year 2", monthsBefore).ToException();
        Period Month(int month) => Period.Month(month / MonthsPerYear, (month % MonthsPerYear) + 1, periods.Zone);
        return new(
            Enumerable.Range(live - monthsBefore, monthsBefore).Select(month => figure(Month(month))),
            periods.After.CalendarMonths(periods.Zone).Select(figure),
            first - live);
    }

    /// <summary>
    /// The effect by the method that the number of months allows. With 24 months before and 3 after it is <see cref="InterruptedSeries"/>; with 12 months
    /// on both sides <see cref="StepWithMonthEffects"/>; otherwise the difference without a range.
    /// </summary>
    /// <returns>The effect, per month.</returns>
    /// <exception cref="OverflowException">It lies beyond the range of <see cref="decimal"/>.</exception>
    public EffectEstimate Effect()
    {
        if (Before.Count >= MonthsForTrend && After.Count >= FewestAfterTrend)
            return InterruptedSeries();
        return Before.Count >= MonthsPerYear && After.Count >= MonthsPerYear
            ? StepWithMonthEffects()
            : new(EffectMethod.FigureOnly, Difference, Difference.HasValue ? NoIntervalReason.TooFewMonths : NoIntervalReason.Undefined);
    }

    /// <summary>
    /// A placebo in time: the change that the same comparison would have shown a year earlier, when there was no CRM. Compare it with
    /// <see cref="ChangeFromLastYear"/>: if it is as large, the CRM did not make the difference.
    /// </summary>
    /// <returns>The change of the placebo per month, a single figure without a test; null with fewer than 24 months before, or without a month
    /// after.</returns>
    public decimal? PlaceboInTime()
    {
        var months = Math.Min(After.Count, MonthsPerYear);
        if (months == 0 || Before.Count < MonthsForTrend)
            return null;
        return Moments.Of(LastYear(0, months)).Mean - Moments.Of(LastYear(MonthsPerYear, months)).Mean;
    }

    /// <summary>
    /// The change to compare with <see cref="PlaceboInTime"/>: the months after, at most the first 12, less the same calendar months of the year before
    /// go-live.
    /// </summary>
    /// <returns>The change per month; null with fewer than 12 months before, or without a month after.</returns>
    public decimal? ChangeFromLastYear()
    {
        var months = Math.Min(After.Count, MonthsPerYear);
        return months == 0 || Before.Count < MonthsPerYear ? null : Moments.Of(After.Take(months)).Mean - Moments.Of(LastYear(0, months)).Mean;
    }

    /// <summary>
    /// The change from the mean of the 12 months before last year to the mean of the last 12 months before. Undefined with fewer than 24 months before:
    /// then nothing shows whether the CRM was bought after a bad year.
    /// </summary>
    public Change LastYearAgainstTheOneBefore =>
        Before.Count < MonthsForTrend ? default : Change.WithoutInterval(Moments.Of(Tail(MonthsForTrend).Take(MonthsPerYear)).Mean, Moments.Of(Tail(MonthsPerYear)).Mean);

    // The first months after, as they were in the last 12 months before, or some months earlier.
    private IEnumerable<decimal> LastYear(int monthsEarlier, int months) =>
        Enumerable.Range(MonthsBetween, months).Select(month => Before[Before.Count - MonthsPerYear - monthsEarlier + (month % MonthsPerYear)]);

    private IEnumerable<decimal> Tail(int months) => Before.Skip(Before.Count - months);

    private static int MonthOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant, zone);
        return (local.Year * MonthsPerYear) + local.Month - 1;
    }

    /// <summary>The number of months before and after, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"MonthlySeries: {Before.Count} months before, {After.Count} after");
}
