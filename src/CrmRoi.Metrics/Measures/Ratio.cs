#if NET8_0_OR_GREATER
using System.Numerics;
#endif
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// A ratio of two amounts that keeps both: a return on investment, a margin rate, a quota attainment. It has no unit.
/// </summary>
/// <remarks>
/// <para>Formula: <c>Value = Numerator / Denominator</c>. Undefined when the denominator is 0.</para>
/// <para>
/// Ratios are pooled by adding their parts, <c>(a/b) + (c/d) = (a+c)/(b+d)</c>: this gives the margin of two teams together, not the mean of their
/// margins. The parts are added as <see cref="decimal"/> (28 digits); if sums must be exact, add summaries. The neutral element is <c>default</c>, 0/0. A
/// numerator over an empty denominator is undefined too, but it still counts in a pool.
/// </para>
/// <para>
/// Two ratios are equal when their parts are equal: 1/2 and 2/4 have the same value but weigh differently in a pool.
/// They are ordered by exact value. In <see cref="CompareTo"/> an undefined ratio comes first; each comparison operator is false for it. <c>default</c> is
/// the empty ratio, which is undefined.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Ratio>))]
public readonly record struct Ratio : IMeasure, IComparable<Ratio>, IComparable
#if NET8_0_OR_GREATER
    , IAdditionOperators<Ratio, Ratio, Ratio>, IAdditiveIdentity<Ratio, Ratio>, IComparisonOperators<Ratio, Ratio, bool>
#endif
{
    /// <summary>Makes a ratio of two amounts in the same unit.</summary>
    /// <param name="numerator">The numerator, any amount.</param>
    /// <param name="denominator">The denominator, any amount; at 0 the ratio is undefined.</param>
    public Ratio(decimal numerator, decimal denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
    }

    /// <summary>The numerator.</summary>
    public decimal Numerator { get; }

    /// <summary>The denominator. 0 means that the ratio is undefined.</summary>
    public decimal Denominator { get; }

    /// <inheritdoc/>
    public bool IsDefined => Denominator != 0;

    /// <inheritdoc/>
    public decimal? Value => IsDefined ? Nearest.Quotient(Numerator, Denominator) : null;

    /// <summary>The value in percent: 525 for 5.25. Null when undefined; beyond the range of <see cref="decimal"/>, the nearest decimal.</summary>
    public decimal? Percent => Value is { } value ? Nearest.Percent(value) : null;

    /// <summary>The pooled ratio: the parts added up.</summary>
    /// <param name="left">A ratio.</param>
    /// <param name="right">Another ratio.</param>
    /// <returns>The ratio of the summed numerators to the summed denominators.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static Ratio operator +(Ratio left, Ratio right) =>
        new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);

    /// <summary>Whether the left value is less. False if either is undefined.</summary>
    /// <param name="left">A ratio.</param>
    /// <param name="right">Another ratio.</param>
    /// <returns>Whether both are defined and the left value is less.</returns>
    public static bool operator <(Ratio left, Ratio right) => left.IsDefined && right.IsDefined && left.CompareTo(right) < 0;

    /// <summary>Whether the left value is less or the same. False if either is undefined.</summary>
    /// <param name="left">A ratio.</param>
    /// <param name="right">Another ratio.</param>
    /// <returns>Whether both are defined and the left value is not greater.</returns>
    public static bool operator <=(Ratio left, Ratio right) => left.IsDefined && right.IsDefined && left.CompareTo(right) <= 0;

    /// <summary>Whether the left value is greater. False if either is undefined.</summary>
    /// <param name="left">A ratio.</param>
    /// <param name="right">Another ratio.</param>
    /// <returns>Whether both are defined and the left value is greater.</returns>
    public static bool operator >(Ratio left, Ratio right) => right < left;

    /// <summary>Whether the left value is greater or the same. False if either is undefined.</summary>
    /// <param name="left">A ratio.</param>
    /// <param name="right">Another ratio.</param>
    /// <returns>Whether both are defined and the left value is not less.</returns>
    public static bool operator >=(Ratio left, Ratio right) => right <= left;

    /// <summary>Orders by exact value; undefined comes first.</summary>
    /// <param name="other">Another ratio.</param>
    /// <returns>Negative, zero or positive if this value is less, the same or greater. Zero does not mean that the parts are equal.</returns>
    public int CompareTo(Ratio other) =>
        !IsDefined || !other.IsDefined
            ? IsDefined.CompareTo(other.IsDefined)
            : Fraction.Compare(
                Fraction.ToFixedPoint(Numerator), Fraction.ToFixedPoint(Denominator),
                Fraction.ToFixedPoint(other.Numerator), Fraction.ToFixedPoint(other.Denominator));

    /// <summary>The value in percent with up to two decimals, "525%", in the invariant culture; "n/a" when undefined.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The value as text; "n/a" when undefined.</summary>
    /// <param name="format">
    /// "P" (the default) for percent with up to two decimals, "P1" for one; "X" for a multiple, "5.25x", "X1" for one decimal;
    /// or a numeric format of <see cref="decimal"/>.
    /// </param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        MeasureFormat.Format(Value, format, formatProvider, MeasureFormat.Percent);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        MeasureFormat.TryFormat(Value, destination, out charsWritten, format, provider, MeasureFormat.Percent);
#endif

    int IComparable.CompareTo(object? obj) => Comparison.Of(this, obj);

#if NET8_0_OR_GREATER
    static Ratio IAdditiveIdentity<Ratio, Ratio>.AdditiveIdentity => default;
#endif
}
