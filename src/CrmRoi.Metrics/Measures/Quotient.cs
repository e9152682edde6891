#if NET8_0_OR_GREATER
using System.Numerics;
#endif
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// A quotient of two amounts in different units that keeps both: work per hour, cost per unit, output per person. Its unit is numerator unit per
/// denominator unit.
/// </summary>
/// <remarks>
/// <para>Formula: <c>Value = Numerator / Denominator</c>. Undefined when the denominator is 0.</para>
/// <para>
/// Quotients are pooled by adding their parts, <c>(a/b) + (c/d) = (a+c)/(b+d)</c>: this gives the hourly output of two teams together, not the mean of
/// their outputs. The parts are added as <see cref="decimal"/> (28 digits); if sums must be exact, add summaries. The neutral element is <c>default</c>,
/// 0/0. A numerator over an empty denominator is undefined too, but it still counts in a pool.
/// </para>
/// <para>
/// It prints as a number, never in percent. Two amounts in one unit are a <see cref="Ratio"/>; a total over a whole number of items is an
/// <see cref="Average"/>.
/// </para>
/// <para>
/// Two quotients are equal when their parts are equal: 1/2 and 2/4 have the same value but weigh differently in a pool.
/// They are ordered by exact value. In <see cref="CompareTo"/> an undefined quotient comes first; each comparison operator is false for it. <c>default</c>
/// is the empty quotient, which is undefined.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Quotient>))]
public readonly record struct Quotient : IMeasure, IComparable<Quotient>, IComparable
#if NET8_0_OR_GREATER
    , IAdditionOperators<Quotient, Quotient, Quotient>, IAdditiveIdentity<Quotient, Quotient>, IComparisonOperators<Quotient, Quotient, bool>
#endif
{
    /// <summary>Makes a quotient of two amounts.</summary>
    /// <param name="numerator">The numerator, any amount.</param>
    /// <param name="denominator">The denominator, any amount; at 0 the quotient is undefined.</param>
    public Quotient(decimal numerator, decimal denominator)
    {
        Numerator = numerator;
        Denominator = denominator;
    }

    /// <summary>The numerator.</summary>
    public decimal Numerator { get; }

    /// <summary>The denominator. 0 means that the quotient is undefined.</summary>
    public decimal Denominator { get; }

    /// <inheritdoc/>
    public bool IsDefined => Denominator != 0;

    /// <inheritdoc/>
    public decimal? Value => IsDefined ? Nearest.Quotient(Numerator, Denominator) : null;

    /// <summary>The pooled quotient: the parts added up.</summary>
    /// <param name="left">A quotient.</param>
    /// <param name="right">Another quotient.</param>
    /// <returns>The quotient of the summed numerators to the summed denominators.</returns>
    /// <exception cref="OverflowException">A sum lies beyond the range of <see cref="decimal"/>.</exception>
    public static Quotient operator +(Quotient left, Quotient right) =>
        new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);

    /// <summary>Whether the left value is less. False if either is undefined.</summary>
    /// <param name="left">A quotient.</param>
    /// <param name="right">Another quotient.</param>
    /// <returns>Whether both are defined and the left value is less.</returns>
    public static bool operator <(Quotient left, Quotient right) => left.IsDefined && right.IsDefined && left.CompareTo(right) < 0;

    /// <summary>Whether the left value is less or the same. False if either is undefined.</summary>
    /// <param name="left">A quotient.</param>
    /// <param name="right">Another quotient.</param>
    /// <returns>Whether both are defined and the left value is not greater.</returns>
    public static bool operator <=(Quotient left, Quotient right) => left.IsDefined && right.IsDefined && left.CompareTo(right) <= 0;

    /// <summary>Whether the left value is greater. False if either is undefined.</summary>
    /// <param name="left">A quotient.</param>
    /// <param name="right">Another quotient.</param>
    /// <returns>Whether both are defined and the left value is greater.</returns>
    public static bool operator >(Quotient left, Quotient right) => right < left;

    /// <summary>Whether the left value is greater or the same. False if either is undefined.</summary>
    /// <param name="left">A quotient.</param>
    /// <param name="right">Another quotient.</param>
    /// <returns>Whether both are defined and the left value is not less.</returns>
    public static bool operator >=(Quotient left, Quotient right) => right <= left;

    /// <summary>Orders by exact value; undefined comes first.</summary>
    /// <param name="other">Another quotient.</param>
    /// <returns>Negative, zero or positive if this value is less, the same or greater. Zero does not mean that the parts are equal.</returns>
    public int CompareTo(Quotient other) =>
        !IsDefined || !other.IsDefined
            ? IsDefined.CompareTo(other.IsDefined)
            : Fraction.Compare(
                Fraction.ToFixedPoint(Numerator), Fraction.ToFixedPoint(Denominator),
                Fraction.ToFixedPoint(other.Numerator), Fraction.ToFixedPoint(other.Denominator));

    /// <summary>The value with up to two decimals in the invariant culture, "12.5"; "n/a" when undefined.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The value as text; "n/a" when undefined.</summary>
    /// <param name="format">A numeric format of <see cref="decimal"/>; if null, up to two decimals.</param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        MeasureFormat.Format(Value, format, formatProvider, MeasureFormat.Number);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        MeasureFormat.TryFormat(Value, destination, out charsWritten, format, provider, MeasureFormat.Number);
#endif

    int IComparable.CompareTo(object? obj) => Comparison.Of(this, obj);

#if NET8_0_OR_GREATER
    static Quotient IAdditiveIdentity<Quotient, Quotient>.AdditiveIdentity => default;
#endif
}
