#if NET8_0_OR_GREATER
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace CrmRoi.Metrics.Internal;

// How the values of one type are written as JSON, read from it and described by a schema.
internal abstract class JsonForm
{
    // What of a type the linker must keep, so that its figures and its constructor are found under Native AOT.
    public const DynamicallyAccessedMemberTypes Kept = DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors;

    // What a value must be, "a number": the rule of an error message.
    public abstract string What { get; }

    // The JSON Schema, as text.
    public abstract string Schema { get; }

    // Whether such values are read at all.
    public virtual bool IsRead => true;

    // What a constructor makes of arguments that were read; what it refuses is the error of the text.
    public static object Made(ConstructorInfo constructor, object?[] arguments)
    {
        try
        {
            return constructor.Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        }
        catch (ArgumentException error)
        {
            throw new JsonException(error.Message.Replace($" (Parameter '{error.ParamName}')", "", StringComparison.Ordinal), error);
        }
    }

    // An empty list of such values.
    public virtual IList NewList() => throw new NotSupportedException($"A list whose items are {What} is not read from JSON.");

    public abstract void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options);

    // The value, or null if the token is of another kind.
    public abstract object? Read(ref Utf8JsonReader reader, JsonSerializerOptions options);

    // The value under a name, or at a place of a list: the platform's path ends at the converter, so the message goes on from there, "events[1]: at must be …".
    public object ReadAs(string name, ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var was = reader.TokenType is JsonTokenType.String ? (object?)reader.GetString() : reader.TokenType;
        object? value;
        try
        {
            value = Read(ref reader, options);
        }
        catch (JsonException error)
        {
            throw new JsonException($"{name}{(error.Message.StartsWith('[') ? "" : ": ")}{error.Message}", error);
        }

        return value ?? throw new JsonException(Violation.Invalid(name, $"must be {What}", was).Message);
    }
}

// A value of one token: a number, a text, an instant.
internal sealed class JsonScalar<T>(string what, string schema, Action<Utf8JsonWriter, T> write, JsonScalar<T>.Reading read) : JsonForm
    where T : notnull
{
    public delegate bool Reading(ref Utf8JsonReader reader, JsonSerializerOptions options, [MaybeNullWhen(false)] out T value);

    public override string What => what;

    public override string Schema => schema;

    public override IList NewList() => new List<T>();

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => write(writer, (T)value);

    public override object? Read(ref Utf8JsonReader reader, JsonSerializerOptions options) => read(ref reader, options, out var value) ? value : null;
}

// A value of an enumeration: its name.
internal sealed class JsonEnumeration(Type type) : JsonForm
{
    public override string What => "one of " + string.Join(", ", Enum.GetNames(type));

    public override string Schema => $$"""{"type":"string","enum":[{{string.Join(",", Enum.GetNames(type).Select(name => $"\"{name}\""))}}]}""";

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override object? Read(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { } text && Enum.GetNames(type).FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name)
            : null;
}

// A list of values of one type.
internal sealed class JsonList(JsonForm item) : JsonForm
{
    public override string What => "a list";

    public override bool IsRead => item.IsRead;

    public override string Schema => $$"""{"type":"array","items":{{item.Schema}}}""";

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var each in (IEnumerable)value)
            item.Write(writer, each, options);
        writer.WriteEndArray();
    }

    public override object? Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return null;
        var values = item.NewList();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            values.Add(item.ReadAs(FormattableString.Invariant($"[{values.Count}]"), ref reader, options));
        return values;
    }
}

// A list of names that is a type of its own: written as a list, read by the constructor that takes the names.
internal sealed class JsonNames<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T> : JsonForm
    where T : notnull
{
    private static readonly JsonList s_list = new(JsonForms.Of(typeof(string)));

    private readonly ConstructorInfo _constructor = typeof(T).GetConstructor([typeof(string[])])!;

    public override string What => s_list.What;

    public override string Schema => s_list.Schema;

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => s_list.Write(writer, value, options);

    public override object? Read(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        s_list.Read(ref reader, options) is List<string> names ? Made(_constructor, [names.ToArray()]) : null;
}

// Groups of summaries, written as a dictionary and not read.
internal sealed class JsonGroups(JsonForm item) : JsonForm
{
    public override string What => "nothing: groups are not read";

    public override bool IsRead => false;

    public override string Schema => $$"""{"type":"object","additionalProperties":{{item.Schema}}}""";

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, summary) in ((ISummaryGroups)value).Groups)
        {
            writer.WritePropertyName(key);
            item.Write(writer, summary, options);
        }

        writer.WriteEndObject();
    }

    public override object? Read(ref Utf8JsonReader reader, JsonSerializerOptions options) => null;
}
#endif
