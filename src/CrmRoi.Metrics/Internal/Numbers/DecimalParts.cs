using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CrmRoi.Metrics.Internal;

/// <summary>
/// The parts of a decimal, read where they lie. The layout is that of the OLE type DECIMAL, which every runtime keeps for interop;
/// <see cref="decimal.GetBits(decimal)"/> says the same, but allocates an array on the older targets. A test holds the two together.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DecimalParts
{
    /// <summary>The sign in bit 31, the decimal places in bits 16 to 23, and above these 32 bits what <see cref="High"/> says.</summary>
    public readonly ulong Head;

    /// <summary>Bits 0 to 63 of the magnitude.</summary>
    public readonly ulong Low;

    /// <summary>Bits 64 to 95 of the magnitude.</summary>
    public uint High => (uint)(Head >> 32);

    /// <summary>The number of decimal places, 0 to 28.</summary>
    public int Scale => Head.LowHalf() >> 16 & 0xFF;

    public bool IsNegative => SignMask < 0;

    /// <summary>-1 for a negative value, 0 for another.</summary>
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
