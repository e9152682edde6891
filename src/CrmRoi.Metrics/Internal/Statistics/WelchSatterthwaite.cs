namespace CrmRoi.Metrics.Internal;

// The degrees of freedom of a sum of independent means with their own variances.
internal static class WelchSatterthwaite
{
    // (Σ s²/n)² / Σ ((s²/n)² / (n − 1)), formed from the shares of the sum, so that no square overflows.
    public static double Degrees(params Moments[] samples)
    {
        double[] variances = [.. samples.Select(sample => sample.Variance!.Value / sample.Count)];
        var total = variances.Sum();
        return 1 / samples.Zip(variances, (sample, variance) => variance / total * (variance / total) / (sample.Count - 1)).Sum();
    }
}
