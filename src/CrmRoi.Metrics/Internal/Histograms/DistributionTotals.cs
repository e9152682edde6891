using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// What a distribution keeps: exact moments, both extremes and a relative-error histogram. T is decimal, or long for the ticks of durations.
// The holder of the histogram knows its scale.
internal struct DistributionTotals<T>(ExactMoments moments, T minimum, T maximum, Bins bins) : IField<DistributionTotals<T>>
    where T : struct, IComparable<T>, IEquatable<T>
{
    private Bins _bins = bins;

    // The totals of the values. The caller adds each value here and, before that, to the histogram by Count(T, int).
    public ExactMoments Moments = moments;

    public T Minimum { get; private set; } = minimum;

    public T Maximum { get; private set; } = maximum;

    public readonly bool IsEmpty => Moments.Count == 0;

    // Whether every item is in a bin. Totals with items outside the bins have no quantiles, alone and merged with others.
    public readonly bool HasQuantiles => !IsEmpty && _bins.Total == Moments.Count;

    // Counts a value in its bin and among the extremes.
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

    public void MakeRoom(int first, int last, int count) => _bins.MakeRoom(first, last, count);

    // Counts integers in a row in their bins, and takes the extremes of these and of all before.
    public void Count(long[] values, int start, int count, T minimum, T maximum, LogarithmicScale scale)
    {
        (Minimum, Maximum) = (minimum, maximum);
        _bins.Add(values, start, count, scale);
    }

    public void Add(in DistributionTotals<T> other)
    {
        if (other.IsEmpty)
            return;
        if (IsEmpty || other.Minimum.CompareTo(Minimum) < 0)
            Minimum = other.Minimum;
        if (IsEmpty || other.Maximum.CompareTo(Maximum) > 0)
            Maximum = other.Maximum;
        Moments.Add(in other.Moments);
        _bins.Add(in other._bins);
    }

    public readonly DistributionTotals<T> Copy() => this with { _bins = _bins.Copy() };

    public void Settle()
    {
        Moments.Settle();
        _bins.Settle();
    }

    // The bin of the lower order statistic of rank ⌊share × (n − 1)⌋.
    public readonly int BinOfQuantile(double share) => _bins.BinOfRank(LowerRank(share, Moments.Count));

    // The value that stands for a bin, held inside the extremes.
    public readonly T Within(T value) =>
        value.CompareTo(Minimum) < 0 ? Minimum
        : value.CompareTo(Maximum) > 0 ? Maximum
        : value;

    // The rank ⌊share × (n − 1)⌋. The share is taken as the decimal it is written as: 0.29 of 101 is rank 29, not 28.
    public static long LowerRank(double share, long count) => (long)decimal.Floor((decimal)share * (count - 1));

    // What makes these totals impossible in bins of a scale; null if nothing does.
    public readonly Violation? FindViolation(LogarithmicScale scale)
    {
        if ((Moments.FindViolation() ?? _bins.FindViolationOfPart("bins", Moments.Count)) is { } violation)
            return violation;
        return IsEmpty ? FindViolationOfNothing("minimum", Minimum) ?? FindViolationOfNothing("maximum", Maximum)
            : FindViolationOfEnds(scale) ?? FindViolationOfSums();
    }

    public readonly bool Equals(DistributionTotals<T> other) =>
        Moments.Equals(other.Moments) && Minimum.Equals(other.Minimum) && Maximum.Equals(other.Maximum) && _bins.Equals(other._bins);

    public override readonly bool Equals(object? obj) => obj is DistributionTotals<T> other && Equals(other);

    public override readonly int GetHashCode() => Moments.GetHashCode();

    public readonly void Write(ByteWriter writer, string name)
    {
        Moments.Write(writer, name);
        if (IsEmpty)
            return;
        WriteExtreme(writer, Minimum);
        WriteExtreme(writer, Maximum);
        _bins.Write(writer, name);
    }

    public void Read(ByteReader reader, string name)
    {
        this = default;
        Moments.Read(reader, name);
        if (IsEmpty)
            return;
        Minimum = ReadExtreme(reader, name);
        Maximum = ReadExtreme(reader, name);
        _bins.Read(reader, name);
    }

    private static Violation? FindViolationOfNothing(string name, T extreme) =>
        extreme.Equals(default) ? null : Violation.Invalid(name, "must be 0 if there is no item", Shown(extreme));

    private readonly Violation? FindViolationOfEnds(LogarithmicScale scale)
    {
        if (Minimum.CompareTo(Maximum) > 0)
            return Violation.Invalid("minimum", $"must not exceed the maximum, {Violation.Show(Shown(Maximum))}", Shown(Minimum));
        if (!_bins.TryGetEnds(out var firstBin, out var lastBin))
            return null;
        int minimum = BinOf(scale, Minimum), maximum = BinOf(scale, Maximum);
        if (HasQuantiles ? minimum != firstBin : minimum > firstBin)
            return Violation.Invalid("minimum", $"must lie in the first bin in use, {firstBin}", Shown(Minimum));
        if (HasQuantiles ? maximum != lastBin : maximum < lastBin)
            return Violation.Invalid("maximum", $"must lie in the last bin in use, {lastBin}", Shown(Maximum));
        return null;
    }

    private readonly Violation? FindViolationOfSums()
    {
        if (SumsAreClearlyPossible())
            return null;

        // With both extremes among them, n values add up to (n − 1) × minimum + maximum at least; and each has (x − minimum) × (maximum − x) ≥ 0, added up below.
        BigInteger count = Moments.Count, sum = Moments.Sum, minimum = FixedPoint(Minimum), maximum = FixedPoint(Maximum);
        if (sum < ((count - 1) * minimum) + maximum || sum > minimum + ((count - 1) * maximum))
            return Violation.Invalid("sum", $"must be one that {count} items from minimum to maximum can have, both among them", Fraction.ToShown(sum, Fraction.Places));
        if (Moments.HasAllSquares && Moments.Squares > ((minimum + maximum) * sum) - (count * minimum * maximum))
            return Violation.Invalid("sumOfSquares", $"must be one that {count} items from minimum to maximum can have, both among them", Fraction.ToShown(Moments.Squares, 2 * Fraction.Places));
        return null;
    }

    // The rules below in doubles, held by more than doubles can be wrong.
    private readonly bool SumsAreClearlyPossible()
    {
        if (Minimum is not long lowest || lowest < 0 || Maximum is not long highest || !Moments.IsFastAndWhole || !Moments.HasAllSquares)
            return false;
        const double Clearly = 1 + 1e-9;
        double count = Moments.Count, minimum = lowest, maximum = highest, sum = Moments.SumNearly;
        return sum > (((count - 1) * minimum) + maximum) * Clearly && minimum + ((count - 1) * maximum) > sum * Clearly
            && (minimum + maximum) * sum > (Moments.SquaresNearly + (count * minimum * maximum)) * Clearly;
    }

    private static int BinOf(LogarithmicScale scale, T value) => value is long ticks ? scale.BinOf(ticks) : scale.BinOf((decimal)(object)value);

    private static BigInteger FixedPoint(T value) => value is long ticks ? ticks * Fraction.One : Fraction.ToFixedPoint((decimal)(object)value);

    private static object Shown(T value) => value is long ticks ? new TimeSpan(ticks) : value;

    private static void WriteExtreme(ByteWriter writer, T value)
    {
        if (value is long ticks)
            writer.Signed(ticks);
        else
            writer.Number(Fraction.ToFixedPoint((decimal)(object)value), Fraction.Places);
    }

    private static T ReadExtreme(ByteReader reader, string name) =>
        typeof(T) == typeof(long) ? (T)(object)reader.Signed(name) : (T)(object)Fraction.ToDecimal(reader.Number(name, Fraction.Places));
}
