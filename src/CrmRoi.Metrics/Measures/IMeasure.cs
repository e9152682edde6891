namespace CrmRoi.Metrics;

/// <summary>
/// What a metric returns: a value that keeps its parts, so that it can be explained, pooled and tested, and that knows when it is undefined.
/// </summary>
public interface IMeasure : IFormattable
{
    /// <summary>Whether there is a value: the denominator is not empty.</summary>
    bool IsDefined { get; }

    /// <summary>The value, unrounded; null when undefined. It is never 0 for want of a denominator.</summary>
    decimal? Value { get; }
}
