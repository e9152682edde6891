#if NET8_0_OR_GREATER
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CrmRoi.Metrics.Internal;

/// <summary>Reads the JSON form. Every error names the property by its path.</summary>
internal sealed partial class JsonFieldReader(string summary, JsonElement root) : Fields
{
    // Room for sign, point and the digits of the largest sum of squares; longer ones are not parsed.
    private const int LongestNumber = 256;

    // Two numbers of the largest size, sign and stroke: 2.41 digits a byte.
    private const int LongestFraction = LargestFractionBytes * 5;

    private JsonElement _object = root;
    private string _path = "";

    public override bool AreRead => true;

    /// <summary>Reads a summary from the root.</summary>
    public void ReadRoot<T>(int version, ref T totals)
        where T : IPortable
    {
        if (_object.ValueKind != JsonValueKind.Object)
            throw Invalid($"must be an object");
        var given = 0L;
        Integer("version", ref given);
        if (given != version)
            throw Invalid(InvariantText.Of($"is of version {given} of the form; only version {version} is known"));
        Read(_object, "", ref totals);
    }

    public override void Count(string name, ref long value)
    {
        Integer(name, ref value);
        if (value < 0)
            throw Wrong(name, "a whole number from 0");
    }

    public override void Integer(string name, ref long value) => value = Integer(Property(name), name);

    public override void Duration(string name, ref long ticks) =>
        ticks = TimeSpan.TryParseExact(String(name), "c", CultureInfo.InvariantCulture, out var duration) ? duration.Ticks : throw Wrong(name, "a duration");

    public override void Number(string name, ref BigInteger value, int places)
    {
        var text = String(name);
        if (text.Length > LongestNumber || !DecimalNumber().IsMatch(text))
            throw Wrong(name, "a decimal number");
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var scale = point < 0 ? 0 : text.Length - point - 1;
        if (scale > places)
            throw Wrong(name, InvariantText.Of($"a number of {places} decimal places at most"));

        var digits = point < 0 ? text : text.Remove(point, 1);
        value = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) * Fraction.PowerOfTen(places - scale);
        if (value.GetByteCount() > LargestNumberBytes)
            throw Wrong(name, "a number that a sum can reach");
    }

    public override void Quotient(string name, ref Rational value)
    {
        var text = String(name);
        if (text.Length > LongestFraction || !FractionNumber().IsMatch(text))
            throw Wrong(name, "a fraction");
        var parts = text.Split('/');
        var denominator = parts.Length > 1 ? BigInteger.Parse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture) : BigInteger.One;
        if (denominator.IsZero)
            throw Wrong(name, "a fraction");
        value = new Rational(BigInteger.Parse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), denominator);
    }

    public override void Text(string name, ref string value) => value = String(name);

    public override void Bins(string name, ref Bins bins)
    {
        var outer = Enter(Property(name), name);
        var first = Integer(Property("first"), "first");
        var elements = Array("counts");
        var counts = new long[elements.GetArrayLength()];
        var i = 0;
        foreach (var element in elements.EnumerateArray())
            counts[i++] = Integer(element, "counts");
        bins = counts.Length == 0 ? default : new Bins(first, counts);
        (_object, _path) = outer;
    }

    public override void Part<T>(string name, ref T part) => Read(Property(name), name, ref part);

    public override void List<T>(string name, ref T[] items, Func<T> empty)
    {
        var list = new List<T>();
        foreach (var element in Array(name).EnumerateArray())
        {
            var item = empty();
            Read(element, name, ref item);
            list.Add(item);
        }

        items = [.. list];
    }

    public JsonException Invalid(string what) => new($"The JSON of a {summary} {what}.");

    protected override void Instant(string name, ref long utcTicks)
    {
        _ = String(name);
        utcTicks = Property(name).TryGetDateTimeOffset(out var instant) ? instant.UtcTicks : throw Wrong(name, "an instant");
    }

    private void Read<T>(JsonElement element, string name, ref T part)
        where T : IPortable
    {
        var outer = Enter(element, name);
        part.Describe(this);
        if (part.FindViolation() is { } violation)
            throw Invalid($"holds impossible totals{(_path.Length > 0 ? $" for {_path.TrimEnd('.')}" : "")}: {violation.Message.TrimEnd('.')}");
        (_object, _path) = outer;
    }

    // Goes into an object; what was there before is for the way back.
    private (JsonElement Object, string Path) Enter(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong(name, "an object");
        var outer = (_object, _path);
        (_object, _path) = (element, name.Length == 0 ? "" : $"{_path}{name}.");
        return outer;
    }

    private JsonElement Property(string name) => _object.TryGetProperty(name, out var value) ? value : throw Invalid($"has no {_path}{name}");

    private JsonElement Array(string name) => Property(name) is { ValueKind: JsonValueKind.Array } array ? array : throw Wrong(name, "an array");

    private string String(string name) => Property(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Wrong(name, "a string");

    private long Integer(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var integer) ? integer : throw Wrong(name, "a whole number of 64 bits");

    private JsonException Wrong(string name, string what) => Invalid($"must have {what} as {_path}{name}");

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalNumber();

    [GeneratedRegex(@"^-?[0-9]+(/[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FractionNumber();
}
#endif
