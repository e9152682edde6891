using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// A number of the binary form as the integer that it is without the point: 128 bits in two's complement.
internal readonly struct SmallNumber
{
    public const int LargestBytes = 16;

    public ulong Low { get; private init; }

    public ulong High { get; private init; }

    public int Scale { get; private init; }

    // Whether the number is written in exactly these bytes: no byte too many, and no zero at the end behind the point.
    public bool IsCanonical { get; private init; }

    public bool IsNegative => unchecked((long)High) < 0;

    // Whether 64 bits in two's complement hold it.
    public bool IsLong => High == (unchecked((long)Low) < 0 ? ulong.MaxValue : 0);

    public long ToLong() => unchecked((long)Low);

    public BigInteger ToBigInteger() => ((BigInteger)unchecked((long)High) << 64) + Low;

    // From bytes in two's complement, the lowest first.
    public static SmallNumber Of(ArraySegment<byte> bytes, int scale)
    {
        var array = bytes.Array!;
        var last = bytes.Offset + bytes.Count - 1;
        ulong low, high;
        unchecked
        {
            low = high = (ulong)((sbyte)array[last] >> 7);
            for (var i = last; i >= bytes.Offset; i--)
            {
                high = (high << 8) | (low >> 56);
                low = (low << 8) | array[i];
            }
        }

        var isShortest = bytes.Count == 1 || !(array[last] == 0 && array[last - 1] < 0x80) && !(array[last] == 0xFF && array[last - 1] >= 0x80);
        var number = new SmallNumber { Low = low, High = high, Scale = scale, IsCanonical = isShortest };
        return scale > 0 && number.IsMultipleOfTen() ? number with { IsCanonical = false } : number;
    }

    // 2^64 leaves the remainder 6.
    private bool IsMultipleOfTen()
    {
        var (low, high) = (Low, High);
        if (IsNegative)
            (low, high) = unchecked((~low + 1, ~high + (low == 0 ? 1UL : 0)));
        return ((low % 10) + (6 * (high % 10))) % 10 == 0;
    }
}
