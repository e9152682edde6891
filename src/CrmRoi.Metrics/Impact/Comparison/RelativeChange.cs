namespace CrmRoi.Metrics.Impact;

// The interval of a relative change, from an interval for each side (A. Donner, G. Y. Zou, 2012).
internal static class RelativeChange
{
    // Two distances at right angles, combined.
    public static double Distance(double a, double b) => Math.Sqrt((a * a) + (b * b));

    // All R − 1 for which the interval of after − R × before contains 0. R solves a quadratic; R − 1 is formed from the distances to the limits, because
    // for a small change R is close to 1, and its last digits are the change. Null if the interval before reaches zero or below: then no factor is too
    // large.
    public static ConfidenceInterval? Interval(double before, ConfidenceInterval ofBefore, double after, ConfidenceInterval ofAfter)
    {
        if (!(ofBefore.Lower > 0))
            return null;

        var (u, v) = (ofBefore.Upper - before, after - ofAfter.Lower);
        var root = Root(before, u, after, v);
        var divisor = (before * after) + root;
        var lower = divisor == 0 ? -1 : ((after * (after - before)) - (v * v) - root) / divisor;

        (u, v) = (before - ofBefore.Lower, ofAfter.Upper - after);
        root = Root(before, u, after, v);
        var upper = ((before * (after - before)) + (u * u) + root) / (ofBefore.Lower * (before + u));
        return new ConfidenceInterval(Math.Min(lower, upper), upper, ofAfter.Confidence);
    }

    // The root of (before × after)² − (before² − u²) × (after² − v²), without the difference.
    private static double Root(double before, double u, double after, double v) =>
        Math.Sqrt(Math.Max(0, (before * v * before * v) + (after * u * after * u) - (u * v * u * v)));
}
