#if NET8_0_OR_GREATER
using System.Text.Json.Serialization.Metadata;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>The JSON Schemas of the types of this library that are written and read by a converter, which hides them from the tools that look for them.</summary>
public static class JsonSchemas
{
    /// <summary>The schema of a fact, a measure or a summary.</summary>
    /// <param name="type">What the serializer knows of the type: <c>options.GetTypeInfo(typeof(Deal))</c>, or what a transformer of OpenAPI is given.</param>
    /// <returns>The JSON Schema as text, draft 2020-12, for a nullable struct that of its value; null for a type that is not read and written by this library's converters.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="type"/> is null.</exception>
    public static string? Of(JsonTypeInfo type) =>
        (Guard.NotNull(type).Converter as IJsonConverter)?.Schema
        ?? (Nullable.GetUnderlyingType(type.Type) is { } value && value.Assembly == typeof(JsonSchemas).Assembly ? Of(type.Options.GetTypeInfo(value)) : null);
}
#endif
