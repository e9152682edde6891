using System.Diagnostics;
using System.Globalization;
using System.Text;
using CrmRoi.Metrics.Coverage;

// How often each range holds the truth, in worlds where it is known. See docs/certainty.md.
//   (nothing)      5,000 companies a cell
//   --quick        300 a cell, for the gate
//   --companies N  as many as wanted
//   --only TEXT    the worlds and methods whose names hold the text
//   --keep         writes the table into docs/certainty.md
// Ends with 1 where a cell misses what is asked of it by more than two standard errors.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;
var companies = Option("--companies") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : args.Contains("--quick") ? 300 : 5_000;
var only = Option("--only") ?? "";
var cells = Catalogue.Cells().Where(cell => $"{cell.World} {cell.Method}".Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();

var watch = Stopwatch.StartNew();
StringWriter table = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
table.WriteLine($"{companies:#,0} companies a cell, seeded; ± two standard errors. A range is one of 95 %; width as a share of the level.");
foreach (var section in cells.GroupBy(cell => cell.Section))
{
    table.WriteLine($"\n### {section.Key}\n");
    table.WriteLine("| world | method | holds the truth, % | cannot tell, % | shown, % | range above 0, % | width, % | asked |\n|---|---|--:|--:|--:|--:|--:|---|");
    foreach (var cell in section)
    {
        cell.Run(companies);
        var tally = cell.Tally;
        var row = string.Create(CultureInfo.InvariantCulture, $"| {cell.World} | {cell.Method} | {tally.Coverage} | {100 * tally.CannotTell.Value:0.0} | {tally.Shown} | {tally.Above} | {(tally.Ranges == 0 ? "–" : $"{100 * tally.Width:0.0}")} | {Asked(cell)} |");
        table.WriteLine(row);
        Console.Error.WriteLine($"{watch.Elapsed:hh\\:mm\\:ss} {row}");
    }
}

Console.WriteLine(table);
if (args.Contains("--keep"))
    Keep(table.ToString());

// A selection may lack what the power is held against.
var misses = only.Length > 0 ? [] : cells.SelectMany(cell => cell.Misses(cells)).ToList();
misses.ForEach(Console.WriteLine);
Console.WriteLine($"{cells.Count} cells, {cells.Count(cell => Asked(cell).Length > 0)} with a target, {misses.Count} missed, {watch.Elapsed.TotalSeconds:0} s");
return misses.Count == 0 ? 0 : 1;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;

static string Asked(Cell cell) => string.Join(", ", new[]
{
    cell.Coverage is { } least ? $"holds ≥ {100 * least:0}" : "",
    cell.MostShown is { } most ? $"shown ≤ {100 * most:0}" : "",
    cell.Power is { } power ? $"above 0 ≥ {power.Share} × {power.Method}" : "",
}.Where(text => text.Length > 0));

// Between the two marks of the page, wherever the program is called from within the repository.
static void Keep(string table)
{
    const string Start = "<!-- table -->", End = "<!-- end of table -->";
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "CrmRoi.Metrics.sln")))
        folder = folder.Parent!;
    var path = Path.Combine(folder.FullName, "docs", "certainty.md");
    var page = File.ReadAllText(path);
    var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
    File.WriteAllText(path, $"{page[..from]}\n\n{table.TrimEnd()}\n\n{page[to..]}");
}
