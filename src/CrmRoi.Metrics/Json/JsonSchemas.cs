#if NET8_0_OR_GREATER
using System.Text.Json.Serialization.Metadata;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// Gives the JSON Schemas of the types of this library. Its converters hide the shape of these types from tools that look for it.
/// </summary>
public static class JsonSchemas
{
    /// <summary>The schema of a fact, a measure or a summary.</summary>
    /// <param name="type">The type as the serializer knows it: <c>options.GetTypeInfo(typeof(Deal))</c>, or what an OpenAPI transformer receives.</param>
    /// <returns>
    /// The JSON Schema as text, draft 2020-12; for a nullable struct, the schema of its value. Null for a type that this library's converters do not read
    /// and write.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public static string? Of(JsonTypeInfo type) =>
        (Guard.NotNull(type).Converter as IJsonConverter)?.Schema
        ?? (Nullable.GetUnderlyingType(type.Type) is { } value && value.Assembly == typeof(JsonSchemas).Assembly ? Of(type.Options.GetTypeInfo(value)) : null);
}
#endif
