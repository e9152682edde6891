using System.Text.Json;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>The laws of the JSON form, to be called with generated summaries.</summary>
internal static class JsonFormLaws
{
    private static readonly JsonSerializerOptions OtherNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseUpper, WriteIndented = true };

    /// <summary>A summary comes back whole, whatever the options and wherever it stands; text that is changed is refused or gives a summary that comes back.</summary>
    public static void Hold<TSummary>(TSummary summary, Random random)
    {
        var json = JsonSerializer.Serialize(summary);
        Assert.StartsWith("""{"version":1,""", json, StringComparison.Ordinal);
        Assert.Equal(summary, JsonSerializer.Deserialize<TSummary>(json));
        Assert.Equal(summary, JsonSerializer.Deserialize<TSummary>(JsonSerializer.Serialize(summary, OtherNames), OtherNames));
        Assert.Equal(summary, JsonSerializer.Deserialize<Dictionary<string, TSummary>>(JsonSerializer.Serialize(new Dictionary<string, TSummary> { ["a"] = summary }))!["a"]);

        for (var i = 0; i < 10; i++)
            AssertRefusedOrTrue<TSummary>(Mutate(json, random));
    }

    public static void AssertRefusedOrTrue<TSummary>(string json)
    {
        try
        {
            var summary = JsonSerializer.Deserialize<TSummary>(json);
            if (summary is not null)
                Assert.Equal(summary, JsonSerializer.Deserialize<TSummary>(JsonSerializer.Serialize(summary)));
        }
        catch (JsonException error)
        {
            Assert.NotEmpty(error.Message);
        }
    }

    public static string Mutate(string json, Random random)
    {
        string[] tokens = ["0", "9", "-", ".", "\"", ",", "{", "}", "[", "]", "null", "1e400", "\"x\"", "99999999999999999999", "\\ud800", " "];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(json.Length);
            var length = random.Next(Math.Min(4, json.Length - at) + 1);
            json = json.Remove(at, length).Insert(at, tokens[random.Next(tokens.Length)]);
        }

        return json;
    }
}
