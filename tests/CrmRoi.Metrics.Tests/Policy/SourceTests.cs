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
        var room = RoomOf(file);
        string[] allowed = room switch
        {
            "Internal" => [],
            "" => ["Internal"],
            "Impact" => ["Internal", "Impact", .. Features],
            _ => ["Internal", room],
        };
        Assert.All(Rooms().Matches(File.ReadAllText(Path.Combine(Source, file))).Select(match => match.Groups[1].Value), used => Assert.Contains(used, allowed.Append(room)));
    }

    [Theory, MemberData(nameof(Files))]
    public void The_namespace_is_the_folder(string file)
    {
        if (Path.GetDirectoryName(file) is var folder && Path.GetFileName(folder) is "Polyfills")
            return; // the compiler finds its types by their own namespace

        var room = RoomOf(file);
        Assert.Contains($"namespace CrmRoi.Metrics{(room.Length == 0 ? "" : "." + room)};", File.ReadAllText(Path.Combine(Source, file)), StringComparison.Ordinal);
    }

    // The compiler refuses what stands in BannedSymbols.txt; this holds that the package is compiled with it, and that nothing in it says otherwise.
    [Fact]
    public void Nothing_reads_the_clock_the_machines_zone_or_the_current_culture()
    {
        var project = File.ReadAllText(Path.Combine(Source, "CrmRoi.Metrics.csproj"));
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", project, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", project, StringComparison.Ordinal);
        Assert.DoesNotContain(Files, file => File.ReadAllText(Path.Combine(Source, file.Data)).Contains("RS0030", StringComparison.Ordinal));
        var banned = File.ReadAllLines(Repository.PathOf("BannedSymbols.txt"));
        string[] some = ["P:System.DateTimeOffset.UtcNow", "P:System.TimeZoneInfo.Local", "P:System.Globalization.CultureInfo.CurrentCulture", "M:System.Decimal.ToString", "M:System.Decimal.Parse(System.String)"];
        Assert.All(some, symbol => Assert.Contains(banned, line => line.StartsWith(symbol + ";", StringComparison.Ordinal)));
    }

    // A deterministic build, as on a build server, knows no folder of the machine: such a path begins with /_/ there.
    [Fact]
    public void No_example_reads_a_file_by_the_path_of_its_source() =>
        Assert.All(
            Directory.EnumerateFiles(Repository.PathOf("docs"), "*.cs", SearchOption.AllDirectories),
            file => Assert.DoesNotContain("[" + "CallerFilePath", File.ReadAllText(file).Replace("System.Runtime.CompilerServices.", "", StringComparison.Ordinal).Replace("Not [CallerFilePath]", "", StringComparison.Ordinal), StringComparison.Ordinal));

    [Fact]
    public void No_folder_has_more_than_25_files() =>
        Assert.All(Directory.EnumerateDirectories(Source, "*", SearchOption.AllDirectories), folder => Assert.InRange(Directory.GetFiles(folder, "*.cs").Length, 0, 25));

    [Fact]
    public void Contributing_lists_every_folder()
    {
        var page = File.ReadAllText(Repository.PathOf("CONTRIBUTING.md"));
        var table = page[page.IndexOf("| folder |", StringComparison.Ordinal)..page.IndexOf("The feature folders never", StringComparison.Ordinal)];
        var listed = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(RoomsIn).Order(StringComparer.Ordinal);
        var found = Files.Select(row => Path.GetDirectoryName(row.Data)!).Where(folder => folder.Length > 0).Select(folder => folder.Replace(Path.DirectorySeparatorChar, '/'));
        Assert.Equal(found.Distinct().Where(folder => folder != "Internal").Order(StringComparer.Ordinal), listed);

        static IEnumerable<string> RoomsIn(string line)
        {
            var cells = line.Split('|');
            var (folders, rooms) = (Named().Matches(cells[1]).Select(match => match.Groups[1].Value), Named().Matches(cells[3]).Select(match => match.Groups[1].Value).ToArray());
            return rooms.Length == 0 ? folders : folders.SelectMany(folder => rooms.Select(room => $"{folder}/{room}"));
        }
    }

    /// <summary>The namespace is that of the first folder; folders of the root and folders within a room have none of their own.</summary>
    private static string RoomOf(string file) =>
        file.Split(Path.DirectorySeparatorChar)[0] is var first && (first is "Internal" or "Impact" || Features.Contains(first)) ? first : "";

    [GeneratedRegex("`([A-Za-z]+)/?`")]
    private static partial Regex Named();

    [GeneratedRegex(@"CrmRoi\.Metrics\.(Internal|Impact|Investment|Sales|Marketing|Service|Customers)\b")]
    private static partial Regex Rooms();
}
