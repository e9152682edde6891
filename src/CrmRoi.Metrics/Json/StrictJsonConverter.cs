#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Writes a fact or a measure as an object of its figures, names as a list, and reads it strictly by its public constructor. The types name it themselves; no program has to.</summary>
/// <typeparam name="T">The fact or measure.</typeparam>
/// <remarks>
/// Names are in camel case; options do not change that. Every parameter of the constructor is required unless it may be null; an instant needs an offset; a name given twice, a value of
/// another kind and a broken rule are a <see cref="JsonException"/> that names the member and the rule. Figures that follow from the others are written and not read.
/// </remarks>
public sealed class StrictJsonConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.PublicConstructors)] T> : JsonConverter<T>, IJsonConverter
    where T : notnull
{
    private static readonly JsonForm s_form = typeof(IReadOnlyList<string>).IsAssignableFrom(typeof(T)) ? new JsonNames<T>() : JsonObject<T>.Instance;

    string IJsonConverter.Schema => s_form.Schema;

    JsonForm IJsonConverter.Form => s_form;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (T)(s_form.Read(ref reader, options) ?? throw new JsonException(Violation.Invalid(typeof(T).Name, $"must be {s_form.What}", reader.TokenType).Message));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => s_form.Write(writer, value, options);
}
#endif
