// The branch and line coverage of each room, from a report of coverlet: dotnet run .ci/coverage.cs -- REPORT.cobertura.xml [LEAST PERCENT]
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

var lines =
    from type in XDocument.Load(args[0]).Descendants("class")
    let file = type.Attribute("filename")!.Value.Replace('\\', '/')
    let path = file.Split("CrmRoi.Metrics/").Last().Split('/')
    where path[0] != "obj"
    from line in type.Element("lines")!.Elements("line")
    let branches = Regex.Match((string?)line.Attribute("condition-coverage") ?? "", @"\((\d+)/(\d+)\)")
    select (Room: path[0], File: string.Join('/', path), Hit: (long)line.Attribute("hits")! > 0, Taken: Number(branches, 1), Branches: Number(branches, 2));
var all = lines.ToArray();

Console.WriteLine($"{"room",-12} {"branches",14} {"lines",18}");
foreach (var room in all.GroupBy(line => line.Room).OrderBy(room => room.Key, StringComparer.Ordinal))
    Print(room.Key, room);
var percent = Print("all", all);

var missing = all.GroupBy(line => line.File).Select(file => (File: file.Key, Branches: file.Sum(line => line.Branches - line.Taken), Lines: file.Count(line => !line.Hit))).Where(file => file.Branches + file.Lines > 0);
Console.WriteLine("\nwhere most is missing");
foreach (var file in missing.OrderByDescending(file => file.Branches).ThenByDescending(file => file.Lines).Take(15))
    Console.WriteLine($"  {file.Branches,3} branches, {file.Lines,3} lines  {file.File}");

return args.Length > 1 && percent < double.Parse(args[1], CultureInfo.InvariantCulture) ? 1 : 0;

static int Number(Match match, int group) => match.Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

static double Print(string name, IEnumerable<(string Room, string File, bool Hit, int Taken, int Branches)> lines)
{
    var (taken, branches, hit, count) = (lines.Sum(line => line.Taken), lines.Sum(line => line.Branches), lines.Count(line => line.Hit), lines.Count());
    var percent = 100.0 * taken / branches;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} {taken,5}/{branches,-5}{percent,5:0.0}% {hit,6}/{count,-6}{100.0 * hit / count,5:0.0}%"));
    return percent;
}
