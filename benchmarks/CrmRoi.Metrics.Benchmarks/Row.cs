using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A deal with the key that a caller's row holds.</summary>
public readonly record struct Row(int Rep, Deal Deal);
