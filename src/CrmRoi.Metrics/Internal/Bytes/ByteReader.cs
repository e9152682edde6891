using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// Reads the binary form. Each length is checked against the bytes that are left before anything is allocated for it, so reading takes
// no more than a fixed multiple of the bytes. Each value is read only from the one way in which it is written.
internal sealed class ByteReader(byte[] bytes)
{
    // 2^63 decimals, squared and added up, need 56 bytes; no number has more.
    private const int LargestNumberBytes = 64;

    private int _position;

    private int Left => bytes.Length - _position;

    public byte Byte() => Left > 0 ? bytes[_position++] : throw Invalid("end", "too early");

    public void End()
    {
        if (Left > 0)
            throw Invalid("go on", "behind the end of the form");
    }

    // Whether something follows.
    public bool Flag(string name) => Byte() switch
    {
        0 => false,
        1 => true,
        var flag => throw Invalid("hold", $"{flag}, not 0 or 1, to say whether there is a {name}"),
    };

    // A number of items.
    public long Count(string name) =>
        Unsigned(name) is <= BinaryForm.MostItems and var value ? (long)value : throw Invalid("hold", InvariantText.Of($"more than {BinaryForm.MostItems} items for {name}"));

    // A number of entries that the bytes left can hold.
    public int Length(string name) =>
        Unsigned(name) is var length && length <= (ulong)Left ? (int)length : throw Invalid("hold", $"less than the {length} entries that they promise for {name}");

    public ulong Unsigned(string name) =>
        _position < bytes.Length && bytes[_position] < 0x80 ? bytes[_position++] : LongUnsigned(name);

    private ulong LongUnsigned(string name)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next >= 0x80)
                continue;
            return next > 0 || shift == 0 ? value : throw NotCanonical(name);
        }

        throw Invalid("hold", $"a number beyond 64 bits for {name}");
    }

    public long Signed(string name)
    {
        var value = Unsigned(name);
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    public byte[] Bytes(string name)
    {
        var slice = new byte[Length(name)];
        Array.Copy(bytes, _position, slice, 0, slice.Length);
        _position += slice.Length;
        return slice;
    }

    // A number with so many decimal places at most, as the integer that it is without the point.
    public BigInteger Number(string name, int places)
    {
        int scale = Byte();
        var integer = Bytes(name);
        if (scale > places || integer.Length > LargestNumberBytes)
            throw Invalid("hold", $"an impossible number for {name}");
        var value = Integer(name, integer);
        if (scale > 0 && (value % 10).IsZero)
            throw NotCanonical(name);
        return value * Fraction.PowerOfTen(places - scale);
    }

    // The same number if it is small. If it is not, nothing is read.
    public bool TrySmallNumber(string name, int places, out SmallNumber number)
    {
        number = default;
        if (Left < 2)
            return false;
        int scale = bytes[_position], length = bytes[_position + 1];
        if (scale > places || length is 0 or > SmallNumber.LargestBytes || length > Left - 2)
            return false;
        number = SmallNumber.Of(new ArraySegment<byte>(bytes, _position + 2, length), scale);
        _position += 2 + length;
        return number.IsCanonical ? true : throw NotCanonical(name);
    }

    // The integer of bytes in two's complement, the lowest first.
    public BigInteger Integer(string name, byte[] integer)
    {
        var value = new BigInteger(integer);
        return value.ToByteArray().Length == integer.Length ? value : throw NotCanonical(name);
    }

    public string Text(string name)
    {
        try
        {
            return ByteWriter.Utf8.GetString(Bytes(name));
        }
        catch (ArgumentException)
        {
            throw Invalid("hold", $"no UTF-8 for {name}");
        }
    }

    public DateTimeOffset Instant(string name) =>
        Unsigned(name) is var ticks && ticks <= (ulong)DateTime.MaxValue.Ticks ? new DateTimeOffset((long)ticks, TimeSpan.Zero) : throw Invalid("hold", $"an impossible instant for {name}");

    public TimeZoneInfo Zone(string name)
    {
        var text = Text(name);
        var zone = ZoneNames.Find(text) ?? throw Invalid("name", $"the time zone {Violation.Show(text)} for {name}, which is not known here");

        // Zones are found in any case of their names.
        return zone.Id == text ? zone : throw NotCanonical(name);
    }

    public FormatException Invalid(string verb, string what) => new(InvariantText.Of($"The bytes {verb} {what} (at byte {_position} of {bytes.Length})."));

    public FormatException NotCanonical(string name) => Invalid("hold", $"{name} in another way than it is written");
}
