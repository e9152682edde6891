using System.Runtime.InteropServices;

namespace CrmRoi.Metrics.Internal;

/// <summary>
/// Reads the parts of a decimal where they lie. The layout is that of the OLE type DECIMAL, which every runtime keeps for interop;
/// <see cref="decimal.GetBits(decimal)"/> says the same, but allocates an array on the older targets. A test holds the two together.
/// </summary>
[StructLayout(LayoutKind.Explicit)]
internal struct DecimalParts
{
    [FieldOffset(0)]
    public decimal Value;

    [FieldOffset(0)]
    private readonly int _flags;

    /// <summary>Bits 64 to 95 of the magnitude.</summary>
    [FieldOffset(4)]
    public readonly uint High;

    /// <summary>Bits 0 to 63 of the magnitude.</summary>
    [FieldOffset(8)]
    public readonly ulong Low;

    public readonly bool IsNegative => _flags < 0;

    /// <summary>The number of decimal places, 0 to 28.</summary>
    public readonly int Scale => (_flags >> 16) & 0xFF;
}
