using System.Diagnostics;
using System.Globalization;
using System.Text;
using CrmRoi.Metrics.Coverage;

// How often each range holds the truth, in worlds where it is known. See docs/certainty.md.
//   (nothing)      5,000 companies a cell
//   --quick        300 a cell, for the gate
//   --companies N  as many as wanted
//   --only TEXT    the sections, worlds and methods whose names hold the text
//   --keep         writes the sections that were run into docs/certainty-cells.md
// Ends with 1 where a cell misses what is asked of it by more than two standard errors.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = Encoding.UTF8;
var companies = Option("--companies") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : args.Contains("--quick") ? 300 : 5_000;
var only = Option("--only") ?? "";
var cells = Catalogue.Cells().Where(cell => $"{cell.Section}, {cell.World} {cell.Method}".Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();

if (args.Contains("--keep") && cells.GroupBy(cell => cell.Section).FirstOrDefault(section => section.Count() < Catalogue.Cells().Count(cell => cell.Section == section.Key)) is { } part)
{
    Console.WriteLine($"Only whole sections are kept, and of \"{part.Key}\" a part was chosen.");
    return 2;
}

var watch = Stopwatch.StartNew();
StringWriter table = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
table.WriteLine($"{companies:#,0} companies a cell, seeded; ± two standard errors. A range is one of 95 %; width as a share of the level, unless said.");
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

// Between the two marks of the page, wherever the program is called from within the repository. A section takes the place of the one with its name.
static void Keep(string table)
{
    const string Start = "<!-- table -->", End = "<!-- end of table -->", Section = "\n### ";
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (!File.Exists(Path.Combine(folder.FullName, "CrmRoi.Metrics.sln")))
        folder = folder.Parent!;
    var path = Path.Combine(folder.FullName, "docs", "certainty-cells.md");
    var page = File.ReadAllText(path);
    var (from, to) = (page.IndexOf(Start, StringComparison.Ordinal) + Start.Length, page.IndexOf(End, StringComparison.Ordinal));
    string Name(string section) => section.Split('\n')[0];
    var kept = page[from..to].Split(Section).Skip(1).Select(section => section.Trim()).ToList();
    string[] made = [.. table.Split(Section).Skip(1).Select(section => section.Trim())];
    foreach (var section in made)
    {
        if (kept.FindIndex(old => Name(old) == Name(section)) is >= 0 and var at)
            kept[at] = section;
        else
            kept.Add(section);
    }

    File.WriteAllText(path, $"{page[..from]}\n\n{table.Split(Section)[0].Trim()}\n\n{string.Concat(kept.Select(section => $"### {section}\n\n"))}{page[to..]}");
}
