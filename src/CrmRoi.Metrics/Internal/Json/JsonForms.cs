#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace CrmRoi.Metrics.Internal;

// The forms of all types.
internal static class JsonForms
{
    private const string Number = """{"type":"number"}""";

    private static readonly Dictionary<Type, JsonForm> s_forms = [];

    static JsonForms()
    {
        Scalar<bool>("true or false", """{"type":"boolean"}""", static (writer, value) => writer.WriteBooleanValue(value), static (ref Utf8JsonReader reader, JsonSerializerOptions _, out bool value) =>
            (value = reader.TokenType == JsonTokenType.True) || reader.TokenType == JsonTokenType.False);
        Scalar<string>("a text", """{"type":"string"}""", static (writer, value) => writer.WriteStringValue(value), static (ref Utf8JsonReader reader, JsonSerializerOptions _, [MaybeNullWhen(false)] out string value) =>
            (value = reader.TokenType == JsonTokenType.String ? reader.GetString() : null) is not null);
        Scalar<long>("a whole number", """{"type":"integer","format":"int64"}""", static (writer, value) => writer.WriteNumberValue(value), static (ref Utf8JsonReader reader, JsonSerializerOptions options, out long value) =>
            long.TryParse(NumberText(ref reader, options), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
        Scalar<int>("a whole number", """{"type":"integer","format":"int32"}""", static (writer, value) => writer.WriteNumberValue(value), static (ref Utf8JsonReader reader, JsonSerializerOptions options, out int value) =>
            int.TryParse(NumberText(ref reader, options), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
        Scalar<decimal>("a number", Number, static (writer, value) => writer.WriteNumberValue(value), static (ref Utf8JsonReader reader, JsonSerializerOptions options, out decimal value) =>
            decimal.TryParse(NumberText(ref reader, options), NumberStyles.Float, CultureInfo.InvariantCulture, out value));
        Scalar<double>("a number", $$"""{"anyOf":[{{Number}},{"enum":["Infinity","-Infinity"]}]}""", WriteDouble, ReadDouble);
        Scalar<DateTimeOffset>("an instant with an offset", """{"type":"string","format":"date-time"}""", static (writer, value) => writer.WriteStringValue(value), ReadInstant);
        Scalar<TimeSpan>("a duration, \"[-][d.]hh:mm:ss[.fffffff]\"", """{"type":"string"}""", static (writer, value) => writer.WriteStringValue(value.ToString("c", CultureInfo.InvariantCulture)), static (ref Utf8JsonReader reader, JsonSerializerOptions _, out TimeSpan value) =>
            TimeSpan.TryParseExact(reader.TokenType == JsonTokenType.String ? reader.GetString() : null, "c", CultureInfo.InvariantCulture, out value));

        Scalar<TimeZoneInfo>("an IANA time zone", """{"type":"string"}""", static (writer, value) => writer.WriteStringValue(value.Id), static (ref Utf8JsonReader reader, JsonSerializerOptions _, [MaybeNullWhen(false)] out TimeZoneInfo value) =>
            TimeZoneInfo.TryFindSystemTimeZoneById((reader.TokenType == JsonTokenType.String ? reader.GetString() : null) ?? "", out value));
    }

    // The form of a type: a scalar's, or that of the converter that the type names.
    public static JsonForm Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (s_forms.TryGetValue(type, out var form))
            return form;
        if (type.IsEnum)
            return new JsonEnumeration(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var list && (list == typeof(IReadOnlyList<>) || list == typeof(IEnumerable<>)))
            return new JsonList(Of(type.GetGenericArguments()[0]));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(SummaryGroups<,>))
            return new JsonGroups(Of(type.GetGenericArguments()[1]));
        return type.GetCustomAttribute<JsonConverterAttribute>(inherit: false)?.ConverterType is { } converter && Activator.CreateInstance(converter) is IJsonConverter known
            ? known.Form
            : throw new NotSupportedException($"{type.Name} has no JSON form.");
    }

    private static void Scalar<T>(string what, string schema, Action<Utf8JsonWriter, T> write, JsonScalar<T>.Reading read)
        where T : notnull => s_forms[typeof(T)] = new JsonScalar<T>(what, schema, write, read);

    // A number, or a text that holds one if the caller's options allow it, as the web options do.
    private static string? NumberText(ref Utf8JsonReader reader, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.HasValueSequence ? System.Buffers.BuffersExtensions.ToArray(reader.ValueSequence) : reader.ValueSpan),
        JsonTokenType.String when options.NumberHandling.HasFlag(System.Text.Json.Serialization.JsonNumberHandling.AllowReadingFromString) => reader.GetString(),
        _ => null,
    };

    private static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    private static bool ReadDouble(ref Utf8JsonReader reader, JsonSerializerOptions options, out double value)
    {
        if (reader.TokenType == JsonTokenType.String && reader.GetString() is "Infinity" or "-Infinity" or "NaN")
        {
            value = double.Parse(reader.GetString()!, CultureInfo.InvariantCulture);
            return true;
        }

        return double.TryParse(NumberText(ref reader, options), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    // The platform reads an instant without an offset in the machine's zone.
    private static bool ReadInstant(ref Utf8JsonReader reader, JsonSerializerOptions _, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String
            && reader.GetString() is { } text
            && text.IndexOf('T') is > 0 and var time
            && text.AsSpan(time).IndexOfAny("Zz+-") > 0
            && reader.TryGetDateTimeOffset(out value);
    }
}
#endif
