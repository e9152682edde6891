using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// Count, exact sum and exact sum of squares of decimals, independent of order.
internal struct ExactMoments : IField<ExactMoments>
{
    private static readonly BigInteger LargestSquare = BigInteger.Pow(Fraction.ToFixedPoint(decimal.MaxValue), 2);

    private ExactSum _sum;

    // Squares of the fast integers of _sum, in 128 bits, at twice its scale; what does not fit goes to the wide integer with 56 places.
    private ulong _squaresLow;
    private ulong _squaresHigh;
    private WideInteger _wideSquares;

    // How many of the items have no square in the sum of squares: those of totals that were made without one.
    private long _withoutSquare;

    // Moments whose fast integers have the given number of decimal places from the start.
    public ExactMoments(int scale) => _sum = new ExactSum(scale);

    // Moments that were made elsewhere: the sum times 10^28, the sum of squares times 10^56.
    public ExactMoments(long count, BigInteger sum, BigInteger squares, int scale = 0, long withoutSquare = 0)
    {
        Count = count;
        _withoutSquare = withoutSquare;
        _sum = new ExactSum(scale).WithTotal(sum);
        _wideSquares = squares;
    }

    public long Count { get; private set; }

    public readonly bool HasAllSquares => _withoutSquare == 0;

    // Whether the fast integers hold all of it, without decimal places.
    public readonly bool IsFastAndWhole => _sum.IsFast && _sum.FastScale == 0 && _wideSquares.IsZero;

    // The sum and the sum of squares in doubles, if IsFastAndWhole says that the fast integers hold them.
    public readonly double SumNearly => _sum.Fast;

    public readonly double SquaresNearly => (_squaresHigh * 18446744073709551616.0) + _squaresLow;

    // The sum times 10^28.
    public readonly BigInteger Sum => _sum.FixedPoint;

    // The sum of squares times 10^56.
    public readonly BigInteger Squares
    {
        get
        {
            var fast = ((BigInteger)_squaresHigh << 64) + _squaresLow;
            return _wideSquares + (fast * Fraction.PowerOfTen(2 * (Fraction.Places - _sum.FastScale)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in decimal value)
    {
        if (_sum.TryScale(in value, out var scaled))
            AddScaled(scaled);
        else
            AddUnusual(in value);
    }

    // Adds an integer at the scale of the fast integers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddScaled(long scaled)
    {
        Count++;
        _sum.AddScaled(scaled);
        var magnitude = unchecked((ulong)(scaled < 0 ? -scaled : scaled));
        AddSquares(Bits.Multiply(magnitude, magnitude, out var low), low);
    }

    // Adds integers with a number of decimal places.
    public void Add(in PartialMoments part, int count, int scale)
    {
        if (count == 0)
            return;
        RaiseSquares(scale - _sum.FastScale);
        Count += count;
        _sum.AddScaled(part.Sum, scale);
        var high = part.Squares(out var low);
        if (TryRaise(ref high, ref low, _sum.FastScale - scale))
            AddSquares(high, low);
        else
            _wideSquares += (((BigInteger)high << 64) + low) * Fraction.PowerOfTen(2 * (Fraction.Places - scale));
    }

    public void Add(in ExactMoments other)
    {
        if (Count == 0)
        {
            this = other;
            return;
        }

        Count = AddFields.Sum("count", Count, other.Count);
        _withoutSquare += other._withoutSquare;
        var added = other;
        var places = other._sum.FastScale - _sum.FastScale;
        RaiseSquares(places);
        added.RaiseSquares(-places);
        _sum.Add(in other._sum);
        AddSquares(added._squaresHigh, added._squaresLow);
        if (!added._wideSquares.IsZero)
            _wideSquares += added._wideSquares.Value;
    }

    public readonly ExactMoments Copy() => this;

    public void Settle()
    {
        _sum.Settle();
        if (!_wideSquares.IsZero)
            FlushSquares();
    }

    // The moments of the same figures with the decimal point so many places further left. What is left of it must be no finer than 28 places.
    public readonly ExactMoments WithPointMoved(int places) => this with
    {
        _sum = _sum.WithPointMoved(places),
        _wideSquares = _wideSquares.Value / Fraction.PowerOfTen(2 * places),
    };

    public readonly void Write(ByteWriter writer, string name)
    {
        writer.Count(name, Count);
        if (Count == 0)
            return;
        writer.Number(Sum, Fraction.Places);

        // No sum of squares is negative: a negative number says how many items have none in the sum that follows.
        if (!HasAllSquares)
            writer.Number(-_withoutSquare, 0);
        writer.Number(Squares, 2 * Fraction.Places);
    }

    public void Read(ByteReader reader, string name)
    {
        var count = reader.Count(name);
        if (count == 0)
        {
            this = default;
            return;
        }

        ExactSum fast = default;
        fast.Read(reader, name);
        var isSmall = reader.TrySmallNumber(name, 2 * ExactSum.LargestFastScale, out var small);
        if (isSmall && TryOf(count, fast, in small, out this))
            return;

        var sum = fast.FixedPoint;
        var squares = isSmall ? small.ToBigInteger() * Fraction.PowerOfTen((2 * Fraction.Places) - small.Scale) : reader.Number(name, 2 * Fraction.Places);
        var withoutSquare = 0L;
        if (squares.Sign < 0)
        {
            var (number, rest) = (BigInteger.DivRem(-squares, Fraction.One * Fraction.One, out var part), part);
            if (!rest.IsZero || number > count)
                throw reader.NotCanonical(name);
            withoutSquare = (long)number;
            squares = reader.Number(name, 2 * Fraction.Places);
        }

        this = new ExactMoments(count, sum, squares, withoutSquare: withoutSquare);
    }

    // Moments whose sum of squares the fast integers hold.
    private static bool TryOf(long count, ExactSum sum, in SmallNumber squares, out ExactMoments moments)
    {
        moments = default;
        sum.RaiseScale((squares.Scale + 1) / 2);
        var places = (2 * sum.FastScale) - squares.Scale;
        ulong high = squares.High, low = squares.Low;
        if (squares.IsNegative || places > ExactSum.LargestFastScale || !Bits.TryMultiply(ref high, ref low, (ulong)ExactSum.PowersOfTen[places]))
            return false;
        moments = new ExactMoments { Count = count, _sum = sum, _squaresHigh = high, _squaresLow = low };
        return true;
    }

    public readonly Violation? FindViolation()
    {
        if (Count < 0)
            return Violation.OutOfRange("count", "must not be negative", Count);

        if (SquaresAreLarge())
            return null;

        var (sum, squares) = (Sum, Squares);
        if (Count == 0 && !sum.IsZero)
            return Violation.OutOfRange("sum", "must be 0 if there is no item", Fraction.ToShown(sum, Fraction.Places));

        if (!HasAllSquares)
            return FindViolationOfSomeSquares(sum, squares);

        // The squares add up to those of as many equal items at least (Cauchy–Schwarz), and to those of the largest decimals at most.
        if (squares.Sign < 0 || squares * Count < sum * sum || squares > LargestSquare * Count || (Count == 1 && squares > sum * sum))
            return Violation.OutOfRange("sumOfSquares", $"must be one that a count of {Count} and this sum allow", Fraction.ToShown(squares, 2 * Fraction.Places));
        return null;
    }

    public readonly bool Equals(ExactMoments other) => Count == other.Count && _withoutSquare == other._withoutSquare && _sum.Equals(other._sum) && HasSquaresOf(in other);

    public override readonly bool Equals(object? obj) => obj is ExactMoments other && Equals(other);

    // "1234.5 of 2".
    public override readonly string ToString() => InvariantText.Of($"{_sum} of {Count}");

    public override readonly int GetHashCode() => unchecked((Count.GetHashCode() * 397) ^ Sum.GetHashCode());

    // Whether there are items, and their squares, in the fast integers and so not too large, are clearly more than those of as many equal items: by more than doubles can be wrong.
    private readonly bool SquaresAreLarge()
    {
        const double Clearly = 1 + 1e-9;
        double sum = SumNearly, squares = SquaresNearly;
        return Count > 1 && HasAllSquares && _sum.IsFast && _wideSquares.IsZero && squares * Count > sum * sum * Clearly;
    }

    // Squares of some of the items say nothing about the sum of all.
    private readonly Violation? FindViolationOfSomeSquares(BigInteger sum, BigInteger squares) =>
        _withoutSquare < 0 || _withoutSquare > Count ? Violation.OutOfRange("withoutSquare", $"must be from 0 to {Count}", _withoutSquare)
        : sum * sum > LargestSquare * Count * Count ? Violation.OutOfRange("sum", $"must be what {Count} amounts can add up to", Fraction.ToShown(sum, Fraction.Places))
        : squares.Sign < 0 || squares > LargestSquare * (Count - _withoutSquare) ? Violation.OutOfRange("sumOfSquares", $"must be one that a count of {Count - _withoutSquare} allows", Fraction.ToShown(squares, 2 * Fraction.Places))
        : null;

    // Without large integers, if both are kept alike.
    private readonly bool HasSquaresOf(in ExactMoments other) =>
        _sum.FastScale == other._sum.FastScale && _wideSquares.Value == other._wideSquares.Value
            ? _squaresHigh == other._squaresHigh && _squaresLow == other._squaresLow
            : Squares == other.Squares;

    // Squares of integers with more decimal places. The sum follows.
    private void RaiseSquares(int places)
    {
        if (places <= 0 || TryRaise(ref _squaresHigh, ref _squaresLow, places))
            return;
        FlushSquares();
    }

    private void FlushSquares()
    {
        _wideSquares = Squares;
        _squaresHigh = _squaresLow = 0;
    }

    // Squares in 128 bits, of integers with more decimal places. Returns: False if they do not fit, or the places are fewer.
    private static bool TryRaise(ref ulong high, ref ulong low, int places) =>
        places >= 0 && 2 * places <= ExactSum.LargestFastScale && Bits.TryMultiply(ref high, ref low, (ulong)ExactSum.PowersOfTen[2 * places]);

    private void AddUnusual(in decimal value)
    {
        var places = _sum.MissingPlaces(in value);
        RaiseSquares(places);
        _sum.RaiseScale(_sum.FastScale + places);
        if (_sum.TryScale(in value, out var scaled))
        {
            AddScaled(scaled);
            return;
        }

        var wide = Fraction.ToFixedPoint(value);
        Count++;
        _sum.AddWide(value);
        _wideSquares += wide * wide;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddSquares(ulong high, ulong low)
    {
        unchecked
        {
            var sumLow = _squaresLow + low;
            var carry = sumLow < low ? 1UL : 0UL;
            var sumHigh = _squaresHigh + high + carry;
            if (sumHigh < high || (carry == 1 && sumHigh == high))
            {
                _wideSquares = Squares;
                (sumHigh, sumLow) = (high, low);
            }

            _squaresHigh = sumHigh;
            _squaresLow = sumLow;
        }
    }
}
