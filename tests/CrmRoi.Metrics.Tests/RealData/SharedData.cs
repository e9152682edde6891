using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace CrmRoi.Metrics.Tests.RealData;

/// <summary>Public data sets that lie beside the repository. A test that needs one is skipped if it is absent.</summary>
internal static class SharedData
{
    /// <summary>The lines of a file of a data set, without the header if there is one.</summary>
    public static IEnumerable<string[]> Rows(string file, char separator, bool header = true) =>
        File.ReadLines(PathOf(file)).Skip(header ? 1 : 0).Where(line => line.Length > 0).Select(line => line.Split(separator));

    /// <summary>The figures that an independent program computed from a data set.</summary>
    public static JsonNode Expected(string set) => JsonNode.Parse(File.ReadAllText(PathOf(set + "/expected.json")))!;

    /// <summary>An exact figure, "4238/6711" or an integer, as the decimal nearest to it.</summary>
    public static decimal Exact(this JsonNode? figure)
    {
        var text = figure is JsonObject ? (string)figure["exact"]! : figure!.ToString();
        var parts = text.Split('/');
        return parts.Length == 1
            ? decimal.Parse(text, CultureInfo.InvariantCulture)
            : CrmRoi.Metrics.Internal.Fraction.ToDecimal(BigInteger.Parse(parts[0], CultureInfo.InvariantCulture), BigInteger.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static string PathOf(string file)
    {
        var path = Repository.PathOf("..", "shared", "data", file);
        Assert.SkipUnless(File.Exists(path), $"The data set {file} is not here.");
        return path;
    }
}
