namespace CrmRoi.Metrics.Internal;

// What few or unequal units can tell: the rules that every interval over sampling units shares.
internal static class UnitSampling
{
    // The fewest units for which a range is given.
    public const int Fewest = 4;

    // What (Σ d)² / Σ d² of so many independent units with mean 0 stays below with the confidence: Student's t said of the plain sums, n t² / (n − 1 + t²).
    public static double Bound(int units, double confidence)
    {
        var t = StudentDistribution.TwoSidedQuantile(confidence, units - 1);
        return units * t * t / (units - 1 + (t * t));
    }
}
