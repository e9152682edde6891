using System.Text.Json.Nodes;

namespace CrmRoi.Metrics.Tests.Vectors;

/// <summary>The published answers of one topic, read from the file of that name beside this one.</summary>
public static class VectorFile
{
    /// <summary>The cases by name, for a theory; the case itself is read with <see cref="Case"/>.</summary>
    public static TheoryData<string> Names(string topic, Func<JsonObject, bool>? only = null) =>
        [.. Read(topic).Where(only ?? (_ => true)).Select(item => (string)item["name"]!)];

    public static JsonObject Case(string topic, string name) =>
        Read(topic).Single(item => (string)item["name"]! == name);

    public static IReadOnlyList<JsonObject> Read(string topic)
    {
        using var stream = typeof(VectorFile).Assembly.GetManifestResourceStream($"Vectors/{topic}.json")!;
        return [.. JsonNode.Parse(stream)!.AsArray().Select(node => node!.AsObject())];
    }
}
