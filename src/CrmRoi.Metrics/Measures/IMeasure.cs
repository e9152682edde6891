namespace CrmRoi.Metrics;

/// <summary>The result of a metric: a value that keeps its parts and knows when it is undefined. So it can be explained, pooled and tested.</summary>
public interface IMeasure :
#if NET8_0_OR_GREATER
    ISpanFormattable
#else
    IFormattable
#endif
{
    /// <summary>Whether there is a value, that is, whether the denominator is not empty.</summary>
    bool IsDefined { get; }

    /// <summary>
    /// The value, unrounded; null when undefined, never 0. If it lies beyond the range of decimal, the nearest decimal:
    /// <see cref="decimal.MaxValue"/> or <see cref="decimal.MinValue"/>.
    /// </summary>
    decimal? Value { get; }
}
