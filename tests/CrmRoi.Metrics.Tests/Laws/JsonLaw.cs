using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>What is written as JSON fits its schema, shows the figures that the properties have, and comes back whole: from a text, and from a stream of which a few bytes arrive at a time.</summary>
internal static class JsonLaw
{
    private static readonly JsonSerializerOptions InPieces = new(JsonSerializerDefaults.Web) { DefaultBufferSize = 16 };

    public static void Holds<T>(T value)
    {
        var text = JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        foreach (var back in new[] { JsonSerializer.Deserialize<T>(text)!, JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!, JsonSerializer.Deserialize<T>(stream, InPieces)! })
        {
            // A path has no equality of its own.
            if (typeof(T).GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType != typeof(object))
                Assert.Equal(value, back);
            // Equal summaries may differ in the zeros behind a decimal.
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(JsonSerializer.Serialize(back, InPieces))), text);
        }

        var node = JsonNode.Parse(text)!;
        if (JsonSchemas.Of(JsonSerializerOptions.Web.GetTypeInfo(typeof(T))) is not { } schema)
            return;
        AssertFits(JsonNode.Parse(schema)!.AsObject(), node, typeof(T).Name);
        foreach (var property in typeof(T).GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            AssertShown(property, value!, node[JsonNamingPolicy.CamelCase.ConvertName(property.Name)]);
    }

    /// <summary>As much of JSON Schema as the library writes. A figure beyond the range of decimal is null, which no schema says: that is allowed only if values are extreme.</summary>
    public static void AssertFits(JsonObject schema, JsonNode? value, string path, bool extreme = false)
    {
        if (extreme && value is null && schema["type"]?.GetValue<string>() is "number" or "object")
            return;
        if (schema["anyOf"] is JsonArray any)
        {
            Assert.Contains(any, one => Fits(one!.AsObject(), value, path, extreme));
            return;
        }

        if (schema["enum"] is JsonArray names)
            Assert.Contains(names, name => JsonNode.DeepEquals(name, value));
        var kind = value?.GetValueKind() ?? JsonValueKind.Null;
        var fits = schema["type"]?.GetValue<string>() switch
        {
            "object" => kind == JsonValueKind.Object,
            "array" => kind == JsonValueKind.Array,
            "string" => kind == JsonValueKind.String,
            "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
            "number" => kind == JsonValueKind.Number,
            "integer" => kind == JsonValueKind.Number && !value!.ToJsonString().Contains('.'),
            "null" => kind == JsonValueKind.Null,
            null => schema["enum"] is not null,
            var unknown => throw new NotSupportedException(unknown),
        };
        Assert.True(fits, $"{path} is {value?.ToJsonString() ?? "null"} and should be {schema["type"]}");

        if (value is JsonArray items)
        {
            foreach (var (number, item) in items.Index())
                AssertFits(schema["items"]!.AsObject(), item, $"{path}[{number}]", extreme);
        }

        if (value is not JsonObject members)
            return;
        Assert.All(schema["required"]?.AsArray() ?? [], required => Assert.True(members.ContainsKey(required!.GetValue<string>()), $"{path}.{required}"));
        foreach (var (name, member) in members)
        {
            var of = schema["properties"]?[name] ?? schema["additionalProperties"];
            Assert.True(of is not null, $"{path}.{name} is not in the schema");
            AssertFits(of.AsObject(), member, $"{path}.{name}", extreme);
        }
    }

    private static bool Fits(JsonObject schema, JsonNode? value, string path, bool extreme)
    {
        try
        {
            AssertFits(schema, value, path, extreme);
            return true;
        }
        catch (Xunit.Sdk.XunitException)
        {
            return false;
        }
    }

    private static void AssertShown(PropertyInfo property, object value, JsonNode? shown)
    {
        object? figure;
        try
        {
            figure = property.GetValue(value);
        }
        catch (TargetInvocationException error) when (error.InnerException is OverflowException)
        {
            Assert.Null(shown);
            return;
        }

        switch (figure)
        {
            case null:
                Assert.Null(shown);
                break;
            case long or int or decimal or bool:
                Assert.Equal(JsonSerializer.Serialize(figure), shown!.ToJsonString());
                break;
            case IMeasure measure when shown is JsonObject && shown["value"] is not null:
                Assert.Equal(measure.Value, shown["value"]!.GetValue<decimal>());
                break;
            case IMeasure measure when shown is JsonObject members && members.ContainsKey("value"):
                Assert.Null(measure.Value);
                break;
        }
    }
}
