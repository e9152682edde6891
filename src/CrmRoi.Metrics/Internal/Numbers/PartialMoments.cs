using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// The sum of up to 512 integers from 0 to 2^54 and the sum of their squares, in parts that fit 64 bits and need no carry: small enough to stay in registers.
internal struct PartialMoments
{
    // What each integer has to be smaller than.
    public const ulong Limit = 1UL << (2 * HalfBits);

    // value = upper × 2^27 + lower, so its square is upper² × 2^54 + upper × lower × 2^28 + lower².
    private const int HalfBits = 27;

    private long _upperSquares;
    private long _products;
    private long _lowerSquares;

    public long Sum { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long value)
    {
        unchecked
        {
            long upper = value >> HalfBits, lower = value & ((1L << HalfBits) - 1);
            Sum += value;
            _upperSquares += upper * upper;
            _products += upper * lower;
            _lowerSquares += lower * lower;
        }
    }

    // The sum of squares.
    // Returns: The high half.
    public readonly ulong Squares(out ulong low)
    {
        var high = 0UL;
        low = (ulong)_lowerSquares;
        Bits.AddShifted(ref high, ref low, _products, HalfBits + 1);
        Bits.AddShifted(ref high, ref low, _upperSquares, 2 * HalfBits);
        return high;
    }
}
