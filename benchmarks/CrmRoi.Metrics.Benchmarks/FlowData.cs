namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Where MathNet.Numerics searches for a rate, and how closely.</summary>
internal static class FlowData
{
    public const double LowestRate = -0.9, HighestRate = 10, Accuracy = 1e-10;
}
