#if NET8_0_OR_GREATER
using System.Numerics;
#endif
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// A total per item that keeps its parts: an average deal size, a cost per lead, cases per agent and day. Its unit is the unit of the total, per item.
/// </summary>
/// <remarks>
/// <para>Formula: <c>Value = Total / Count</c>. Undefined when the count is 0.</para>
/// <para>
/// Averages are pooled by adding their parts: in the average of two teams, each team weighs by its items. The totals are added as
/// <see cref="decimal"/> (28 digits); if sums must be exact, add summaries. The neutral element is <c>default</c>.
/// </para>
/// <para>
/// Two averages are equal when their parts are equal. They are ordered by exact value. In <see cref="CompareTo"/> an undefined average comes first;
/// each comparison operator is false for it. <c>default</c> is the empty average, which is undefined.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Average>))]
public readonly record struct Average : IMeasure, IComparable<Average>, IComparable
#if NET8_0_OR_GREATER
    , IAdditionOperators<Average, Average, Average>, IAdditiveIdentity<Average, Average>, IComparisonOperators<Average, Average, bool>
#endif
{
    /// <summary>Makes an average of a total over a number of items.</summary>
    /// <param name="total">The total, any amount.</param>
    /// <param name="count">The number of items, 0 or more; at 0 the average is undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public Average(decimal total, long count)
    {
        Total = total;
        Count = Guard.NotNegative(count);
    }

    /// <summary>The total over all items.</summary>
    public decimal Total { get; }

    /// <summary>The number of items. 0 means that the average is undefined.</summary>
    public long Count { get; }

    /// <inheritdoc/>
    public bool IsDefined => Count != 0;

    /// <inheritdoc/>
    public decimal? Value => IsDefined ? Total / Count : null;

    /// <summary>The pooled average: totals and counts added up.</summary>
    /// <param name="left">An average.</param>
    /// <param name="right">Another average.</param>
    /// <returns>The average over the items of both.</returns>
    /// <exception cref="OverflowException">The summed total lies beyond the range of <see cref="decimal"/>.</exception>
    public static Average operator +(Average left, Average right) => new(left.Total + right.Total, left.Count + right.Count);

    /// <summary>Whether the left value is less. False if either is undefined.</summary>
    /// <param name="left">An average.</param>
    /// <param name="right">Another average.</param>
    /// <returns>Whether both are defined and the left value is less.</returns>
    public static bool operator <(Average left, Average right) => left.IsDefined && right.IsDefined && left.CompareTo(right) < 0;

    /// <summary>Whether the left value is less or the same. False if either is undefined.</summary>
    /// <param name="left">An average.</param>
    /// <param name="right">Another average.</param>
    /// <returns>Whether both are defined and the left value is not greater.</returns>
    public static bool operator <=(Average left, Average right) => left.IsDefined && right.IsDefined && left.CompareTo(right) <= 0;

    /// <summary>Whether the left value is greater. False if either is undefined.</summary>
    /// <param name="left">An average.</param>
    /// <param name="right">Another average.</param>
    /// <returns>Whether both are defined and the left value is greater.</returns>
    public static bool operator >(Average left, Average right) => right < left;

    /// <summary>Whether the left value is greater or the same. False if either is undefined.</summary>
    /// <param name="left">An average.</param>
    /// <param name="right">Another average.</param>
    /// <returns>Whether both are defined and the left value is not less.</returns>
    public static bool operator >=(Average left, Average right) => right <= left;

    /// <summary>Orders by exact value; undefined comes first.</summary>
    /// <param name="other">Another average.</param>
    /// <returns>Negative, zero or positive if this value is less, the same or greater. Zero does not mean that the parts are equal.</returns>
    public int CompareTo(Average other) =>
        !IsDefined || !other.IsDefined
            ? IsDefined.CompareTo(other.IsDefined)
            : Fraction.Compare(Fraction.ToFixedPoint(Total), Count, Fraction.ToFixedPoint(other.Total), other.Count);

    /// <summary>The value with up to two decimals in the invariant culture, "2360.91"; "n/a" when undefined.</summary>
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
    static Average IAdditiveIdentity<Average, Average>.AdditiveIdentity => default;
#endif
}
