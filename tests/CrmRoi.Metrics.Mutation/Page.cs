using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmRoi.Metrics.Mutation;

/// <summary>What became of a mutant: a test failed, the tests did not end, all passed, or no test came by.</summary>
internal enum Fate
{
    Killed,
    TimedOut,
    Survived,
    Unseen,
}

/// <summary>docs/mutation.md: the score of each room with its interval, and every survivor with its reason. A reason, written by hand, stays when the page is written anew.</summary>
internal static partial class Page
{
    private const string Open = "**open**";

    private static string File { get; } = Repository.PathOf("docs", "mutation.md");

    public static string OneLine(string code) => Blank().Replace(code.Length == 0 ? "(left out)" : code, " ");

    public static void Write(IReadOnlyList<(Mutant Mutant, Fate Fate)> results, IReadOnlyDictionary<string, int> candidates, int count, int seed, TimeSpan took)
    {
        var old = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File) : "";
        var reasons = Survivor().Matches(old).GroupBy(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToDictionary(group => group.Key, group => group.First().Groups[4].Value);
        var sections = Section().Matches(old).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());
        foreach (var room in results.GroupBy(each => each.Mutant.Room))
            sections[room.Key] = SectionOf([.. room], candidates[room.Key], reasons);

        var page = new StringBuilder($"""
            # Mutation: do the tests notice?

            The source is changed in a small way, a `<` to a `<=`, a `+` to a `-`, a statement left out, and the tests that come by are run. If one fails, the mutant is dead. {count} mutants a room
            are drawn by a seed ({seed}) from all that compile, so the score of a room is an estimate, and stands with its Wilson interval of 95 %. All are compiled in at once behind a switch;
            a run of the whole suite shows which test classes come by which mutant, and these are run for it, the quick ones first.
            Pages, policies and data that lie outside the repository take no part. Hash codes are not mutated: another one is as right.

                dotnet run -c Release --project tests/CrmRoi.Metrics.Mutation               # all rooms, and writes this page
                dotnet run -c Release --project tests/CrmRoi.Metrics.Mutation -- Service    # one room
                dotnet run -c Release --project tests/CrmRoi.Metrics.Mutation -- --list     # the sample, without a run

            The last run took {took.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes. A survivor is either **equivalent**, no input can tell it from the original, and the reason says why; or it is a gap, and **open** until a test closes it.

            """);
        foreach (var (room, text) in sections.OrderBy(each => each.Key, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"\n## {room}\n\n{text}\n");
        System.IO.File.WriteAllText(File, page.Replace("\r\n", "\n").ToString());
        Console.WriteLine(page);
    }

    private static string SectionOf(IReadOnlyList<(Mutant Mutant, Fate Fate)> room, int candidates, Dictionary<(string, string, string), string> reasons)
    {
        var score = new Proportion(room.Count(each => each.Fate is Fate.Killed or Fate.TimedOut), room.Count);
        var interval = score.WilsonInterval();
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{score.Successes} of {score.Trials} killed, {score:P0} ({interval:P0}), {room.Count(each => each.Fate == Fate.TimedOut)} of them by not ending; {candidates} could have been drawn.\n");
        var survivors = room.Where(each => each.Fate is Fate.Survived or Fate.Unseen).Select(each => each.Mutant).OrderBy(each => each.File, StringComparer.Ordinal).ThenBy(each => each.Line).ToArray();
        if (survivors.Length == 0)
            return text.ToString().Trim();

        text.Append("\n| survivor | original | mutant | reason |\n|---|---|---|---|\n");
        foreach (var mutant in survivors)
        {
            var (file, original, changed) = (Path.GetFileName(mutant.File), Cell(mutant.Original), Cell(mutant.Changed));
            text.Append(CultureInfo.InvariantCulture, $"| {file}:{mutant.Line} | `{original}` | `{changed}` | {reasons.GetValueOrDefault((file, original, changed), Open)} |\n");
        }

        return text.ToString().Trim();
    }

    private static string Cell(string code) => OneLine(code).Replace("|", "\\|", StringComparison.Ordinal).Replace('`', '\'');

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\| (\S+\.cs):\d+ \| `(.*?)` \| `(.*?)` \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Survivor();

    [GeneratedRegex(@"^## (\w+)\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();
}
