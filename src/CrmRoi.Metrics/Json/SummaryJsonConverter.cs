#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// Writes a summary as a JSON object of its metrics and <c>totals</c>, its binary form in base64. Only <c>totals</c> is read.
/// </summary>
/// <typeparam name="T">The summary.</typeparam>
/// <remarks>
/// The types name this converter themselves, so a program does not have to. A metric beyond the range of <see cref="decimal"/> is null; the totals still
/// hold it. A distribution inside a summary is written without totals.
/// </remarks>
public sealed class SummaryJsonConverter<[DynamicallyAccessedMembers(
    DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors)] T> : JsonConverter<T>, IJsonConverter
    where T : ISummary<T>
{
    private const string Totals = "totals";

    // A summary's type knows how its bytes are read, but C# cannot ask a type: any instance will do.
    private static readonly IBinaryForm<T> s_form = (IBinaryForm<T>)RuntimeHelpers.GetUninitializedObject(typeof(T));

    string IJsonConverter.Schema => JsonObject<T>.Instance.SchemaWith(""","totals":{"type":"string","contentEncoding":"base64"}""");

    JsonForm IJsonConverter.Form => JsonObject<T>.Instance;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException(Violation.Invalid(typeof(T).Name, "must be an object", reader.TokenType).Message);
        byte[]? bytes = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isTotals = reader.ValueTextEquals(Totals);
            reader.Read();
            if (!isTotals)
                _ = reader.TrySkip();
            else if (bytes is not null)
                throw new JsonException("totals must be given once.");
            else if (reader.TokenType != JsonTokenType.String || !reader.TryGetBytesFromBase64(out bytes))
                throw new JsonException($"totals must be the base64 text of a {typeof(T).Name}.");
        }

        try
        {
            return s_form.OfBytes(bytes ?? throw new JsonException($"totals must be given for a {typeof(T).Name}."));
        }
        catch (FormatException error)
        {
            throw new JsonException($"totals: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        JsonObject<T>.Instance.WriteFigures(writer, value, options);
        writer.WriteBase64String(Totals, ((IBinaryForm<T>)value).ToBytes());
        writer.WriteEndObject();
    }
}
#endif
