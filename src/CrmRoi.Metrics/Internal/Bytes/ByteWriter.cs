using System.Numerics;
using System.Text;

namespace CrmRoi.Metrics.Internal;

// Writes the binary form.
internal sealed class ByteWriter
{
    // Strict: text that is not Unicode is refused rather than changed.
    public static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = new byte[64];
    private int _length;

    public byte[] ToBytes() => [.. _bytes.Take(_length)];

    public void Byte(byte value)
    {
        if (_length == _bytes.Length)
            Array.Resize(ref _bytes, 2 * _length);
        _bytes[_length++] = value;
    }

    // Whether something follows.
    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    // A number of items.
    public void Count(string name, long value) =>
        Unsigned(value <= BinaryForm.MostItems ? (ulong)value : throw new InvalidOperationException(InvariantText.Of($"The summary cannot be written: it holds {value} items ({name}), and the form at most {BinaryForm.MostItems}.")));

    public void Unsigned(ulong value)
    {
        unchecked
        {
            for (; value >= 0x80; value >>= 7)
                Byte((byte)(value | 0x80));
            Byte((byte)value);
        }
    }

    // An integer with its sign in the lowest bit, so that small numbers of either sign are short.
    public void Signed(long value) => Unsigned(unchecked((ulong)((value << 1) ^ (value >> 63))));

    public void Bytes(byte[] value)
    {
        Unsigned((ulong)value.Length);
        foreach (var next in value)
            Byte(next);
    }

    // A number with so many decimal places, as the integer that it is without the point.
    public void Number(BigInteger value, int places)
    {
        if (value.IsZero)
            places = 0;
        Fraction.TrimZeros(ref value, ref places);
        Byte((byte)places);
        Bytes(value.ToByteArray());
    }

    public void Text(string name, string text)
    {
        try
        {
            Bytes(Utf8.GetBytes(text));
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException($"The summary cannot be written: the text for {name} is not Unicode; it holds half a surrogate pair.");
        }
    }

    // An instant, as UTC.
    public void Instant(DateTimeOffset instant) => Unsigned((ulong)instant.UtcTicks);

    // A time zone, by its IANA name.
    public void Zone(string name, TimeZoneInfo zone) =>
        Text(name, ZoneNames.IanaNameOf(zone) ?? throw new InvalidOperationException($"The summary cannot be written: the time zone {zone.Id} has no IANA name ({name})."));
}
