using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Compares two times to win, with open deals counted: the share of all deals won by a day, the day by which a share of all deals is won, and the days won
/// within a horizon.
/// </summary>
/// <remarks>
/// <para>
/// Use these figures instead of the mean cycle of the won deals, which a short follow-up distorts: deals won within 60 days have a mean cycle below 60
/// days, however long the others take. If all deals get a third faster, the mean of the deals won within 60 days falls by only 9 %. The day by which a
/// share is won falls by the third, with any follow-up that reaches it.
/// </para>
/// <para>
/// The sampling unit is the deal: deals must be independent of each other, and the observation of a deal must not end because of how well it goes. The
/// intervals are too narrow if a few reps win or lose most deals together. Immutable.
/// </para>
/// <para>
/// Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 873-890, and G. Y. Zou, A. Donner, Statistics in Medicine 27 (2008) 1693-1702, for an interval
/// from the intervals of both sides.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<TimeToWinComparison>))]
public sealed class TimeToWinComparison
{
    private const string Deal = "deal";

    /// <summary>Makes the comparison of two summaries.</summary>
    /// <param name="before">The deals before.</param>
    /// <param name="after">Other deals, after.</param>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public TimeToWinComparison(TimeToWinSummary before, TimeToWinSummary after)
    {
        Before = Guard.NotNull(before);
        After = Guard.NotNull(after);
    }

    /// <summary>The times to win before.</summary>
    public TimeToWinSummary Before { get; }

    /// <summary>The times to win after.</summary>
    public TimeToWinSummary After { get; }

    /// <summary>The largest share of all deals that both curves reach; days can be compared for shares up to it. Null if a side has no deal.</summary>
    public decimal? LargestShareOfBoth =>
        Before.Curve.Count > 0 && After.Curve.Count > 0 ? Math.Min(Before.Curve[Before.Curve.Count - 1].WonBy, After.Curve[After.Curve.Count - 1].WonBy) : null;

    /// <summary>The change of the share of all deals won by the end of a day.</summary>
    /// <param name="day">The whole days since a deal was opened, 0 or more.</param>
    /// <param name="confidence">The confidence level of the intervals, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The change; undefined if a curve does not reach the day. If no deal was last seen open before that day, the interval is
    /// Newcombe's.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="day"/> is negative, or <paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public Change WonBy(int day, double confidence = 0.95) =>
        Between(Before.WonBy(day), Before.WonByInterval(day, confidence), After.WonBy(day), After.WonByInterval(day, confidence), ChangeKind.Rate);

    /// <summary>The change of the day by which a share of all deals, lost ones included, is won.</summary>
    /// <param name="share">The share of deals, above 0 and up to 1: 0.25 for a quarter. Choose it before looking at the curves.</param>
    /// <param name="confidence">The confidence level of the intervals, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The change in days; undefined if a curve does not reach the share, and without an interval if a bound lies beyond the curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is not from 0 to 1, or <paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public Change DayOfShare(double share, double confidence = 0.95) =>
        Between(Before.Quantile(share), Before.QuantileInterval(share, confidence), After.Quantile(share), After.QuantileInterval(share, confidence), ChangeKind.Number);

    /// <summary>The change of the days won within a horizon, in days. It has no relative change: a third faster is not a third more days won.</summary>
    /// <param name="days">The horizon in days, 1 or more.</param>
    /// <param name="confidence">The confidence level of the interval, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The change; undefined if a curve does not reach the horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="days"/> is less than 1, or <paramref name="confidence"/> does not lie between 0 and 1.</exception>
    public Change DaysWonWithin(int days, double confidence = 0.95) =>
        Between(Before.DaysWonWithin(days), Before.DaysWonWithinInterval(days, confidence), After.DaysWonWithin(days), After.DaysWonWithinInterval(days, confidence), ChangeKind.AbsoluteNumber);

    private static Change Between(decimal? before, ConfidenceInterval? ofBefore, decimal? after, ConfidenceInterval? ofAfter, ChangeKind kind)
    {
        if (before is null || after is null)
            return new(before, after, kind: kind, samplingUnit: Deal, reason: NoIntervalReason.Undefined);
        if (ofBefore is not { } b || ofAfter is not { } a || double.IsInfinity(b.Upper) || double.IsInfinity(a.Upper))
            return new(before, after, kind: kind, samplingUnit: Deal, reason: NoIntervalReason.BeyondTheCurve);

        double x = (double)before.Value, y = (double)after.Value, difference = y - x;
        var interval = new ConfidenceInterval(
            difference - RelativeChange.Distance(y - a.Lower, b.Upper - x), difference + RelativeChange.Distance(a.Upper - y, x - b.Lower), a.Confidence);
        var relative = kind == ChangeKind.AbsoluteNumber ? null : RelativeChange.Interval(x, b, y, a);
        return new(before, after, interval, relative, null, kind, Deal);
    }

    /// <summary>The number of won deals on both sides, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"TimeToWinComparison: {Before.Won} won before, {After.Won} after");
}
