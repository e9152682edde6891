using System.Numerics;

namespace CrmRoi.Metrics.Internal;

/// <summary>Writes the binary form; docs/binary-form.md describes it.</summary>
internal sealed class BinaryFieldWriter : Fields
{
    /// <summary>The most zeros that one pair of bytes stands for, so that what is read takes no more than a fixed multiple of its bytes.</summary>
    public const int LongestRunOfZeros = 16;

    private readonly List<byte> _bytes = [];

    public override bool AreRead => false;

    public byte[] ToBytes() => [.. _bytes];

    public void Byte(byte value) => _bytes.Add(value);

    public override void Count(string name, ref long value) => Unsigned((ulong)value);

    public override void Integer(string name, ref long value) => Signed(value);

    public override void Duration(string name, ref long ticks) => Signed(ticks);

    public override void Number(string name, ref BigInteger value, int places)
    {
        var mantissa = value;
        Fraction.TrimZeros(ref mantissa, ref places);
        var bytes = mantissa.ToByteArray();
        Byte((byte)places);
        Byte((byte)bytes.Length);
        _bytes.AddRange(bytes);
    }

    public override void Quotient(string name, ref Rational value)
    {
        WithLength(value.Numerator.ToByteArray());
        WithLength(value.Denominator.ToByteArray());
    }

    public override void Text(string name, ref string value) => WithLength(Utf8Of(name, value));

    public override void Bins(string name, ref Bins bins)
    {
        var counts = bins.Window(out var first);
        Unsigned((ulong)counts.Length);
        if (counts.Length == 0)
            return;

        Signed(first);
        for (var i = 0; i < counts.Length; i++)
        {
            Unsigned((ulong)counts[i]);
            if (counts[i] != 0)
                continue;
            var run = 1;
            while (run < LongestRunOfZeros && counts[i + run] == 0)
                run++;
            Byte((byte)run);
            i += run - 1;
        }
    }

    public override void Part<T>(string name, ref T part) => part.Describe(this);

    public override void List<T>(string name, ref T[] items, Func<T> empty)
    {
        Unsigned((ulong)items.Length);
        foreach (var item in items)
            item.Describe(this);
    }

    protected override void Instant(string name, ref long utcTicks) => Unsigned((ulong)utcTicks);

    private void WithLength(byte[] bytes)
    {
        Unsigned((ulong)bytes.Length);
        _bytes.AddRange(bytes);
    }

    private void Unsigned(ulong value)
    {
        unchecked
        {
            for (; value >= 0x80; value >>= 7)
                Byte((byte)(value | 0x80));
            Byte((byte)value);
        }
    }

    // The sign in the lowest bit, so that small numbers of either sign are short.
    private void Signed(long value) => Unsigned(unchecked((ulong)((value << 1) ^ (value >> 63))));
}
