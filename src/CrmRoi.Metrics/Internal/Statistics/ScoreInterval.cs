namespace CrmRoi.Metrics.Internal;

// Wilson's interval for a mean between 0 and a bound whose variance is known from elsewhere: that of as many yes-or-no answers as have this variance.
internal static class ScoreInterval
{
    // mean: The mean, from 0 to the bound.
    // variance: The variance of the mean.
    // items: How many items it rests on; used if all agree and the variance says nothing.
    // bound: The largest value that an item can have.
    // confidence: The confidence level.
    public static ConfidenceInterval Of(double mean, double variance, long items, double bound, double confidence)
    {
        double p = Math.Min(1, mean / bound), z = NormalDistribution.TwoSidedQuantile(confidence);

        // z² / n, so that no variance means no width except for the items.
        var shrink = p > 0 && p < 1 && variance > 0 ? z * z * (variance / bound / bound) / (p * (1 - p)) : z * z / Math.Max(1, items);
        double centre = (p + (shrink / 2)) / (1 + shrink), reach = Math.Sqrt(shrink * ((p * (1 - p)) + (shrink / 4))) / (1 + shrink);
        return new ConfidenceInterval(
            p <= 0 ? 0 : bound * Math.Max(0, Math.Min(p, centre - reach)), p >= 1 ? bound : bound * Math.Min(1, Math.Max(p, centre + reach)), confidence);
    }
}
