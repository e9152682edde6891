using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>JSON that a converter of the caller hands on as it lies in memory, and JSON of another kind than is asked for.</summary>
public class JsonPiecesTests
{
    [Fact]
    public void A_number_in_two_pieces_of_memory_is_one_number()
    {
        var bytes = Encoding.UTF8.GetBytes("""{"numerator":12345.678,"denominator":200}""");
        var converter = (JsonConverter<Ratio>)JsonSerializerOptions.Web.GetConverter(typeof(Ratio));
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var first = new Piece(bytes.AsMemory(0, cut), null);
            var last = new Piece(bytes.AsMemory(cut), first);
            var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length));
            Assert.True(reader.Read());
            Assert.Equal(new Ratio(12_345.678m, 200), converter.Read(ref reader, typeof(Ratio), JsonSerializerOptions.Web));
        }
    }

    [Fact]
    public void What_is_no_list_no_name_and_no_number_is_refused_by_the_name_of_its_member()
    {
        AssertRefused<StageHistory>("stages must be a list, but was Number.", """{"stages":5,"changes":[],"closed":null,"outcome":"open"}""");
        AssertRefused<StageHistory>("changes must be a list, but was \"none\".", """{"stages":["Lead"],"changes":"none","closed":null,"outcome":"open"}""");
        AssertRefused<CaseEvent>("kind must be one of Opened, ", """{"at":"2025-01-01T00:00:00Z","kind":7}""");
        AssertRefused<CaseEvent>("kind must be one of Opened, ", """{"at":"2025-01-01T00:00:00Z","kind":"vanished"}""");
        AssertRefused<Ratio>("numerator must be a number", """{"numerator":"many","denominator":2}""");
        AssertRefused<ConfidenceInterval>("lower must be a number", """{"lower":"Infinite","upper":2,"confidence":0.95}""");
        Assert.Equal(double.NegativeInfinity, JsonSerializer.Deserialize<ConfidenceInterval>("""{"lower":"-Infinity","upper":2,"confidence":0.95}""", JsonSerializerOptions.Web).Lower);
    }

    private static void AssertRefused<T>(string message, string json) =>
        Assert.Contains(message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)).Message, StringComparison.Ordinal);

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            (Memory, RunningIndex) = (memory, before is null ? 0 : before.RunningIndex + before.Memory.Length);
            before?.Next = this;
        }
    }
}
