#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// Writes a fact or a measure as a JSON object of its figures, or a set of names as a list. Reads it strictly, by its public constructor.
/// </summary>
/// <typeparam name="T">The fact or measure.</typeparam>
/// <remarks>
/// <para>The types name this converter themselves, so a program does not have to.</para>
/// <para>
/// Names are in camel case, whatever the options say. Every parameter of the constructor is required unless it may be null, and an instant needs an
/// offset. A name given twice, a value of another kind or a broken rule throws a <see cref="JsonException"/> that names the member and the rule. Figures
/// that follow from others are written but not read.
/// </para>
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
