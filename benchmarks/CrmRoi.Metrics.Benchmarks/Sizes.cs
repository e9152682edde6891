namespace CrmRoi.Metrics.Benchmarks;

/// <summary>How many facts are measured.</summary>
public static class Sizes
{
    public const int Usual = 1_000_000, Large = 10_000_000;

    /// <summary>The sizes of a full run; a quick one takes the usual one only.</summary>
    public static int[] All { get; set; } = [10_000, Usual, Large];
}
