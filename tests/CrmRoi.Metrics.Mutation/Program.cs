using System.Diagnostics;
using System.Globalization;
using CrmRoi.Metrics.Mutation;

// dotnet run -c Release --project tests/CrmRoi.Metrics.Mutation -- [--mutants 60] [--seed 1] [--list] [ROOM ...]
var (count, seed) = (Option("--mutants", 60), Option("--seed", 1));
string[] all = ["Root", "Investment", "Sales", "Marketing", "Service", "Customers", "Impact", "Internal"];
var rooms = args.Where(all.Contains).DefaultIfEmpty().First() is null ? all : [.. args.Where(all.Contains)];
var clock = Stopwatch.StartNew();

var sources = new Sources();
var candidates = new Dictionary<string, int>();
var mutants = rooms.SelectMany(room =>
{
    var sample = sources.Sample(room, count, seed, out var drawn);
    candidates[room] = drawn;
    return sample;
}).ToArray();
for (var i = 0; i < mutants.Length; i++)
    mutants[i].Id = i + 1;
if (args.Contains("--list"))
{
    foreach (var mutant in mutants)
        Console.WriteLine($"{mutant.Id,4} {mutant.File}:{mutant.Line}  {Page.OneLine(mutant.Original)}  ->  {Page.OneLine(mutant.Changed)}");
    return;
}

using var workspace = new Workspace();
workspace.Build(sources.Write(mutants));
Console.WriteLine($"{mutants.Length} mutants compiled in after {Elapsed()}");
var (seconds, seen) = workspace.Observe();
Console.WriteLine($"{seconds.Count} test classes watched after {Elapsed()}");

var fates = new Fate[mutants.Length];
var done = 0;
Parallel.For(0, mutants.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount) }, i =>
{
    fates[i] = FateOf(mutants[i]);
    Console.WriteLine($"{Interlocked.Increment(ref done),4}/{mutants.Length} {Elapsed()} {fates[i],-9} {mutants[i].File}:{mutants[i].Line}  {Page.OneLine(mutants[i].Original)}  ->  {Page.OneLine(mutants[i].Changed)}");
});

Page.Write([.. mutants.Zip(fates)], candidates, count, seed, clock.Elapsed);

// The cheap classes first: most mutants die there.
Fate FateOf(Mutant mutant)
{
    var classes = (mutant.IsStatic ? seconds.Keys : seen[mutant.Id].Where(seconds.ContainsKey)).Distinct().OrderBy(name => seconds[name]).ThenBy(name => name, StringComparer.Ordinal).ToArray();
    if (classes.Length == 0)
        return Fate.Unseen;

    var cheap = classes.TakeWhile((name, i) => i == 0 || classes.Take(i + 1).Sum(each => seconds[each]) < 3).ToArray();
    foreach (var part in new[] { cheap, classes[cheap.Length..] }.Where(part => part.Length > 0))
    {
        var passes = workspace.Passes(mutant.Id, part, TimeSpan.FromSeconds(30 + (10 * part.Sum(name => seconds[name]))));
        if (passes != true)
            return passes is null ? Fate.TimedOut : Fate.Killed;
    }

    return Fate.Survived;
}

int Option(string name, int standard) => Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;

string Elapsed() => clock.Elapsed.ToString(@"mm\:ss", CultureInfo.InvariantCulture);
