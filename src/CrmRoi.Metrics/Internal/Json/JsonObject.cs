#if NET8_0_OR_GREATER
using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace CrmRoi.Metrics.Internal;

// A type as an object of its figures: its public properties. It is read by the public constructor whose parameters are all properties of the same name and
// type, so that what is read was checked; without such a constructor it is not read.
internal sealed class JsonObject<[DynamicallyAccessedMembers(Kept)] T> : JsonForm
    where T : notnull
{
    // Missing if the linker removes annotations: schemas are made by programs that are not trimmed.
    private static readonly NullabilityInfoContext? s_nullability = AppContext.TryGetSwitch("System.Reflection.NullabilityInfoContext.IsSupported", out var isSupported) && !isSupported ? null : new();

    private readonly Figure[] _figures;
    private readonly ConstructorInfo? _constructor;
    private readonly Figure[] _parameters;
    private readonly Lazy<bool> _defaultIsAValue;

    private JsonObject()
    {
        _figures = [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => new Figure(property))];
        _constructor = typeof(T).GetConstructors().Where(each => each.GetParameters() is { Length: > 0 } parameters && parameters.All(parameter => FigureOf(parameter) is not null)).MaxBy(each => each.GetParameters().Length);
        _parameters = [.. _constructor?.GetParameters().Select(parameter => FigureOf(parameter)!) ?? []];
        foreach (var (figure, parameter) in _parameters.Zip(_constructor?.GetParameters() ?? []))
            figure.IsOptional |= parameter is { HasDefaultValue: true, DefaultValue: null };
        _defaultIsAValue = new(DefaultIsAValue);
    }

    public static JsonObject<T> Instance { get; } = new();

    public override bool IsRead => _constructor is not null && Array.TrueForAll(_parameters, figure => figure.Form.IsRead);

    public override string What => "an object";

    public override IList NewList() => new List<T>();

    public override string Schema => SchemaWith("");

    public string SchemaWith(string more)
    {
        var required = string.Join(",", (IsRead ? _parameters : _figures).Where(figure => !figure.IsOptional).Select(figure => $"\"{figure.Name}\""));
        var properties = string.Join(",", _figures.Select(figure => $"\"{figure.Name}\":{SchemaOf(figure)}"));
        return "{\"type\":\"object\"" + (required.Length == 0 ? "" : $",\"required\":[{required}]") + ",\"properties\":{" + properties + more + "}}";
    }

    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        if (IsRead && EqualityComparer<T>.Default.Equals((T)value, default) && !_defaultIsAValue.Value)
            throw new JsonException($"default is not a valid {typeof(T).Name}: no constructor made it.");
        writer.WriteStartObject();
        WriteFigures(writer, value, options);
        writer.WriteEndObject();
    }

    public void WriteFigures(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        foreach (var figure in _figures)
        {
            writer.WritePropertyName(figure.Name);
            if (figure.Of(value) is { } member)
                figure.Form.Write(writer, member, options);
            else
                writer.WriteNullValue();
        }
    }

    public override object? Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        if (!IsRead)
            throw new NotSupportedException($"{typeof(T).Name} is written as JSON and not read from it.");
        if (reader.TokenType != JsonTokenType.StartObject)
            return null;

        var arguments = new object?[_parameters.Length];
        var seen = new HashSet<string>(options.PropertyNameCaseInsensitive ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            if (!seen.Add(name))
                throw new JsonException($"{name} must be given once.");
            reader.Read();
            var position = Array.FindIndex(_parameters, figure => figure.Name.Equals(name, options.PropertyNameCaseInsensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal));
            if (position >= 0)
                arguments[position] = reader.TokenType == JsonTokenType.Null ? null : _parameters[position].Form.ReadAs(_parameters[position].Name, ref reader, options);
            else if (options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow && !Array.Exists(_figures, figure => figure.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                throw new JsonException($"{name} is no member of {typeof(T).Name}.");
            else
                _ = reader.TrySkip();
        }

        for (var position = 0; position < arguments.Length; position++)
        {
            if (arguments[position] is null && !_parameters[position].IsOptional)
                throw new JsonException($"{_parameters[position].Name} must be given for a {typeof(T).Name}.");
        }

        return Made(_constructor!, arguments);
    }

    private static string SchemaOf(Figure figure) => figure.MayBeNull ? $$"""{"anyOf":[{{figure.Form.Schema}},{"type":"null"}]}""" : figure.Form.Schema;

    private bool DefaultIsAValue()
    {
        if (default(T) is not { } nothing)
            return false;
        try
        {
            return Made(_constructor!, [.. _parameters.Select(figure => figure.Of(nothing))]).Equals(nothing);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private Figure? FigureOf(ParameterInfo parameter) =>
        Array.Find(_figures, figure => figure.Name.Equals(parameter.Name, StringComparison.Ordinal) && parameter.ParameterType.IsAssignableFrom(figure.Type));

    private sealed class Figure(PropertyInfo property)
    {
        private JsonForm? _form;

        public string Name { get; } = JsonNamingPolicy.CamelCase.ConvertName(property.Name);

        public Type Type => property.PropertyType;

        // Whether it may be missing when the type is read.
        public bool IsOptional { get; set; } = Nullable.GetUnderlyingType(property.PropertyType) is not null;

        public bool MayBeNull => IsOptional || (!Type.IsValueType && s_nullability?.Create(property).ReadState == NullabilityState.Nullable);

        public JsonForm Form => _form ??= JsonForms.Of(Type);

        // The figure, or null if there is none or it is beyond the range of its type.
        public object? Of(object value)
        {
            try
            {
                return property.GetMethod!.Invoke(value, BindingFlags.DoNotWrapExceptions, binder: null, null, culture: null);
            }
            catch (OverflowException)
            {
                return null;
            }
        }
    }
}
#endif
