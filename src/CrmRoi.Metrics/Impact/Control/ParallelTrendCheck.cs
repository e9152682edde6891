using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Checks whether a treated and a control group moved alike before go-live, by the trend of the gap between them. If the gap already grew before the CRM,
/// difference in differences takes that growth for an effect.
/// </summary>
/// <remarks>If no trend is shown, there may still be one: with few periods hardly any trend can be shown. Immutable.</remarks>
[JsonConverter(typeof(StrictJsonConverter<ParallelTrendCheck>))]
public sealed class ParallelTrendCheck
{
    private const int FewestPeriods = 6;

    /// <summary>Makes the check for two groups over earlier periods of equal length.</summary>
    /// <param name="treated">The figure of the group that will get the CRM, by period, oldest first.</param>
    /// <param name="control">The figure of the control group in the same periods.</param>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">The numbers of periods differ.</exception>
    public ParallelTrendCheck(IEnumerable<decimal> treated, IEnumerable<decimal> control)
    {
        BigInteger[] left = [.. Guard.NotNull(treated).Select(Fraction.ToFixedPoint)], right = [.. Guard.NotNull(control).Select(Fraction.ToFixedPoint)];
        if (left.Length != right.Length)
            throw Violation.Invalid(nameof(control), $"must have the {left.Length} periods of the treated group", right.Length).ToException();

        // The positions 1 − n, 3 − n, … n − 1 are whole: twice the positions of the periods around their middle.
        Periods = left.Length;
        BigInteger sum = 0, squares = 0, products = 0, positions = 0, one = Fraction.One;
        for (var i = 0; i < Periods; i++)
        {
            BigInteger gap = left[i] - right[i], position = (2 * i) + 1 - Periods;
            sum += gap;
            squares += gap * gap;
            products += position * gap;
            positions += position * position;
        }

        GapGrowth = Periods < 2 ? null : Fraction.ToDecimal(2 * products, positions * one);
        var error = 0.0;
        if (Periods > 2)
        {
            var residual = (squares * positions * Periods) - (sum * sum * positions) - (products * products * Periods);
            error = Math.Sqrt(Fraction.ToDouble(4 * residual, positions * positions * one * one * Periods * (Periods - 2)));
        }

        var reason = Periods == 0 ? NoIntervalReason.Undefined : Periods < FewestPeriods ? NoIntervalReason.TooFewMonths : NoIntervalReason.NothingVaries;
        GrowthIfIndependent = error > 0
            ? new(EffectMethod.IndependentMonths, GapGrowth!.Value, new StudentMixture((double)GapGrowth.Value, error, Periods - 2))
            : new(EffectMethod.IndependentMonths, GapGrowth, Periods > 2 ? NoIntervalReason.NothingVaries : reason);
        double[] times = [.. Enumerable.Range(0, Periods).Select(period => (double)period)], gaps = [.. left.Zip(right, (a, b) => Fraction.ToDouble((a - b) * Math.Max(1, Periods) - sum, one * Math.Max(1, Periods)))];
        var fitted = error > 0 && Periods >= FewestPeriods ? SerialRegression.Fit(times, [[.. times.Select(_ => 1.0)], times], gaps, rho => Math.Sqrt(1 - rho)) : null;
        Growth = fitted is null
            ? new(EffectMethod.GapTrend, GapGrowth, reason)
            : new(EffectMethod.GapTrend, (decimal)fitted.Effect.Mean, fitted.Effect, fitted.Correlation);
    }

    /// <summary>The number of periods.</summary>
    public int Periods { get; }

    /// <summary>
    /// The growth per period of the gap, treated − control: the slope of its least-squares line, in the unit of the figure. Null for fewer than two
    /// periods.
    /// </summary>
    public decimal? GapGrowth { get; }

    /// <summary>
    /// The growth of the gap per period with its range, if neighbouring periods may correlate. p is small if the trends were not parallel. No range for
    /// fewer than six periods.
    /// </summary>
    /// <remarks>
    /// As in <see cref="MonthlySeries.InterruptedSeries"/>, the correlation is not estimated but averaged over. Twelve months show little: at a monthly
    /// standard deviation of 8 %, a growth of 1 % a month (12 % a year) shows in 6 to 15 of 100 cases.
    /// <see cref="EffectEstimate.MinimumDetectable"/> says what could have been seen here.
    /// </remarks>
    public EffectEstimate Growth { get; }

    /// <summary>
    /// The growth of the gap per period, with its range if the periods were independent: a t with n − 2 degrees of freedom. If neighbouring months
    /// correlate by 0.3, it sees a trend that does not exist in 12 to 14 of 100 cases instead of 5 (12 and 24 months); if they correlate by 0.5, in 22 to 25.
    /// </summary>
    public EffectEstimate GrowthIfIndependent { get; }

    /// <summary>The number of periods and the growth of the gap, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"ParallelTrendCheck: gap {GapGrowth} a period over {Periods} periods");
}
