using System.Globalization;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>An interval that covers the true value with a stated confidence. Its unit is the unit of the estimate.</summary>
/// <remarks>
/// Two intervals are equal when both bounds and the confidence are equal. <c>default</c> is [0, 0] with confidence 0, which is not an interval.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<ConfidenceInterval>))]
public readonly record struct ConfidenceInterval :
#if NET8_0_OR_GREATER
    ISpanFormattable
#else
    IFormattable
#endif
{
    /// <summary>An interval from a lower to an upper bound.</summary>
    /// <param name="lower">The lower bound.</param>
    /// <param name="upper">The upper bound, not less than the lower one; infinities are allowed.</param>
    /// <param name="confidence">The confidence level, between 0 and 1, both excluded: 0.95 for 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="upper"/> is less than <paramref name="lower"/>, or either is not a number.</exception>
    public ConfidenceInterval(double lower, double upper, double confidence)
    {
        if (!(lower <= upper))
            throw Violation.Invalid(nameof(upper), $"must not be less than the lower bound, {lower.ToString(CultureInfo.InvariantCulture)}", upper).ToException();
        Lower = lower;
        Upper = upper;
        Confidence = Guard.Confidence(confidence);
    }

    /// <summary>The lower bound.</summary>
    public double Lower { get; }

    /// <summary>The upper bound.</summary>
    public double Upper { get; }

    /// <summary>The confidence level: 0.95 for 95 %.</summary>
    public double Confidence { get; }

    /// <summary>Whether a value lies in the interval, bounds included.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether it lies between the bounds or on one of them.</returns>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    /// <summary>Both bounds in the invariant culture, "[0.62, 0.64]".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>Both bounds as text.</summary>
    /// <param name="format">"P" or "P1" for percent; or a numeric format. Without one, up to four decimals.</param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        $"[{Show(Lower, format, formatProvider)}, {Show(Upper, format, formatProvider)}]";

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        MeasureFormat.TryCopy(ToString(format.ToString(), provider), destination, out charsWritten);
#endif

    // A bound beyond decimal, for example infinity, prints as double does.
    private static string Show(double bound, string? format, IFormatProvider? provider) =>
        Math.Abs(bound) < 7.9e28
            ? MeasureFormat.Format((decimal)bound, format, provider, "0.####")
            : bound.ToString(provider ?? CultureInfo.InvariantCulture);
}
