using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrmRoi.Metrics.Mutation;

/// <summary>docs/mutation.md: the score of each room and seed with its interval, and every survivor with its reason. A reason, written by hand, stays when the page is written anew.</summary>
internal static partial class Page
{
    private const string Open = "**open**";
    private const string Equivalent = "Equivalent";
    private const string Closed = "Closed";
    private const string Scores = "## Scores";

    private static string File { get; } = Repository.PathOf("docs", "mutation.md");

    /// <summary>Puts what was measured in its place, keeps the rest, and counts the scores anew: a survivor whose reason begins with "Equivalent" is not counted.</summary>
    public static void Write(IEnumerable<Measured> measured)
    {
        var old = System.IO.File.ReadAllText(File).Replace("\r\n", "\n", StringComparison.Ordinal);
        var reasons = Survivor().Matches(old).Where(match => match.Groups[4].Value != Open).GroupBy(KeyOf).ToDictionary(group => group.Key, group => group.First().Groups[4].Value);
        var sections = Section().Matches(old).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());
        foreach (var room in measured)
            sections[$"{room.Room}, seed {room.Seed}"] = SectionOf(room, reasons);

        var table = new StringBuilder("| room, seed | drawn | could have been drawn | killed | by not ending | equivalent | score | minutes |\n|---|---|---|---|---|---|---|---|\n");
        var text = new StringBuilder();
        foreach (var (heading, section) in sections.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var figures = Figures().Match(section);
            var (killed, drawn) = (Number(figures.Groups[1]), Number(figures.Groups[2]));
            var equivalent = Survivor().Matches(section).Count(match => match.Groups[4].Value.StartsWith(Equivalent, StringComparison.Ordinal));
            var score = new Proportion(killed, drawn - equivalent);
            table.Append(CultureInfo.InvariantCulture, $"| {heading} | {drawn} | {figures.Groups[4].Value} | {killed} | {figures.Groups[3].Value} | {equivalent} | {score:P0} {score.WilsonInterval():P0} | {figures.Groups[5].Value} |\n");
            text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n{section}\n");
        }

        System.IO.File.WriteAllText(File, $"{old[..old.IndexOf(Scores, StringComparison.Ordinal)]}{Scores}\n\n{table}{text}");
    }

    /// <summary>Whether the page says that a test kills such a mutant by now.</summary>
    public static bool IsClosed(Mutant mutant) =>
        Survivor().Matches(System.IO.File.ReadAllText(File)).Any(match => match.Groups[4].Value.StartsWith(Closed, StringComparison.Ordinal) && KeyOf(match) == KeyOf(mutant));

    private static string SectionOf(Measured room, Dictionary<(string, string, string), string> reasons)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"{room.Fates.Count(each => each.Fate is Fate.Killed or Fate.TimedOut)} of {room.Fates.Count} killed, {room.Fates.Count(each => each.Fate == Fate.TimedOut)} of them by not ending; {room.Candidates} could have been drawn; {room.Took.TotalMinutes:0.0} minutes.\n");
        var survivors = room.Fates.Where(each => each.Fate is Fate.Survived or Fate.Unseen).Select(each => each.Mutant).OrderBy(each => each.File, StringComparer.Ordinal).ThenBy(each => each.Line).ToArray();
        if (survivors.Length > 0)
            text.Append("\n| survivor | original | mutant | reason |\n|---|---|---|---|\n");
        foreach (var mutant in survivors)
        {
            var (file, original, changed) = KeyOf(mutant);
            text.Append(CultureInfo.InvariantCulture, $"| {file}:{mutant.Line} | `{original}` | `{changed}` | {reasons.GetValueOrDefault((file, original, changed), Open)} |\n");
        }

        return text.ToString().Trim();
    }

    private static (string File, string Original, string Changed) KeyOf(Match match) => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);

    private static (string File, string Original, string Changed) KeyOf(Mutant mutant) => (Path.GetFileName(mutant.File), Cell(mutant.Texts.Original), Cell(mutant.Texts.Changed));

    private static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string Cell(string code) => code.Replace("|", "\\|", StringComparison.Ordinal).Replace('`', '\'');

    [GeneratedRegex(@"^\| (\S+\.cs):\d+ \| `(.*?)` \| `(.*?)` \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Survivor();

    [GeneratedRegex(@"^## (\w+, seed \d+)\n(.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Section();

    [GeneratedRegex(@"^(\d+) of (\d+) killed, (\d+) of them by not ending; (\d+) could have been drawn; (\S+) minutes")]
    private static partial Regex Figures();
}
