using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CrmRoi.Metrics.Internal;

// The parts of a decimal, read where they lie. The layout is that of the OLE type DECIMAL, which every runtime keeps for interop;
// decimal.GetBits(decimal) says the same, but allocates an array on the older targets. A test holds the two together.
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DecimalParts
{
    // The sign in bit 31, the decimal places in bits 16 to 23, and above these 32 bits what High says.
    public readonly ulong Head;

    // Bits 0 to 63 of the magnitude.
    public readonly ulong Low;

    // Bits 64 to 95 of the magnitude.
    public uint High => (uint)(Head >> 32);

    // The number of decimal places, 0 to 28.
    public int Scale => Head.LowHalf() >> 16 & 0xFF;

    public bool IsNegative => SignMask < 0;

    // -1 for a negative value, 0 for another.
    public int SignMask => Head.LowHalf() >> 31;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DecimalParts Of(in decimal value) =>
#if NET8_0_OR_GREATER
        Unsafe.As<decimal, DecimalParts>(ref Unsafe.AsRef(in value));
#else
        new Union { Value = value }.Parts;

    [StructLayout(LayoutKind.Explicit)]
    private struct Union
    {
        [FieldOffset(0)]
        public decimal Value;

        [FieldOffset(0)]
        public readonly DecimalParts Parts;
    }
#endif
}
