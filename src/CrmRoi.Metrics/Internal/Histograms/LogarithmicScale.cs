using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// Numbers the bins of a relative-error histogram: each octave [2^e, 2^(e+1)) is cut into 2^k equal bins, so that the harmonic mean of a bin's bounds lies
// within 1 / (2^(k+1) + 1) of each of its values. Bin numbers come from integer arithmetic alone and are the same on every runtime and processor.
// The log-linear layout is that of HdrHistogram (G. Tene) and of the linearly interpolated mapping of DDSketch (Masson, Rim, Lee, PVLDB 12(12), 2019).
internal readonly record struct LogarithmicScale : IRule<LogarithmicScale>
{
    // 1e-28, the smallest positive decimal, lies above 2^-94.
    private const int SmallestExponent = -94;

    // What the relative errors from 0.2 down to 0.0001 ask for.
    private const int SmallestOctaveBits = 1, LargestOctaveBits = 13;

    private readonly int _octaveBits;

    private LogarithmicScale(int octaveBits) => _octaveBits = octaveBits;

    // The scale if no relative error is given: 1 %.
    public static LogarithmicScale Standard => new(6);

    // The guaranteed relative error of a value that is read back from a bin number.
    public double RelativeError => 1.0 / ((2L << _octaveBits) + 1);

    // The number of bins from a value to its double: 2^k.
    public long BinsPerOctave => 1L << _octaveBits;

    // The coarsest scale that keeps a relative error.
    public static LogarithmicScale WithError(double relativeError)
    {
        if (relativeError is not (>= 0.0001 and <= 0.2))
            throw Violation.OutOfRange(nameof(relativeError), "must be from 0.0001 to 0.2", relativeError).ToException();

        var bits = SmallestOctaveBits;
        while (new LogarithmicScale(bits).RelativeError > relativeError)
            bits++;
        return new LogarithmicScale(bits);
    }

    public override string ToString() => FormattableString.Invariant($"the relative error {RelativeError}");

    public void Write(ByteWriter writer, string name) => writer.Byte((byte)_octaveBits);

    public LogarithmicScale Read(ByteReader reader, string name) =>
        reader.Byte() is >= SmallestOctaveBits and <= LargestOctaveBits and var bits
            ? new(bits)
            : throw reader.Invalid("hold", $"an impossible number of bins for {name}");

    // The bin of an integer. Integers below 2^k have bins of their own.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int BinOf(long value)
    {
        unchecked
        {
            return value < 0 ? -BinOfMagnitude((ulong)-value) : BinOfMagnitude((ulong)value);
        }
    }

    // The integer that stands for a bin of integers, within RelativeError of each of them.
    public long IntegerOf(int bin)
    {
        if (bin < 0)
            return -IntegerOf(-bin);

        var octave = bin >> _octaveBits;
        if (octave <= 1)
            return bin;

        // The bin holds significand × width up to but not including (significand + 1) × width. The harmonic mean of these bounds, rounded down,
        // is within the error of every integer of the bin: it never exceeds the least one by more, nor falls short of the greatest.
        var significand = (bin & (BinsPerOctave - 1)) + BinsPerOctave;
        // That of long.MinValue alone is no long; the largest one is within the error too.
        return (long)BigInteger.Min(long.MaxValue, 2 * significand * (significand + 1) * (BigInteger.One << (octave - 1)) / ((2 * significand) + 1));
    }

    // The bin of a decimal.
    public int BinOf(decimal value)
    {
        if (value == 0)
            return 0;

        var parts = DecimalParts.Of(value);
        var bin = parts.High == 0 && parts.Scale < UInt64Powers.Length
            ? BinOfQuotient(parts.Low, UInt64Powers[parts.Scale])
            : BinOfQuotient(((BigInteger)parts.High << 64) + parts.Low, Fraction.PowerOfTen(parts.Scale));
        return parts.IsNegative ? -bin : bin;
    }

    // The decimal that stands for a bin of decimals, within RelativeError of each of them.
    public decimal DecimalOf(int bin)
    {
        if (bin == 0)
            return 0;
        if (bin < 0)
            return -DecimalOf(-bin);

        // low = significand × 2^power and high = (significand + 1) × 2^power; the value is their harmonic mean.
        var power = ((bin - 1) >> _octaveBits) + SmallestExponent - _octaveBits;
        var significand = ((bin - 1) & (BinsPerOctave - 1)) + BinsPerOctave;
        BigInteger numerator = 2 * significand * (significand + 1), denominator = (2 * significand) + 1;
        return power >= 0
            ? Fraction.ToDecimal(BigInteger.Min(numerator << power, denominator * (BigInteger)decimal.MaxValue), denominator)
            : Fraction.ToDecimal(numerator, denominator << -power);
    }

    // The powers of ten that fit 64 bits: 10^0 to 10^19.
    private static readonly ulong[] UInt64Powers = [.. Enumerable.Range(0, 20).Select(i => (ulong)BigInteger.Pow(10, i))];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BinOfMagnitude(ulong magnitude)
    {
        unchecked
        {
            var shift = Bits.Log2(magnitude | (1UL << _octaveBits)) - _octaveBits;
            return (shift << _octaveBits) + (int)(magnitude >> shift);
        }
    }

    private int BinOf(int exponent, int position) => ((exponent - SmallestExponent) << _octaveBits) + position + 1;

    // Long division of two 64-bit integers, one bit of the quotient at a time: the leading one, then _octaveBits more.
    private int BinOfQuotient(ulong dividend, ulong divisor)
    {
        unchecked
        {
            var exponent = Bits.Log2(dividend) - Bits.Log2(divisor);
            dividend <<= 63 - Bits.Log2(dividend);
            divisor <<= 63 - Bits.Log2(divisor);
            var borrowed = dividend < divisor;
            if (borrowed)
                exponent--;
            var remainder = borrowed ? (2 * dividend) - divisor : dividend - divisor;
            var position = 0;
            for (var bit = 0; bit < _octaveBits; bit++)
            {
                var carry = remainder >> 63 != 0;
                remainder <<= 1;
                position <<= 1;
                if (carry || remainder >= divisor)
                {
                    remainder -= divisor;
                    position++;
                }
            }

            return BinOf(exponent, position);
        }
    }

    private int BinOfQuotient(BigInteger dividend, BigInteger divisor)
    {
        // Enough bits that the quotient has more than _octaveBits of them, then all but the leading _octaveBits + 1 dropped.
        var shift = 96 + _octaveBits;
        var quotient = (dividend << shift) / divisor;
        var exponent = 0;
        while (quotient >> exponent > 1)
            exponent++;
        var position = (int)((quotient >> (exponent - _octaveBits)) - BinsPerOctave);
        return BinOf(exponent - shift, position);
    }
}
