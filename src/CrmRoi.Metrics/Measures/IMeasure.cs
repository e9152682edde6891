namespace CrmRoi.Metrics;

/// <summary>
/// What a metric returns: a value that keeps its parts, so that it can be explained, pooled and tested, and that knows when it is undefined.
/// </summary>
public interface IMeasure :
#if NET8_0_OR_GREATER
    ISpanFormattable
#else
    IFormattable
#endif
{
    /// <summary>Whether there is a value: the denominator is not empty.</summary>
    bool IsDefined { get; }

    /// <summary>
    /// The value, unrounded; null when undefined. Without a denominator it is null, never 0. If no decimal is that large, it is the nearest one:
    /// <see cref="decimal.MaxValue"/> or <see cref="decimal.MinValue"/>.
    /// </summary>
    decimal? Value { get; }
}
