#if NET8_0_OR_GREATER
using System.Numerics;
#endif

namespace CrmRoi.Metrics.Internal;

// Operations on 64-bit integers that the older targets lack; there they are written out.
internal static class Bits
{
    // The 128-bit product of two integers.
    // Returns: The high half.
    public static ulong Multiply(ulong a, ulong b, out ulong low)
    {
#if NET8_0_OR_GREATER
        return Math.BigMul(a, b, out low);
#else
        unchecked
        {
            ulong aLow = (uint)a, aHigh = a >> 32, bLow = (uint)b, bHigh = b >> 32;
            var lowLow = aLow * bLow;
            var middle = (aHigh * bLow) + (lowLow >> 32);
            var middleLow = (aLow * bHigh) + (uint)middle;
            low = (middleLow << 32) | (uint)lowLow;
            return (aHigh * bHigh) + (middle >> 32) + (middleLow >> 32);
        }
#endif
    }

    // Multiplies a 128-bit integer by a 64-bit one.
    // Returns: False if the product has more than 128 bits; nothing is changed then.
    public static bool TryMultiply(ref ulong high, ref ulong low, ulong factor)
    {
        var carry = Multiply(low, factor, out var productLow);
        if (Multiply(high, factor, out var productHigh) != 0 || productHigh > ulong.MaxValue - carry)
            return false;
        (high, low) = (productHigh + carry, productLow);
        return true;
    }

    // Adds a 64-bit integer, shifted left, to a 128-bit one.
    public static void AddShifted(ref ulong high, ref ulong low, long value, int shift)
    {
        unchecked
        {
            var added = (ulong)value << shift;
            low += added;
            high += (ulong)(value >> (64 - shift)) + (low < added ? 1UL : 0UL);
        }
    }

    // The position of the highest set bit, 0 to 63; of zero, 0.
    public static int Log2(ulong value)
    {
#if NET8_0_OR_GREATER
        return BitOperations.Log2(value);
#else
        var position = 0;
        for (var step = 32; step > 0; step >>= 1)
        {
            if (value >> step != 0)
            {
                value >>= step;
                position += step;
            }
        }

        return position;
#endif
    }

    // The low 32 bits, read as a signed integer.
    public static int LowHalf(this ulong value) => unchecked((int)(uint)value);
}
