using System.Text.RegularExpressions;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>The rules for the source of the package: the arrows between its rooms, and what no function may read.</summary>
public partial class SourceTests
{
    private static readonly string[] Features = ["Investment", "Sales", "Marketing", "Service", "Customers"];

    private static string Source { get; } = Repository.PathOf("src", "CrmRoi.Metrics");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Source, path)).Where(path => path.Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))];

    [Theory, MemberData(nameof(Files))]
    public void A_room_uses_only_the_rooms_below_it(string file)
    {
        var room = Path.GetDirectoryName(file)!;
        string[] allowed = room switch
        {
            "Internal" => [],
            "" when file is "SummaryJsonConverter.cs" => ["Internal", .. Features], // the list of what travels; only attributes know it
            "" => ["Internal"],
            "Impact" => ["Internal", "Impact", .. Features],
            _ => ["Internal", room],
        };
        Assert.All(Rooms().Matches(File.ReadAllText(Path.Combine(Source, file))).Select(match => match.Groups[1].Value), used => Assert.Contains(used, allowed.Append(room)));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_namespace_is_the_folder(string file)
    {
        if (Path.GetFileName(file) is "ValueTuple.cs")
            return; // the compiler finds its types by their own namespace

        var room = Path.GetDirectoryName(file)!;
        Assert.Contains($"namespace CrmRoi.Metrics{(room.Length == 0 ? "" : "." + room)};", File.ReadAllText(Path.Combine(Source, file)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Files))]
    public void Nothing_reads_the_clock_the_machines_zone_or_the_current_culture(string file) =>
        Assert.DoesNotMatch(Ambient(), File.ReadAllText(Path.Combine(Source, file)));

    [GeneratedRegex(@"CrmRoi\.Metrics\.(Internal|Impact|Investment|Sales|Marketing|Service|Customers)\b")]
    private static partial Regex Rooms();

    [GeneratedRegex(@"\.(UtcNow|Now|Today)\b|TimeZoneInfo\.Local\b|CurrentCulture|CurrentUICulture|Stopwatch|new Random\(\)|Random\.Shared|ThreadStatic|AsyncLocal")]
    private static partial Regex Ambient();
}
