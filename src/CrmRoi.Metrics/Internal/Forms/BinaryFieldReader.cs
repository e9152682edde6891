using System.Numerics;

namespace CrmRoi.Metrics.Internal;

/// <summary>
/// Reads the binary form. Lengths are checked against what is left of the bytes before anything is allocated for them, so that what is read takes
/// no more than a fixed multiple of the bytes, whatever they say.
/// </summary>
internal sealed class BinaryFieldReader(byte[] bytes) : Fields
{
    private int _position;

    public override bool AreRead => true;

    private int Left => bytes.Length - _position;

    public byte Byte() => Left > 0 ? bytes[_position++] : throw Invalid("end", "too early");

    public void End()
    {
        if (Left > 0)
            throw Invalid("go on", "behind the end of the form");
    }

    public override void Count(string name, ref long value) => value = Long(name);

    public override void Integer(string name, ref long value) => value = Signed(name);

    public override void Duration(string name, ref long ticks) => ticks = Signed(name);

    public override void Number(string name, ref BigInteger value, int places)
    {
        int scale = Byte(), length = Byte();
        if (scale > places || length > Math.Min(LargestNumberBytes, Left))
            throw Invalid("hold", $"an impossible number for {name}");
        value = new BigInteger(Slice(length)) * Fraction.PowerOfTen(places - scale);
    }

    public override void Quotient(string name, ref Rational value)
    {
        var (numerator, denominator) = (PartOfFraction(name), PartOfFraction(name));
        value = denominator.Sign > 0 ? new Rational(numerator, denominator) : throw Invalid("hold", $"an impossible fraction for {name}");
    }

    public override void Text(string name, ref string value)
    {
        var length = Length(name, itemsPerByte: 1);
        try
        {
            value = Utf8.GetString(Slice(length));
        }
        catch (ArgumentException)
        {
            throw Invalid("hold", $"no UTF-8 for {name}");
        }
    }

    public override void Bins(string name, ref Bins bins)
    {
        var counts = new long[Length(name, BinaryFieldWriter.LongestRunOfZeros / 2)];
        if (counts.Length == 0)
        {
            bins = default;
            return;
        }

        var first = Signed(name);
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Long(name);
            if (counts[i] == 0)
                i += Math.Max(0, Byte() - 1);
        }

        bins = new Bins(first, counts);
    }

    public override void Part<T>(string name, ref T part)
    {
        part.Describe(this);
        if (part.FindViolation() is { } violation)
            throw Invalid("hold", $"impossible totals for {name}: {violation.Message}");
    }

    public override void List<T>(string name, ref T[] items, Func<T> empty)
    {
        var length = Length(name, itemsPerByte: 1);
        var list = new List<T>();
        for (var i = 0; i < length; i++)
        {
            var item = empty();
            Part(name, ref item);
            list.Add(item);
        }

        items = [.. list];
    }

    public FormatException Invalid(string verb, string what) => new(InvariantText.Of($"The bytes {verb} {what} (at byte {_position} of {bytes.Length})."));

    protected override void Instant(string name, ref long utcTicks)
    {
        utcTicks = Long(name);
        if (utcTicks > DateTime.MaxValue.Ticks)
            throw Invalid("hold", $"an impossible instant for {name}");
    }

    private BigInteger PartOfFraction(string name) =>
        Length(name, itemsPerByte: 1) is <= LargestFractionBytes and var length
            ? new BigInteger(Slice(length))
            : throw Invalid("hold", InvariantText.Of($"a fraction of more than {LargestFractionBytes} bytes for {name}"));

    private byte[] Slice(int length)
    {
        var slice = new byte[length];
        Array.Copy(bytes, _position, slice, 0, length);
        _position += length;
        return slice;
    }

    // A number of items that the bytes left can hold.
    private int Length(string name, int itemsPerByte)
    {
        var length = Unsigned(name);
        return length <= (ulong)Left * (ulong)itemsPerByte ? (int)length : throw Invalid("hold", $"less than the {length} items that they promise for {name}");
    }

    private long Long(string name) => Unsigned(name) is <= long.MaxValue and var value ? (long)value : throw Invalid("hold", $"a number beyond 64 bits for {name}");

    private ulong Unsigned(string name)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            if (shift == 63 && next > 1)
                break;
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        throw Invalid("hold", $"a number beyond 64 bits for {name}");
    }

    private long Signed(string name)
    {
        var value = Unsigned(name);
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }
}
