namespace CrmRoi.Metrics.Impact;

// The interval of a relative change, from an interval of each side (A. Donner, G. Y. Zou, 2012).
internal static class RelativeChange
{
    // Two distances at right angles as one.
    public static double Distance(double a, double b) => Math.Sqrt((a * a) + (b * b));

    // All R − 1 for which the interval of after − R × before holds 0. Its bounds solve a quadratic in R; that below in the form that does not cancel.
    // Null where the interval before reaches zero or below: then no factor is too large.
    public static ConfidenceInterval? Interval(double before, ConfidenceInterval ofBefore, double after, ConfidenceInterval ofAfter)
    {
        if (!(ofBefore.Lower > 0))
            return null;

        var product = before * after;
        double low = Spread(before, ofBefore.Upper), lowAfter = Spread(after, ofAfter.Lower);
        double high = Spread(before, ofBefore.Lower), highAfter = Spread(after, ofAfter.Upper);
        var lower = lowAfter == 0 && product == 0 ? 0 : lowAfter / (product + Root(product, low * lowAfter));
        var upper = (product + Root(product, high * highAfter)) / high;
        return new ConfidenceInterval(Math.Min(lower, upper) - 1, upper - 1, ofAfter.Confidence);
    }

    // estimate² − (limit − estimate)²
    private static double Spread(double estimate, double limit) => limit * ((2 * estimate) - limit);

    private static double Root(double product, double spreads) => Math.Sqrt(Math.Max(0, (product * product) - spreads));
}
