using System.Diagnostics;
using System.Globalization;
using CrmRoi.Metrics.Mutation;

// dotnet run -c Release --project tests/CrmRoi.Metrics.Mutation -- [--mutants 60] [--seed 1] [--seconds 5] [--workers N] [--list] [--page] [--closed] [ROOM ...]
var (count, seed, most, workers) = (Option("--mutants", 60), Option("--seed", 1), Option("--seconds", 5), Option("--workers", Environment.ProcessorCount));
string[] all = ["Root", "Investment", "Sales", "Marketing", "Service", "Customers", "Impact", "Internal"];
string[] rooms = args.Any(all.Contains) ? [.. args.Where(all.Contains)] : all;
var clock = Stopwatch.StartNew();
if (args.Contains("--page"))
{
    Page.Write([]);
    return;
}

var sources = new Sources();
var samples = rooms.Select(room => (Room: room, Mutants: sources.Sample(room, count, seed, out var candidates), Candidates: candidates)).ToArray();
var closedOnly = args.Contains("--closed");
if (closedOnly)
    samples = [.. samples.Select(sample => sample with { Mutants = [.. sample.Mutants.Where(Page.IsClosed)] })];
var mutants = samples.SelectMany(sample => sample.Mutants).ToArray();
for (var i = 0; i < mutants.Length; i++)
    mutants[i].Id = i + 1;
if (args.Contains("--list"))
{
    foreach (var mutant in mutants)
        Console.WriteLine($"{mutant.Id,4} {mutant}");
    return;
}

using var workspace = new Workspace();
workspace.Build(sources.Write(mutants));
Console.WriteLine($"{mutants.Length} mutants compiled in after {Elapsed()}");
var (watched, seen) = workspace.Observe();
var seconds = watched.Where(test => test.Value <= most).ToDictionary(test => test.Key, test => test.Value);
Console.WriteLine($"{watched.Count} tests watched after {Elapsed()}, {seconds.Count} of which take no more than {most} seconds");

var done = 0;
foreach (var (room, chosen, candidates) in samples)
{
    var began = clock.Elapsed;
    var fates = new Fate[chosen.Count];
    Parallel.For(0, chosen.Count, new ParallelOptions { MaxDegreeOfParallelism = workers }, () => workspace.NewWorker(), (i, _, worker) =>
    {
        fates[i] = FateOf(chosen[i], ref worker);
        Console.WriteLine($"{Interlocked.Increment(ref done),4}/{mutants.Length} {Elapsed()} {fates[i],-9} {chosen[i]}");
        return worker;
    }, worker => worker.Dispose());
    if (closedOnly)
        Console.WriteLine($"{room}, seed {seed}: {fates.Count(fate => fate is Fate.Killed or Fate.TimedOut)} of {fates.Length} mutants that the page calls closed are killed");
    else
        Page.Write([new Measured(room, seed, candidates, [.. chosen.Zip(fates)], clock.Elapsed - began)]);
}

// The cheap tests first: most mutants die there.
Fate FateOf(Mutant mutant, ref Worker worker)
{
    var met = seen[mutant.Id].SelectMany(test => test.EndsWith(".*", StringComparison.Ordinal) ? seconds.Keys.Where(name => name.StartsWith(test[..^1], StringComparison.Ordinal)) : [test]).Where(seconds.ContainsKey).Distinct().OrderBy(test => seconds[test]).ThenBy(test => test, StringComparer.Ordinal).ToArray();

    // Which tests see what is made once cannot be told, so all are asked, in a process that has it from the start.
    if (mutant.IsStatic || (met.Length == 0 && seen.Contains(mutant.Id)))
    {
        using var own = workspace.NewWorker(mutant.Id);
        return Fated(own.Passes(mutant.Id, seconds.Keys, Limit(seconds.Keys))) ?? Fate.Survived;
    }

    foreach (var part in Parts(met))
    {
        var tests = worker.IsAlive && worker.Warm(part) ? part : Renew(ref worker, part);
        if (tests.Length == 0)
            continue;
        var fate = Fated(worker.Passes(mutant.Id, tests, Limit(tests)));

        // What a mutant made once and left behind would kill all that come after it: a death counts only where the tests pass without the mutant.
        if (fate == Fate.Killed && worker.IsAlive && worker.Passes(0, tests, Limit(tests)) != true)
        {
            tests = Renew(ref worker, tests);
            fate = Fated(worker.Passes(mutant.Id, tests, Limit(tests)));
        }

        if (fate is { } final)
            return final;
    }

    return met.Length == 0 ? Fate.Unseen : Fate.Survived;

    // A new process, and the tests that pass in it without a mutant. A test that passes only after others takes no part.
    string[] Renew(ref Worker old, string[] part)
    {
        old.Dispose();
        old = workspace.NewWorker();
        if (old.Warm(part))
            return part;
        var fit = new List<string>();
        foreach (var test in part)
        {
            if (!old.IsAlive)
                old = workspace.NewWorker();
            if (old.Passes(0, [test], Limit([test])) == true)
                fit.Add(test);
            else
                Console.WriteLine($"{test} fails without a mutant");
        }

        return [.. fit];
    }

    static Fate? Fated(bool? passes) => passes is null ? Fate.TimedOut : passes.Value ? null : Fate.Killed;
}

// Half a second of tests, then ten times as much, and so on.
IEnumerable<string[]> Parts(string[] tests)
{
    for (var (from, size) = (0, 0.5); from < tests.Length; size *= 10)
    {
        var total = 0.0;
        var part = tests.Skip(from).TakeWhile((test, i) => (total += seconds[test]) < size || i == 0).ToArray();
        from += part.Length;
        yield return part;
    }
}

TimeSpan Limit(IEnumerable<string> tests) => TimeSpan.FromSeconds(15 + (6 * tests.Sum(test => seconds[test])));

int Option(string name, int standard) => Array.IndexOf(args, name) is >= 0 and var at ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : standard;

string Elapsed() => clock.Elapsed.ToString(@"mm\:ss", CultureInfo.InvariantCulture);
