#if NET8_0_OR_GREATER
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmRoi.Metrics.Internal;

/// <summary>The JSON form of a kind of summary, of the same fields as its binary form.</summary>
internal sealed class JsonForm<TSummary, TTotals>(Form<TSummary, TTotals> form) : JsonConverter<TSummary>
    where TTotals : IPortable
{
    public override TSummary Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var fields = new JsonFieldReader(typeof(TSummary).Name, JsonElement.ParseValue(ref reader));
        try
        {
            var totals = form.Empty();
            fields.ReadRoot(Form<TSummary, TTotals>.Version, ref totals);
            return form.Summary(totals);
        }
        catch (Exception error) when (error is OverflowException or ArgumentException or InvalidOperationException)
        {
            throw fields.Invalid($"holds impossible totals: {error.Message}");
        }
    }

    public override void Write(Utf8JsonWriter writer, TSummary value, JsonSerializerOptions options)
    {
        var totals = form.Totals(value);
        writer.WriteStartObject();
        writer.WriteNumber("version", Form<TSummary, TTotals>.Version);
        totals.Describe(new JsonFieldWriter(writer));
        writer.WriteEndObject();
    }
}
#endif
