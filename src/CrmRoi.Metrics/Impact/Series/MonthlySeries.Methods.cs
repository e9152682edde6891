using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <content>The methods.</content>
public sealed partial class MonthlySeries
{
    // Growth by a constant rate is not a line: over more months than these, its bend would be taken for an effect.
    private const int LongestTrend = 36;

    /// <summary>
    /// A step and an effect of each calendar month, so that a season of any shape cancels out. It assumes that the market stood still except for the
    /// season: all market growth counts as effect.
    /// </summary>
    /// <param name="weight">The weight of each correlation of neighbouring months before the data are seen.</param>
    /// <returns>The effect per month; without a range for fewer than 12 months on a side.</returns>
    /// <exception cref="OverflowException">The effect lies beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>
    /// <para>
    /// <c>figure = effect of the calendar month + step × (is after) + error</c>, with <c>AR(1)</c> errors: neighbouring months correlate with ρ, months k
    /// apart with ρ^k. For each ρ of 0, 0.05, …, 0.95, generalised least squares give the step and its standard error, a t with n − 13 degrees of freedom.
    /// These are mixed with weights <c>restricted likelihood(ρ) × (1 − ρ)</c>, or without the last factor in the cautious variant. The range holds the
    /// middle of that mixture.
    /// </para>
    /// </remarks>
    public EffectEstimate StepWithMonthEffects(CorrelationWeight weight = CorrelationWeight.Falling)
    {
        var falls = Falls(weight);
        return Before.Count < MonthsPerYear || After.Count < MonthsPerYear
            ? new(EffectMethod.StepWithMonthEffects, Difference, NoIntervalReason.TooFewMonths)
            : Fit(EffectMethod.StepWithMonthEffects, new(this), falls ? rho => 1 - rho : _ => 1);
    }

    /// <summary>
    /// An interrupted time series: a step, a continuing trend, and a season. Steady market growth cancels out; the step is what came with the CRM, or at
    /// the same time. Only the last 36 months before count, because growth by a constant rate bends.
    /// </summary>
    /// <param name="season">The season: an effect of each calendar month, or one wave a year.</param>
    /// <param name="weight">The weight of each correlation of neighbouring months before the data are seen.</param>
    /// <returns>
    /// The effect per month, compared with the trend. Without a range for fewer than 24 months before
    /// (<see cref="NoIntervalReason.StepTrendAndSeasonNotSeparable"/>) or fewer than 3 after (<see cref="NoIntervalReason.TooFewMonths"/>); then there is
    /// no estimate either.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="season"/> or <paramref name="weight"/> is not one of the named values.</exception>
    /// <exception cref="OverflowException">The effect lies beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>
    /// <para>
    /// <c>figure = season + trend × time + step × (is after) + error</c>, errors as in <see cref="StepWithMonthEffects"/>. The falling weight is <c>√(1 −
    /// ρ)</c>, because a trend in the model hides a part of the correlation.
    /// </para>
    /// <para>Source: A. K. Wagner et al., Journal of Clinical Pharmacy and Therapeutics 27 (2002) 299-309; S. L. Turner et al., BMC Medical Research Methodology 21 (2021) 134.</para>
    /// </remarks>
    public EffectEstimate InterruptedSeries(Season season = Season.MonthEffects, CorrelationWeight weight = CorrelationWeight.Falling)
    {
        if (season is not (Season.MonthEffects or Season.YearlyWave))
            throw Violation.OutOfRange(nameof(season), "must be one of the named values", (int)season).ToException();
        var falls = Falls(weight);
        return Before.Count < MonthsForTrend ? new(EffectMethod.InterruptedSeries, null, NoIntervalReason.StepTrendAndSeasonNotSeparable)
            : After.Count < FewestAfterTrend ? new(EffectMethod.InterruptedSeries, null, NoIntervalReason.TooFewMonths)
            : Fit(EffectMethod.InterruptedSeries, new(this, season), falls ? rho => Math.Sqrt(1 - rho) : _ => 1);
    }

    /// <summary>
    /// The differences of equal calendar months, taken as independent of each other. A calendar month that occurs several times on a side counts with its
    /// mean. The range is too narrow if months correlate: at ρ = 0.5 it holds 76 of 100 truths.
    /// </summary>
    /// <returns>
    /// The mean difference per month, with a t of pairs − 1 degrees of freedom; without a range if a calendar month is on one side only, or for fewer than
    /// two pairs.
    /// </returns>
    /// <exception cref="OverflowException">The effect lies beyond the range of <see cref="decimal"/>.</exception>
    public EffectEstimate PairedMonths()
    {
        var before = ByCalendarMonth(0, Before);
        var after = ByCalendarMonth(Before.Count + MonthsBetween, After);
        if (!before.Select(month => month.Key).SequenceEqual(after.Select(month => month.Key)))
            return new(EffectMethod.PairedMonths, Difference, NoIntervalReason.NotTheSameCalendarMonths);
        var differences = Moments.Of(after.Zip(before, (late, early) => late.Value - early.Value));
        return differences.Count < 2
            ? new(EffectMethod.PairedMonths, differences.Mean, NoIntervalReason.TooFewMonths)
            : Student(EffectMethod.PairedMonths, differences.Mean!.Value, differences.StandardError!.Value, differences.Count - 1);
    }

    /// <summary>
    /// The means of blocks of months, by default quarters, taken as independent and normal. Correlation within a block cancels out, and so does most of it
    /// between neighbours. Months that do not fill a block are left out: those farthest from go-live.
    /// </summary>
    /// <param name="monthsPerBlock">The number of months in a block, 1 or more.</param>
    /// <returns>
    /// The difference of the means of the blocks, per month, with a t of <c>min(blocks before, blocks after) − 1</c> degrees of freedom; without a range
    /// for fewer than two blocks on a side. A season must affect both sides alike.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="monthsPerBlock"/> is less than 1.</exception>
    /// <exception cref="OverflowException">A mean lies beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>Source: R. Ibragimov, U. K. Müller, Review of Economics and Statistics 98 (2016) 83-96.</remarks>
    public EffectEstimate BlockMeans(int monthsPerBlock = 3)
    {
        Guard.Positive(monthsPerBlock);
        Moments before = Blocks(Before.Skip(Before.Count % monthsPerBlock)), after = Blocks(After);
        var difference = after.Mean - before.Mean;
        return Math.Min(before.Count, after.Count) < 2
            ? new(EffectMethod.BlockMeans, difference, NoIntervalReason.TooFewMonths)
            : Student(EffectMethod.BlockMeans, difference!.Value, Error(before, after), Math.Min(before.Count, after.Count) - 1);

        Moments Blocks(IEnumerable<decimal> months) =>
            Moments.Of(months.Select((figure, i) => new KeyValuePair<int, decimal>(i / monthsPerBlock, figure)).GroupBy(month => month.Key, month => month.Value)
                .Where(block => block.Count() == monthsPerBlock).Select(block => Moments.Of(block).Mean!.Value));
    }

    /// <summary>
    /// All months taken as independent of each other, by Welch's t. Only for comparison: at a correlation of 0.5 it holds 75 of 100 truths, and a season
    /// hides the effect.
    /// </summary>
    /// <param name="equalVariances">
    /// Whether months vary alike before and after, as in ordinary least squares: then the classical t with n − 2 degrees of freedom is used instead of
    /// Welch's.
    /// </param>
    /// <returns>The difference of the means, per month; without a range for fewer than two months on a side.</returns>
    /// <exception cref="OverflowException">The effect lies beyond the range of <see cref="decimal"/>.</exception>
    public EffectEstimate IndependentMonths(bool equalVariances = false)
    {
        Moments before = Moments.Of(Before), after = Moments.Of(After);
        if (Math.Min(before.Count, after.Count) < 2)
            return new(EffectMethod.IndependentMonths, Difference, NoIntervalReason.TooFewMonths);
        double squares = (before.Variance!.Value * (before.Count - 1)) + (after.Variance!.Value * (after.Count - 1)), degrees = before.Count + after.Count - 2;
        return equalVariances
            ? Student(EffectMethod.IndependentMonths, Difference!.Value, Math.Sqrt(squares / degrees * ((1.0 / before.Count) + (1.0 / after.Count))), degrees)
            : Student(EffectMethod.IndependentMonths, Difference!.Value, Error(before, after), squares > 0 ? WelchSatterthwaite.Degrees(before, after) : 1);
    }

    /// <summary>
    /// The difference of the means with the standard error of Newey and West, as others report it. The range is too narrow for short series: over two
    /// years of independent months it holds 90 of 100 truths. A season hides the effect.
    /// </summary>
    /// <param name="lags">The largest distance in months at which errors may correlate, 0 or more; 0 is the error of White (HC0).</param>
    /// <param name="smallSample">Whether the variance is multiplied by n / (n − 2).</param>
    /// <returns>The difference per month, with a t of n − 2 degrees of freedom; without a range for fewer than two months on a side.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="lags"/> is negative.</exception>
    /// <exception cref="OverflowException">The effect lies beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>
    /// <c>variance = Σ ψ² + 2 Σ over l to lags of (1 − l / (lags + 1)) Σ ψ(t) ψ(t − l)</c>, with ψ the error of a month divided by the number of months of
    /// its side, negative before. Months left out in between do not count as lags. Source: W. K. Newey, K. D. West, Econometrica 55 (1987) 703-708.
    /// </remarks>
    public EffectEstimate NeweyWest(int lags, bool smallSample = true)
    {
        Guard.NotNegative(lags);
        var months = Before.Count + After.Count;
        if (Math.Min(Before.Count, After.Count) < 2)
            return new(EffectMethod.NeweyWest, Difference, NoIntervalReason.TooFewMonths);
        double[] influence = [.. Deviations(Before).Select(error => -error / Before.Count), .. Deviations(After).Select(error => error / After.Count)];
        var variance = influence.Sum(value => value * value);
        for (var lag = 1; lag <= Math.Min(lags, months - 1); lag++)
            variance += 2 * (1 - (lag / (lags + 1.0))) * Enumerable.Range(lag, months - lag).Sum(t => influence[t] * influence[t - lag]);
        return Student(EffectMethod.NeweyWest, Difference!.Value, Math.Sqrt(Math.Max(0, smallSample ? variance * months / (months - 2) : variance)), months - 2);
    }

    /// <summary>
    /// What <see cref="Effect"/> would say with more months after, if the estimate and what is known of the errors stayed the same. The range narrows only
    /// up to a point; beyond it the months before are too few.
    /// </summary>
    /// <param name="moreMonths">The number of further months after, 0 to 120.</param>
    /// <returns>The effect per month as it would be; without a range if there is none now.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="moreMonths"/> is not from 0 to 120.</exception>
    /// <exception cref="OverflowException">The effect lies beyond the range of <see cref="decimal"/>.</exception>
    public EffectEstimate WithMoreMonths(int moreMonths)
    {
        if (moreMonths is < 0 or > 120)
            throw Violation.OutOfRange(nameof(moreMonths), "must be from 0 to 120", moreMonths).ToException();
        var now = Effect();
        if (!now.HasRange)
            return now;
        Season? season = now.Method == EffectMethod.InterruptedSeries ? Season.MonthEffects : null;
        Design today = new(this, season), later = new(this, season, moreMonths);
        var fitted = SerialRegression.Fit(today.Times, today.Columns, Figures(today), season is null ? rho => 1 - rho : rho => Math.Sqrt(1 - rho))!;
        return new(now.Method, now.Estimate!.Value, fitted.Forecast(later.Times, later.Columns)!, fitted.Correlation);
    }

    private static bool Falls(CorrelationWeight weight) => weight switch
    {
        CorrelationWeight.Falling => true,
        CorrelationWeight.Uniform => false,
        _ => throw Violation.OutOfRange(nameof(weight), "must be one of the named values", (int)weight).ToException(),
    };

    private static double Error(Moments before, Moments after) => Math.Sqrt((before.Variance!.Value / before.Count) + (after.Variance!.Value / after.Count));

    private static EffectEstimate Student(EffectMethod method, decimal estimate, double standardError, double degrees) =>
        standardError > 0 ? new(method, estimate, new StudentMixture((double)estimate, standardError, degrees)) : new(method, estimate, NoIntervalReason.NothingVaries);

    private static KeyValuePair<int, decimal>[] ByCalendarMonth(int firstTime, IEnumerable<decimal> figures) =>
        [.. figures.Select((figure, i) => new KeyValuePair<int, decimal>((firstTime + i) % MonthsPerYear, figure)).GroupBy(month => month.Key, month => month.Value)
            .Select(month => new KeyValuePair<int, decimal>(month.Key, Moments.Of(month).Mean!.Value)).OrderBy(month => month.Key)];

    // The figures less their mean, computed exactly before they become doubles, so that a level far above the differences costs no digits.
    private static double[] Deviations(IEnumerable<decimal> figures)
    {
        BigInteger[] exact = [.. figures.Select(Fraction.ToFixedPoint)];
        var sum = exact.Aggregate(BigInteger.Zero, (total, value) => total + value);
        return [.. exact.Select(value => Fraction.ToDouble((value * exact.Length) - sum, Fraction.One * exact.Length))];
    }

    private double[] Figures(Design design) => Deviations(Before.Skip(Before.Count - design.MonthsBefore).Concat(After));

    private EffectEstimate Fit(EffectMethod method, Design design, Func<double, double> weight) =>
        SerialRegression.Fit(design.Times, design.Columns, Figures(design), weight) is { } fitted
            ? new(method, (decimal)fitted.Effect.Mean, fitted.Effect, fitted.Correlation)
            : new(method, Difference, NoIntervalReason.NothingVaries);

    // The times and columns of the months of a series; the step comes last. Without a season the model has month effects and no trend.
    private sealed class Design
    {
        public Design(MonthlySeries series, Season? trendAnd = null, int moreMonths = 0)
        {
            MonthsBefore = trendAnd is null ? series.Before.Count : Math.Min(series.Before.Count, LongestTrend);
            Times =
            [
                .. Enumerable.Range(0, MonthsBefore).Select(time => (double)time),
                .. Enumerable.Range(MonthsBefore + series.MonthsBetween, series.After.Count + moreMonths).Select(time => (double)time),
            ];
            var middle = Times.Sum() / Times.Length;
            IEnumerable<Func<double, double>> season = trendAnd == Season.YearlyWave
                ? [_ => 1, time => Math.Cos(2 * Math.PI * time / MonthsPerYear), time => Math.Sin(2 * Math.PI * time / MonthsPerYear)]
                : Enumerable.Range(0, MonthsPerYear).Select(month => (Func<double, double>)(time => time % MonthsPerYear == month ? 1 : 0));
            IEnumerable<Func<double, double>> trend = trendAnd is null ? [] : [time => (time - middle) / MonthsPerYear];
            Columns = [.. season.Concat(trend).Concat([time => time < MonthsBefore ? 0 : 1]).Select(value => Times.Select(value).ToArray())];
        }

        public int MonthsBefore { get; }

        public double[] Times { get; }

        public double[][] Columns { get; }
    }
}
