using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// A sum of products of a weight and a DigitColumns digit, in 128 bits: room for 2^31 of them.
internal struct WeightedDigitSum
{
    private ulong _low;
    private long _high;

    public readonly BigInteger Value => ((BigInteger)_high << 64) + _low;

    // Adds weight × digit.
    // weight: The weight, not negative.
    // digit: The digit, of any sign.
    public void Add(long weight, int digit)
    {
        unchecked
        {
            var high = (long)Bits.Multiply((ulong)weight, (ulong)Math.Abs((long)digit), out var low);
            var before = _low;
            if (digit >= 0)
            {
                _low = before + low;
                _high += high + (_low < before ? 1 : 0);
            }
            else
            {
                _low = before - low;
                _high -= high + (low > before ? 1 : 0);
            }
        }
    }
}
