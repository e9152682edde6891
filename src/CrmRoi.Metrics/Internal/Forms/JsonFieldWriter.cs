#if NET8_0_OR_GREATER
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace CrmRoi.Metrics.Internal;

/// <summary>Writes the JSON form; docs/binary-form.md describes it.</summary>
internal sealed class JsonFieldWriter(Utf8JsonWriter writer) : Fields
{
    public override bool AreRead => false;

    public override void Count(string name, ref long value) => writer.WriteNumber(name, value);

    public override void Integer(string name, ref long value) => writer.WriteNumber(name, value);

    public override void Duration(string name, ref long ticks) => writer.WriteString(name, new TimeSpan(ticks).ToString("c", CultureInfo.InvariantCulture));

    public override void Number(string name, ref BigInteger value, int places)
    {
        var mantissa = value;
        Fraction.TrimZeros(ref mantissa, ref places);
        var digits = BigInteger.Abs(mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var point = digits.Length - places;
        writer.WriteString(name, $"{(mantissa.Sign < 0 ? "-" : "")}{digits[..point]}{(places > 0 ? "." : "")}{digits[point..]}");
    }

    public override void Quotient(string name, ref Rational value) => writer.WriteString(
        name, value.Denominator.IsOne ? value.Numerator.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}"));

    public override void Text(string name, ref string value) => writer.WriteString(name, Utf8Of(name, value));

    public override void Bins(string name, ref Bins bins)
    {
        var counts = bins.Window(out var first);
        writer.WriteStartObject(name);
        writer.WriteNumber("first", counts.Length == 0 ? 0 : first);
        writer.WriteStartArray("counts");
        foreach (var count in counts)
            writer.WriteNumberValue(count);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public override void Part<T>(string name, ref T part)
    {
        writer.WriteStartObject(name);
        part.Describe(this);
        writer.WriteEndObject();
    }

    public override void List<T>(string name, ref T[] items, Func<T> empty)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            item.Describe(this);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    protected override void Instant(string name, ref long utcTicks) => writer.WriteString(name, new DateTimeOffset(utcTicks, TimeSpan.Zero));
}
#endif
