using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// How certain the curve is: standard errors and intervals.
public sealed partial class TimeToWinSummary
{
    /// <summary>The standard error of <see cref="WonBy"/>, by Aalen, for deals that are independent of each other.</summary>
    /// <param name="day">The whole days since a deal was opened, 0 or more.</param>
    /// <returns>The standard error, a share; null if the curve does not reach the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is negative.</exception>
    /// <remarks>
    /// <code>Var F(d) = Σ over k ≤ d of (g² p + h² q − (g p + h q)²) / n, g = S(k − 1) + h, h = −(F(d) − F(k)) / (1 − p − q)</code>
    /// with n at risk on day k, p and q the shares of them won and lost on it, and S the share undecided. Without open deals it is <c>F (1 − F) / n</c>.
    /// Source: O. Aalen, Annals of Statistics 6 (1978) 534-545; P. K. Andersen and others, Statistical Models Based on Counting Processes (1993), IV.4; agrees with R's survfit.
    /// </remarks>
    public double? WonByStandardError(int day) => IsKnown(day) ? Math.Sqrt(Points.VarianceAt(day)) : null;

    /// <summary>The interval of the share of all deals won by the end of a day. The sampling unit is the deal.</summary>
    /// <param name="day">The whole days since a deal was opened, 0 or more.</param>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval, within [0, 1]; null if the curve does not reach the day.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is negative, or <paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// It is Wilson's interval for as many deals as have the same standard error: <c>F (1 − F) / SE²</c>. Without open deals it is exactly Wilson's. The
    /// deals must be independent of each other; deals of one rep are not fully independent. Source: F. J. Dorey, E. L. Korn, Statistics in Medicine 6
    /// (1987) 679-687.
    /// </remarks>
    public ConfidenceInterval? WonByInterval(int day, double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        return IsKnown(day) ? ScoreInterval.Of(PointAt(day).WonShare, Points.VarianceAt(day), Points.KnownAt(day), 1, confidence) : null;
    }

    /// <summary>
    /// The interval of <see cref="Quantile"/>, in whole days: from the first day on which the upper bound of <see cref="WonByInterval"/> reaches the share
    /// to the first day on which its lower bound does. The sampling unit is the deal.
    /// </summary>
    /// <param name="share">The share of deals, above 0 and up to 1: 0.25 for the day by which a quarter of all deals is won.</param>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>
    /// The interval; its upper bound is infinite if the lower bound never reaches the share within the curve. Null if <see cref="Quantile"/> is null, and
    /// at a share of 0.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1, or <paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>Source: R. Brookmeyer, J. Crowley, Biometrics 38 (1982) 29-41.</remarks>
    public ConfidenceInterval? QuantileInterval(double share, double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        if (Quantile(share) is null || share == 0)
            return null;

        double lower = double.PositiveInfinity, upper = double.PositiveInfinity;
        foreach (var point in Points.Points)
        {
            var interval = ScoreInterval.Of(point.WonShare, point.VarianceOf(point.WonShare), Points.KnownAt(point.Day), 1, confidence);
            if (interval.Upper >= share && double.IsInfinity(lower))
                lower = point.Day;
            if (interval.Lower >= share)
            {
                upper = point.Day;
                break;
            }
        }

        return new ConfidenceInterval(Math.Min(lower, upper), upper, confidence);
    }

    /// <summary>The interval of <see cref="DaysWonWithin"/>. The sampling unit is the deal.</summary>
    /// <param name="days">The horizon in days, 1 or more.</param>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval in days, from 0 to the horizon; null if the curve does not reach the last day of the horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is less than 1, or <paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// Like <see cref="WonByInterval"/>, it uses Wilson's bounds for the share of the horizon, for as many deals as have the same standard error.
    /// </remarks>
    public ConfidenceInterval? DaysWonWithinInterval(int days, double confidence = 0.95)
    {
        Guard.Confidence(confidence);
        return IsKnown(Guard.Positive(days) - 1)
            ? ScoreInterval.Of(Fraction.ToDouble(Points.DaysWon(days, out var variance), IncidenceCurve.Whole), variance, Points.KnownAt(days - 1), days, confidence)
            : null;
    }

    /// <summary>The standard error of <see cref="DaysWonWithin"/>, in days. Null if <see cref="DaysWonWithin"/> is null.</summary>
    /// <param name="days">The horizon in days, 1 or more.</param>
    /// <returns>The standard error.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is less than 1.</exception>
    public double? DaysWonWithinStandardError(int days)
    {
        if (!IsKnown(Guard.Positive(days) - 1))
            return null;
        Points.DaysWon(days, out var variance);
        return Math.Sqrt(variance);
    }
}
