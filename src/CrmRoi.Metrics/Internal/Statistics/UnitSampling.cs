namespace CrmRoi.Metrics.Internal;

/// <summary>What few or unequal units can tell: the rules that every interval over sampling units shares.</summary>
internal static class UnitSampling
{
    /// <summary>The fewest units for which a range is given.</summary>
    public const int Fewest = 4;

    /// <summary>
    /// What <c>(Σ d)² / Σ d²</c> of so many independent units with mean 0 stays below with the confidence: Student's t said of the plain sums, <c>n t² / (n − 1 + t²)</c>.
    /// </summary>
    public static double Bound(int units, double confidence)
    {
        var t = StudentDistribution.TwoSidedQuantile(confidence, units - 1);
        return units * t * t / (units - 1 + (t * t));
    }
}
