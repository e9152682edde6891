using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

/// <summary>
/// What a distribution keeps: exact moments, both extremes and a relative-error histogram. <typeparamref name="T"/> is decimal, or long for the ticks of durations.
/// </summary>
internal struct DistributionTotals<T>(LogarithmicScale scale, ExactMoments moments) : IPortable, IEquatable<DistributionTotals<T>>
    where T : struct, IComparable<T>
{
    private Bins _bins;

    /// <summary>Totals that somebody else has made. <see cref="FindViolation"/> says whether there are values that have them.</summary>
    public DistributionTotals(LogarithmicScale scale, ExactMoments moments, T minimum, T maximum, Bins bins)
        : this(scale, moments)
    {
        (Minimum, Maximum) = (minimum, maximum);
        _bins = bins;
    }

    /// <summary>The totals of the values; the caller adds each value here and to the histogram by <see cref="Count(T, int)"/>.</summary>
    public ExactMoments Moments = moments;

    public LogarithmicScale Scale { get; private set; } = scale;

    public T Minimum { get; private set; }

    public T Maximum { get; private set; }

    public readonly bool IsEmpty => Moments.Count == 0;

    /// <summary>Counts a value in its bin and among the extremes. To be called before the value enters <see cref="Moments"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(T value, int bin)
    {
        if (IsEmpty)
            Minimum = Maximum = value;
        else if (value.CompareTo(Minimum) < 0)
            Minimum = value;
        else if (value.CompareTo(Maximum) > 0)
            Maximum = value;
        _bins.Add(bin);
    }

    /// <summary>Counts integers in a row in their bins, and takes the extremes of these and of all before. To be called before they enter <see cref="Moments"/>.</summary>
    public void Count(long[] values, int start, int count, T minimum, T maximum)
    {
        (Minimum, Maximum) = (minimum, maximum);
        var scale = Scale;
        for (int i = start, end = start + count; i < end; i++)
            _bins.Add(scale.BinOf(values[i]));
    }

    public void Add(in DistributionTotals<T> other)
    {
        if (other.IsEmpty)
            return;
        if (IsEmpty)
        {
            this = other.Clone();
            return;
        }

        if (Scale != other.Scale)
            throw Violation.Invalid(nameof(other), $"must have the relative error {Scale.RelativeError} of the distribution it is added to", other.Scale.RelativeError).ToException();
        Moments.Add(in other.Moments);
        _bins.Add(in other._bins);
        if (other.Minimum.CompareTo(Minimum) < 0)
            Minimum = other.Minimum;
        if (other.Maximum.CompareTo(Maximum) > 0)
            Maximum = other.Maximum;
    }

    public readonly DistributionTotals<T> Clone()
    {
        var copy = this;
        copy._bins = _bins.Clone();
        return copy;
    }

    public void Describe(Fields fields)
    {
        Moments.Describe(fields);
        if (IsEmpty)
            return;

        var binsPerOctave = Scale.BinsPerOctave;
        fields.Count("binsPerDoubling", ref binsPerOctave);
        Minimum = Extreme(fields, "minimum", Minimum);
        Maximum = Extreme(fields, "maximum", Maximum);
        fields.Bins("bins", ref _bins);
        if (fields.AreRead)
            Scale = LogarithmicScale.WithBinsPerOctave(binsPerOctave);
    }

    /// <summary>The bin of the lower order statistic of rank <c>⌊share × (n − 1)⌋</c>.</summary>
    public readonly int BinOfQuantile(double share) => _bins.BinOfRank(LowerRank(share, Moments.Count));

    /// <summary>The value that stands for a bin, held inside the extremes.</summary>
    public readonly T Within(T value) =>
        value.CompareTo(Minimum) < 0 ? Minimum
        : value.CompareTo(Maximum) > 0 ? Maximum
        : value;

    /// <summary>The rank <c>⌊share × (n − 1)⌋</c>. The share is taken as the decimal it is written as: 0.29 of 101 is rank 29, not 28.</summary>
    public static long LowerRank(double share, long count) => (long)decimal.Floor((decimal)share * (count - 1));

    public readonly Violation? FindViolation()
    {
        if ((Moments.FindViolation() ?? _bins.FindViolation("bins", Moments.Count)) is { } violation)
            return violation;
        var length = _bins.LengthOfWindow(out var first);
        return IsEmpty
            ? FindViolationOfNothing("minimum", Minimum) ?? FindViolationOfNothing("maximum", Maximum)
            : FindViolationOfExtremes(first, first + length - 1);
    }

    public readonly bool Equals(DistributionTotals<T> other) =>
        Moments.Equals(other.Moments)
        && (IsEmpty || (Scale == other.Scale && Minimum.Equals(other.Minimum) && Maximum.Equals(other.Maximum) && _bins.Equals(other._bins)));

    public override readonly bool Equals(object? obj) => obj is DistributionTotals<T> other && Equals(other);

    public override readonly int GetHashCode() => Moments.GetHashCode();

    private static Violation? FindViolationOfNothing(string name, T extreme) =>
        extreme.Equals(default(T)) ? null : Violation.Invalid(name, "must be 0 where there is no item", Shown(extreme));

    private readonly Violation? FindViolationOfExtremes(int firstBin, int lastBin)
    {
        if (Minimum.CompareTo(Maximum) > 0)
            return Violation.Invalid("minimum", $"must not exceed the maximum, {Violation.Show(Shown(Maximum))}", Shown(Minimum));
        if (BinOf(Minimum) != firstBin)
            return Violation.Invalid("minimum", $"must lie in the first bin in use, {firstBin}", Shown(Minimum));
        if (BinOf(Maximum) != lastBin)
            return Violation.Invalid("maximum", $"must lie in the last bin in use, {lastBin}", Shown(Maximum));

        // With both extremes among them, n values add up to (n − 1) × minimum + maximum at least; and each has (x − minimum) × (maximum − x) ≥ 0, added up below.
        BigInteger count = Moments.Count, sum = Moments.Sum, minimum = FixedPoint(Minimum), maximum = FixedPoint(Maximum);
        if (sum < ((count - 1) * minimum) + maximum || sum > minimum + ((count - 1) * maximum))
            return Violation.Invalid("sum", $"must be one that {count} items from minimum to maximum can have, both among them", Fraction.ToShown(sum, Fraction.Places));
        if (Moments.Squares > ((minimum + maximum) * sum) - (count * minimum * maximum))
            return Violation.Invalid("sumOfSquares", $"must be one that {count} items from minimum to maximum can have, both among them", Fraction.ToShown(Moments.Squares, 2 * Fraction.Places));
        return null;
    }

    private readonly int BinOf(T value) => value is long ticks ? Scale.BinOf(ticks) : Scale.BinOf((decimal)(object)value);

    // Ticks are seconds with seven decimal places.
    private static BigInteger FixedPoint(T value) =>
        value is long ticks ? ticks * Fraction.PowerOfTen(Fraction.Places - 7) : Fraction.ToFixedPoint((decimal)(object)value);

    private static object Shown(T value) => value is long ticks ? new TimeSpan(ticks) : value;

    private static T Extreme(Fields fields, string name, T value)
    {
        if (value is long ticks)
        {
            fields.Duration(name, ref ticks);
            return (T)(object)ticks;
        }

        var number = Fraction.ToFixedPoint((decimal)(object)value);
        fields.Number(name, ref number, Fraction.Places);
        return (T)(object)Fraction.ToDecimal(number);
    }
}
