namespace CrmRoi.Metrics.Internal;

/// <summary>The degrees of freedom of a sum of independent means with their own variances.</summary>
internal static class WelchSatterthwaite
{
    /// <summary><c>(Σ s²/n)² / Σ ((s²/n)² / (n − 1))</c>, formed from the shares of the sum, so that no square overflows.</summary>
    public static double Degrees(params Moments[] samples)
    {
        double[] variances = [.. samples.Select(sample => sample.Variance!.Value / sample.Count)];
        var total = variances.Sum();
        return 1 / samples.Zip(variances, (sample, variance) => variance / total * (variance / total) / (sample.Count - 1)).Sum();
    }
}
