#if NET8_0_OR_GREATER
using System.Numerics;
#endif
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>A share of counted things, k of n: a win rate, a churn rate. From 0 to 1, with its own confidence interval.</summary>
/// <remarks>
/// <para>Formula: <c>Value = Successes / Trials</c>. Undefined when there are no trials.</para>
/// <para>Proportions are pooled exactly by adding their parts. The neutral element is <c>default</c>, 0 of 0, which is undefined.</para>
/// <para>
/// Two proportions are equal when their parts are equal: 1 of 2 and 2 of 4 have the same value but not the same certainty.
/// They are ordered by exact value. In <see cref="CompareTo"/> an undefined proportion comes first; each comparison operator is false for it.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Proportion>))]
public readonly record struct Proportion : IMeasure, IComparable<Proportion>, IComparable
#if NET8_0_OR_GREATER
    , IAdditionOperators<Proportion, Proportion, Proportion>, IAdditiveIdentity<Proportion, Proportion>, IComparisonOperators<Proportion, Proportion, bool>
#endif
{
    /// <summary>Makes a proportion of <paramref name="successes"/> in <paramref name="trials"/>.</summary>
    /// <param name="successes">How many have the property, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">How many trials there are, 0 or more; at 0 the proportion is undefined.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more successes than trials.</exception>
    public Proportion(long successes, long trials)
    {
        Trials = Guard.NotNegative(trials);
        Successes = Guard.NotNegative(successes);
        if (successes > trials)
            throw Violation.OutOfRange(nameof(successes), $"must not exceed the {trials} trials", successes).ToException();
    }

    /// <summary>How many have the property; the numerator.</summary>
    public long Successes { get; }

    /// <summary>How many there are; the denominator. 0 means that the proportion is undefined.</summary>
    public long Trials { get; }

    /// <inheritdoc/>
    public bool IsDefined => Trials != 0;

    /// <inheritdoc/>
    public decimal? Value => IsDefined ? (decimal)Successes / Trials : null;

    /// <summary>The value in percent, 0 to 100. Null when undefined.</summary>
    public decimal? Percent => Value is { } value ? Nearest.Percent(value) : null;

    /// <summary>The proportion without the property: n − k of n.</summary>
    [JsonIgnore]
    public Proportion Complement => new(Trials - Successes, Trials);

    /// <summary>The pooled proportion: the parts added up.</summary>
    /// <param name="left">A proportion.</param>
    /// <param name="right">Another proportion.</param>
    /// <returns>The proportion over the trials of both.</returns>
    /// <exception cref="OverflowException">A count exceeds <see cref="long.MaxValue"/>.</exception>
    public static Proportion operator +(Proportion left, Proportion right) => new(left.Successes + right.Successes, left.Trials + right.Trials);

    /// <summary>Whether the left value is less. False if either is undefined.</summary>
    /// <param name="left">A proportion.</param>
    /// <param name="right">Another proportion.</param>
    /// <returns>Whether both are defined and the left value is less.</returns>
    public static bool operator <(Proportion left, Proportion right) => left.IsDefined && right.IsDefined && left.CompareTo(right) < 0;

    /// <summary>Whether the left value is less or the same. False if either is undefined.</summary>
    /// <param name="left">A proportion.</param>
    /// <param name="right">Another proportion.</param>
    /// <returns>Whether both are defined and the left value is not greater.</returns>
    public static bool operator <=(Proportion left, Proportion right) => left.IsDefined && right.IsDefined && left.CompareTo(right) <= 0;

    /// <summary>Whether the left value is greater. False if either is undefined.</summary>
    /// <param name="left">A proportion.</param>
    /// <param name="right">Another proportion.</param>
    /// <returns>Whether both are defined and the left value is greater.</returns>
    public static bool operator >(Proportion left, Proportion right) => right < left;

    /// <summary>Whether the left value is greater or the same. False if either is undefined.</summary>
    /// <param name="left">A proportion.</param>
    /// <param name="right">Another proportion.</param>
    /// <returns>Whether both are defined and the left value is not less.</returns>
    public static bool operator >=(Proportion left, Proportion right) => right <= left;

    /// <summary>Orders by exact value; undefined comes first.</summary>
    /// <param name="other">Another proportion.</param>
    /// <returns>Negative, zero or positive if this value is less, the same or greater. Zero does not mean that the parts are equal.</returns>
    public int CompareTo(Proportion other) =>
        !IsDefined || !other.IsDefined
            ? IsDefined.CompareTo(other.IsDefined)
            : Fraction.Compare(Successes, Trials, other.Successes, other.Trials);

    /// <summary>The Wilson score interval, without continuity correction.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval within [0, 1]; null when the proportion is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// <code>(2np + z² ± z √(z² + 4npq)) / (2 (n + z²))</code>
    /// It stays inside [0, 1] and works at 0 of n and n of n, where the textbook interval shrinks to a point.
    /// Source: E. B. Wilson, JASA 22 (1927); R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, method 3.
    /// </remarks>
    public ConfidenceInterval? WilsonInterval(double confidence = 0.95) => Wilson(Guard.Confidence(confidence), correction: false);

    /// <summary>The Wilson score interval with continuity correction. It is wider, for readers who want at least the stated coverage.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval within [0, 1]; null when the proportion is undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// <code>lower = (2np + z² − 1 − z √(z² − 2 − 1/n + 4p(nq + 1))) / (2 (n + z²)), upper = (2np + z² + 1 + z √(z² + 2 − 1/n + 4p(nq − 1))) / (2 (n + z²))</code>
    /// The lower bound is 0 at 0 of n; the upper bound is 1 at n of n. Source: R. G. Newcombe, Statistics in Medicine 17 (1998) 857-872, method 4.
    /// </remarks>
    public ConfidenceInterval? WilsonIntervalWithContinuityCorrection(double confidence = 0.95) => Wilson(Guard.Confidence(confidence), correction: true);

    /// <summary>The value in percent with up to two decimals, "63.15%", in the invariant culture; "n/a" when undefined.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The value as text; "n/a" when undefined.</summary>
    /// <param name="format">"P" (the standard) for percent with up to two decimals, "P1" for one; or a numeric format of <see cref="decimal"/>.</param>
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
    static Proportion IAdditiveIdentity<Proportion, Proportion>.AdditiveIdentity => default;
#endif

    private ConfidenceInterval? Wilson(double confidence, bool correction)
    {
        if (!IsDefined)
            return null;

        double n = Trials, k = Successes, p = k / n, q = (n - k) / n, z = NormalDistribution.TwoSidedQuantile(confidence);
        double centre = (2 * k) + (z * z), scale = 2 * (n + (z * z)), c = correction ? 1 : 0;
        double Reach(double sign) => c + (z * Math.Sqrt(Math.Max(0, (z * z) + (sign * 2 * c) - (c / n) + (4 * p * ((n * q) - (sign * c))))));
        return new ConfidenceInterval(
            Successes == 0 ? 0 : Math.Max(0, (centre - Reach(-1)) / scale),
            Successes == Trials ? 1 : Math.Min(1, (centre + Reach(+1)) / scale),
            confidence);
    }
}
