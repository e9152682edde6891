using CrmRoi.Metrics.Impact;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;

namespace CrmRoi.Metrics.Tests.Impact;

public class MonthlySeriesTests
{
    private static readonly DateTimeOffset GoLive = new(2025, 4, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Before, after, months between, trend, wave, cautious: each method with each option, balanced and not.</summary>
    public static TheoryData<int, int, int, bool, bool, bool> Cases => new()
    {
        { 12, 12, 0, false, false, false },
        { 12, 12, 0, false, false, true },
        { 15, 13, 2, false, false, false },
        { 24, 12, 0, true, false, false },
        { 24, 12, 0, true, false, true },
        { 26, 7, 3, true, false, false },
        { 24, 12, 1, true, true, false },
        { 36, 14, 0, true, true, true },
    };

    [Theory, MemberData(nameof(Cases))]
    public void The_mixture_is_that_of_dense_generalised_least_squares(int before, int after, int between, bool trend, bool wave, bool cautious)
    {
        var series = Made(before, after, between, seed: before + (7 * after));
        var weight = cautious ? CorrelationWeight.Uniform : CorrelationWeight.Falling;
        var effect = trend ? series.InterruptedSeries(wave ? Season.YearlyWave : Season.MonthEffects, weight) : series.StepWithMonthEffects(weight);
        DenseMixture oracle = new(series, trend, wave, rho => cautious ? 1 : trend ? Math.Sqrt(1 - rho) : 1 - rho);

        Assert.Equal(oracle.Mean, (double)effect.Estimate!.Value, 1e-8);
        Assert.Equal(oracle.Correlation, effect.Correlation!.Value, 1e-8);
        Assert.Equal(oracle.Degrees, effect.DegreesOfFreedom);
        foreach (var confidence in new[] { 0.5, 0.9, 0.95, 0.999 })
        {
            var interval = effect.Interval(confidence)!.Value;
            Assert.Equal((1 - confidence) / 2, oracle.Below(interval.Lower), 1e-8);
            Assert.Equal((1 + confidence) / 2, oracle.Below(interval.Upper), 1e-8);
        }

        Assert.Equal(1 - oracle.Below(3), effect.ConfidenceThatExceeds(3)!.Value, 1e-8);
        Assert.Equal(2 * Math.Min(oracle.Below(0), 1 - oracle.Below(0)), effect.PValue!.Value, 1e-8);
    }

    [Fact]
    public void The_mixture_agrees_with_R()
    {
        // R 4.2.2: chol, backsolve, pt and uniroot on the definition.
        decimal[] earliest = [.. Enumerable.Range(80, 12)], before = [98, 92, 105, 101, 99, 103, 88, 84, 97, 104, 110, 121], after = [111, 101, 115, 108, 112, 113, 99, 97, 104, 117, 119, 134];
        AssertRange(new MonthlySeries(before, after).Effect(), 8.9036289042, 10.7701534217, 12.8158943062);
        AssertRange(new MonthlySeries([.. earliest, .. before], after).Effect(), -24.7514187780, -9.1170639899, 3.3559222373);

        static void AssertRange(EffectEstimate effect, double lower, double estimate, double upper)
        {
            Assert.Equal(lower, effect.Interval()!.Value.Lower, 1e-8);
            Assert.Equal(estimate, (double)effect.Estimate!.Value, 1e-8);
            Assert.Equal(upper, effect.Interval()!.Value.Upper, 1e-8);
        }
    }

    [Theory]
    [InlineData(12, 12)]
    [InlineData(24, 12)]
    public void A_step_adds_a_factor_multiplies_and_season_and_trend_fall_out(int before, int after)
    {
        var series = Made(before, after, 0, seed: 3);
        var effect = series.Effect();
        var interval = effect.Interval()!.Value;
        decimal[] season = [40, -3, 0, 12, 7, -9, 88, -60, 5, 5, 1, 300];

        MonthlySeries Changed(Func<int, decimal, decimal> change) =>
            new(series.Before.Select((figure, i) => change(i, figure)), series.After.Select((figure, i) => change(before + i, figure)));
        void Same(MonthlySeries other, double factor = 1, double shift = 0)
        {
            var moved = other.Effect().Interval()!.Value;
            Assert.Equal((factor * interval.Lower) + shift, factor > 0 ? moved.Lower : moved.Upper, 1e-7 * Math.Max(1, Math.Abs(factor)));
            Assert.Equal((factor * interval.Upper) + shift, factor > 0 ? moved.Upper : moved.Lower, 1e-7 * Math.Max(1, Math.Abs(factor)));
        }

        Same(Changed((_, figure) => figure + 1_000_000_000_000m));
        Same(Changed((_, figure) => figure * 1_000), factor: 1_000);
        Same(Changed((_, figure) => -figure), factor: -1);
        Same(Changed((i, figure) => i < before ? figure : figure + 17), shift: 17);
        Same(Changed((i, figure) => figure + season[i % 12]));
        if (before == 24)
            Same(Changed((i, figure) => figure + (3.5m * i)));
        var times = effect.Times(12).Interval()!.Value;
        Assert.Equal(12 * interval.Lower, times.Lower, 1e-9);
        Assert.Equal(12 * interval.Upper, times.Upper, 1e-9);
    }

    [Fact]
    public void The_method_follows_from_the_months_and_never_from_what_they_say()
    {
        Assert.Equal(EffectMethod.InterruptedSeries, Made(24, 3, 0, 1).Effect().Method);
        Assert.Equal(EffectMethod.StepWithMonthEffects, Made(23, 12, 0, 1).Effect().Method);
        Assert.Equal(EffectMethod.StepWithMonthEffects, Made(12, 12, 0, 1).Effect().Method);
        foreach (var few in new[] { Made(11, 12, 0, 1), Made(12, 11, 0, 1), Made(24, 2, 0, 1), Made(1, 1, 0, 1) })
        {
            Assert.Equal((EffectMethod.FigureOnly, NoIntervalReason.TooFewMonths, false), (few.Effect().Method, few.Effect().ReasonWithoutInterval, few.Effect().HasRange));
            Assert.Equal(few.Difference, few.Effect().Estimate);
        }

        Assert.Equal((null, NoIntervalReason.Undefined), (new MonthlySeries([], []).Effect().Estimate, new MonthlySeries([], []).Effect().ReasonWithoutInterval));
        Assert.Equal(NoIntervalReason.NothingVaries, new MonthlySeries(Enumerable.Repeat(5m, 12), Enumerable.Repeat(7m, 12)).Effect().ReasonWithoutInterval);
        Assert.Equal(NoIntervalReason.NothingVaries, new MonthlySeries(Enumerable.Range(0, 24).Select(i => 0.1m * i), Enumerable.Range(24, 12).Select(i => 0.1m * i)).Effect().ReasonWithoutInterval);
    }

    [Fact]
    public void Step_trend_and_season_are_refused_by_name_where_they_cannot_be_told_apart()
    {
        var refused = Made(12, 12, 0, 1).InterruptedSeries();
        Assert.Equal(NoIntervalReason.StepTrendAndSeasonNotSeparable, refused.ReasonWithoutInterval);
        Assert.Null(refused.Estimate);
        Assert.Null(refused.Interval());
        Assert.Null(refused.PValue);
        Assert.Null(refused.ConfidenceThatExceeds(0));
        Assert.Null(refused.ValueOfPerfectInformation(0));
        Assert.Equal(NoIntervalReason.StepTrendAndSeasonNotSeparable, Made(23, 12, 0, 1).InterruptedSeries(Season.YearlyWave).ReasonWithoutInterval);
        Assert.Equal(NoIntervalReason.TooFewMonths, Made(24, 2, 0, 1).InterruptedSeries().ReasonWithoutInterval);
        Assert.Equal(NoIntervalReason.TooFewMonths, Made(11, 12, 0, 1).StepWithMonthEffects().ReasonWithoutInterval);
        Assert.Throws<ArgumentOutOfRangeException>(() => Made(24, 3, 0, 1).InterruptedSeries((Season)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => Made(12, 12, 0, 1).StepWithMonthEffects((CorrelationWeight)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MonthlySeries([], [], -1));
        Assert.Throws<ArgumentNullException>(() => new MonthlySeries(null!, []));
    }

    [Fact]
    public void Blocks_pairs_and_independent_months_are_their_tests()
    {
        var series = Made(14, 12, 0, 5);
        double[] before = [.. series.Before.Skip(2).Select(figure => (double)figure)], after = [.. series.After.Select(figure => (double)figure)];
        double[] q0 = [.. before.Chunk(3).Select(block => block.Average())], q1 = [.. after.Chunk(3).Select(block => block.Average())];
        var error = Math.Sqrt((Variance(q0) / 4) + (Variance(q1) / 4));
        var reach = StudentT.InvCDF(0, 1, 3, 0.975) * error;
        var blocks = series.BlockMeans();
        Assert.Equal(q1.Average() - q0.Average(), (double)blocks.Estimate!.Value, 1e-9);
        Assert.Equal(q1.Average() - q0.Average() - reach, blocks.Interval()!.Value.Lower, 1e-8);
        Assert.Equal(1, series.BlockMeans(6).DegreesOfFreedom);
        Assert.Equal(NoIntervalReason.TooFewMonths, series.BlockMeans(7).ReasonWithoutInterval);

        MonthlySeries year = new(series.Before.Skip(2), series.After);
        double[] differences = [.. before.Zip(after, (a, b) => b - a)];
        Assert.Equal(Math.Sqrt(Variance(differences) / 12), year.PairedMonths().StandardError!.Value, 1e-9);
        Assert.Equal(11, year.PairedMonths().DegreesOfFreedom);
        Assert.Equal(NoIntervalReason.NotTheSameCalendarMonths, new MonthlySeries([1, 2, 3], [4, 5, 6]).PairedMonths().ReasonWithoutInterval);
        Assert.Equal(NoIntervalReason.TooFewMonths, new MonthlySeries([1], [4], 11).PairedMonths().ReasonWithoutInterval);

        MeanComparison welch = new(Moments.Of(year.Before), Moments.Of(year.After));
        Assert.Equal(welch.Interval()!.Value.Upper, year.IndependentMonths().Interval()!.Value.Upper, 1e-9);
        Assert.Equal(welch.DegreesOfFreedom, year.IndependentMonths().DegreesOfFreedom);
        Assert.Equal(welch.MinimumDetectableDifference()!.Value, year.IndependentMonths().MinimumDetectable()!.Value, 1e-9);
        Assert.Equal(NoIntervalReason.TooFewMonths, new MonthlySeries([1], [4, 5]).IndependentMonths().ReasonWithoutInterval);
        Assert.Equal(NoIntervalReason.TooFewMonths, new MonthlySeries([1], [4, 5]).NeweyWest(2).ReasonWithoutInterval);
        Assert.Throws<ArgumentOutOfRangeException>(() => year.NeweyWest(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => year.BlockMeans(0));
    }

    [Fact]
    public void Of_trends_longer_than_three_years_the_last_three_count()
    {
        var series = Made(50, 12, 0, 8);
        Assert.Equal(new MonthlySeries(series.Before.Skip(14), series.After).InterruptedSeries().Interval(), series.InterruptedSeries().Interval());
    }

    [Fact]
    public void More_months_narrow_the_range_up_to_a_point()
    {
        var series = Made(12, 12, 0, 9);
        double Width(int months) => series.WithMoreMonths(months).Interval()!.Value is var interval ? interval.Upper - interval.Lower : 0;
        double[] widths = [Width(0), Width(6), Width(12), Width(24), Width(60), Width(120)];
        Assert.All(widths.Zip(widths.Skip(1)), pair => Assert.True(pair.Second < pair.First));

        // With the twelve months before known as they are, never below what their own mean leaves open.
        Assert.True(widths[^1] > widths[0] / 2);
        Assert.Equal(series.Effect().Estimate, series.WithMoreMonths(12).Estimate);

        // What is known of the errors stays as it is, by whatever method.
        foreach (var some in new[] { series, Made(36, 12, 0, 9) })
        {
            Assert.Equal(some.Effect().Correlation!.Value, some.WithMoreMonths(12).Correlation!.Value, 1e-12);
            ConfidenceInterval now = some.Effect().Interval()!.Value, without = some.WithMoreMonths(0).Interval()!.Value;
            Assert.Equal(now.Lower, without.Lower, 1e-9);
            Assert.Equal(now.Upper, without.Upper, 1e-9);
        }

        Assert.False(Made(6, 6, 0, 9).WithMoreMonths(12).HasRange);
        Assert.Throws<ArgumentOutOfRangeException>(() => series.WithMoreMonths(121));

        // A step added to the forecast months leaves no trace: the width depends on how many they are, not on what they hold.
        var more = Made(24, 12, 0, 2);
        Assert.True(more.WithMoreMonths(12).Interval()!.Value is var later && later.Upper - later.Lower < more.Effect().Interval()!.Value.Upper - more.Effect().Interval()!.Value.Lower);
    }

    [Fact]
    public void A_series_of_periods_has_their_months_and_those_before()
    {
        var periods = ComparisonPeriods.SameCalendarMonths(GoLive.AddDays(3), 12, TimeZoneInfo.Utc, rampUpMonths: 2);
        var series = MonthlySeries.Of(periods, month => (month.Start.Year * 100) + month.Start.Month, monthsBefore: 5);
        Assert.Equal([202411, 202412, 202501, 202502, 202503], series.Before);
        Assert.Equal(3, series.MonthsBetween);
        Assert.Equal(202507, series.After[0]);
        Assert.Equal(202606, series.After[^1]);
        ComparisonPeriods weeks = new(new(GoLive.AddDays(-7), GoLive), new(GoLive, GoLive.AddDays(7)), GoLive, TimeZoneInfo.Utc);
        Assert.Throws<InvalidOperationException>(() => MonthlySeries.Of(weeks, _ => 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MonthlySeries.Of(periods, _ => 0, 0));
    }

    [Fact]
    public void A_placebo_in_time_is_the_same_comparison_a_year_earlier()
    {
        // 100 in the first year, 110 in the second, 125 after: 10 came without a CRM, 15 with it. The season is that of the months compared.
        decimal[] Year(decimal level) => [.. Enumerable.Range(0, 12).Select(month => level + month)];
        MonthlySeries series = new([.. Year(100), .. Year(110)], Year(125)[2..7], monthsBetween: 2);
        Assert.Equal(10, series.PlaceboInTime());
        Assert.Equal(15, series.ChangeFromLastYear());
        Assert.Equal(10 / 105.5m, series.LastYearAgainstTheOneBefore.Relative.Value);
        MonthlySeries tooShort = new(Year(110), Year(125));
        Assert.Null(tooShort.PlaceboInTime());
        Assert.Equal(15, tooShort.ChangeFromLastYear());
        Assert.False(tooShort.LastYearAgainstTheOneBefore.IsDefined);
    }

    [Fact]
    public void Hostile_figures_have_an_answer_or_a_named_error()
    {
        MonthlySeries huge = new(Enumerable.Range(0, 24).Select(i => i % 2 == 0 ? decimal.MaxValue : decimal.MinValue), Enumerable.Range(0, 12).Select(i => i % 3 == 0 ? decimal.MaxValue : 0));
        Assert.True(huge.Effect().HasRange);
        MonthlySeries tiny = new(Enumerable.Range(0, 12).Select(i => 1e-28m * (i % 5)), Enumerable.Range(0, 12).Select(i => 1e-28m * (i % 7)));
        Assert.True(tiny.Effect().HasRange);
        Assert.True(tiny.Effect().PValue is >= 0 and <= 1);
    }

    /// <summary>Months around 100 that follow each other, with a season; the same for a seed.</summary>
    private static MonthlySeries Made(int before, int after, int between, int seed)
    {
        Random random = new(seed);
        var carried = 0.0;
        decimal Month(int month)
        {
            carried = (0.5 * carried) + (8 * (random.NextDouble() - 0.5));
            return Math.Round(100 + (10 * (decimal)Math.Sin(month)) + (decimal)carried, 2);
        }

        decimal[] all = [.. Enumerable.Range(0, before + after).Select(Month)];
        return new(all[..before], all[before..], between);
    }

    private static double Variance(double[] figures) => MathNet.Numerics.Statistics.Statistics.Variance(figures);

    /// <summary>The definition word for word: dense matrices, determinants and inverses.</summary>
    private sealed class DenseMixture
    {
        private readonly List<(double Weight, double Centre, double Scale)> _parts = [];

        public DenseMixture(MonthlySeries series, bool trend, bool wave, Func<double, double> weight)
        {
            var before = series.Before.Count;
            double[] times = [.. Enumerable.Range(0, before).Concat(Enumerable.Range(before + series.MonthsBetween, series.After.Count)).Select(time => (double)time)];
            List<Func<double, double>> columns = [time => time < before ? 0 : 1];
            if (wave)
                columns.AddRange([_ => 1, time => Math.Sin(Math.PI * time / 6), time => Math.Cos(Math.PI * time / 6)]);
            else
                columns.AddRange(Enumerable.Range(0, 12).Select<int, Func<double, double>>(month => time => (int)time % 12 == month ? 1 : 0));
            if (trend)
                columns.Add(time => time);
            var x = Matrix<double>.Build.Dense(times.Length, columns.Count, (row, column) => columns[column](times[row]));
            var y = Vector<double>.Build.DenseOfEnumerable(series.Before.Concat(series.After).Select(figure => (double)figure));
            Degrees = times.Length - columns.Count;

            List<(double LogLikelihood, double Centre, double Scale, double Rho)> parts = [];
            for (var i = 0; i < 20; i++)
            {
                var rho = 0.05 * i;
                var inverse = Matrix<double>.Build.Dense(times.Length, times.Length, (a, b) => Math.Pow(rho, Math.Abs(times[a] - times[b]))) is var v ? v.Inverse() : null;
                var information = x.Transpose() * inverse * x;
                var coefficients = information.Inverse() * x.Transpose() * inverse * y;
                var residual = y - (x * coefficients);
                var squares = residual * (inverse * residual);
                parts.Add((
                    (-0.5 * Math.Log(v!.Determinant())) - (0.5 * Math.Log(information.Determinant())) - (Degrees / 2.0 * Math.Log(squares)),
                    coefficients[0], Math.Sqrt(squares / Degrees * information.Inverse()[0, 0]), rho));
            }

            var most = parts.Max(part => part.LogLikelihood);
            var total = parts.Sum(part => Math.Exp(part.LogLikelihood - most) * weight(part.Rho));
            foreach (var part in parts)
                _parts.Add((Math.Exp(part.LogLikelihood - most) * weight(part.Rho) / total, part.Centre, part.Scale));
            Mean = _parts.Sum(part => part.Weight * part.Centre);
            Correlation = _parts.Zip(parts, (own, part) => own.Weight * part.Rho).Sum();
        }

        public double Mean { get; }

        public double Correlation { get; }

        public double Degrees { get; }

        public double Below(double value) => _parts.Sum(part => part.Weight * StudentT.CDF(part.Centre, part.Scale, Degrees, value));
    }
}
