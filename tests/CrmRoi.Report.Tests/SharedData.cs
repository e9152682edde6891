using System.Globalization;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Tests;

namespace CrmRoi.Report.Tests;

/// <summary>Public data sets that lie beside the repository. A test that needs one is skipped if it is absent.</summary>
internal static class SharedData
{
    public static string Folder(string set)
    {
        var path = Repository.PathOf("..", "shared", "data", set);
        Assert.SkipUnless(Directory.Exists(path), $"The data set {set} is not here.");
        return path;
    }

    /// <summary>The figures that an independent program computed from a data set.</summary>
    public static JsonNode Expected(string set) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(set), "expected.json")))!;

    /// <summary>An exact figure, "4238/6711" or an integer, as the decimal nearest to it.</summary>
    public static decimal Exact(this JsonNode? figure)
    {
        var parts = (figure is JsonObject ? (string)figure["exact"]! : figure!.ToString()).Split('/');
        return decimal.Parse(parts[0], CultureInfo.InvariantCulture) / (parts.Length == 1 ? 1 : decimal.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
