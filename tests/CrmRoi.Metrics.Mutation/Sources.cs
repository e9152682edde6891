using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrmRoi.Metrics.Mutation;

/// <summary>The source of the package for .NET 10, a sample of its mutants, and the source with these written in.</summary>
internal sealed class Sources
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string[] Rooms = ["Internal", "Investment", "Sales", "Marketing", "Service", "Customers", "Impact"];

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER", "NET9_0_OR_GREATER", "NET8_0_OR_GREATER"]);

    private static readonly CSharpCompilationOptions Compiling = new(OutputKind.DynamicallyLinkedLibrary, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly Dictionary<string, SyntaxTree> _trees = Files().ToDictionary(file => file, file => Parse(File.ReadAllText(Repository.PathOf(file)), file));

    public const string Switch = """
        namespace CrmRoi.Metrics.Internal;

        internal static class MutantSwitch
        {
            private static readonly int Active = int.Parse(System.Environment.GetEnvironmentVariable("MUTANT") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

            public static readonly System.Collections.Concurrent.ConcurrentDictionary<(int Id, string Class), bool> Seen = new();

            public static System.Func<string> Where = () => "";

            public static bool Is(int id)
            {
                if (Active < 0)
                    Seen.TryAdd((id, Where()), true);
                return Active == id;
            }
        }
        """;

    public static string RoomOf(string file) => file.Split('/')[2] is var first && Rooms.Contains(first) ? first : "Root";

    /// <summary>The given number of mutants of a room, all of which compile; always the same for a source and a seed.</summary>
    public IReadOnlyList<Mutant> Sample(string room, int count, int seed, out int candidates)
    {
        var drawn = _trees.Keys.Where(file => RoomOf(file) == room).Order(StringComparer.Ordinal).SelectMany(file => Candidates.Of(room, file, _trees[file].GetRoot())).ToArray();
        candidates = drawn.Length;
        new Random(seed).Shuffle(drawn);
        var waiting = new Queue<Mutant>(drawn);
        var taken = new List<Mutant>();
        while (true)
        {
            while (taken.Count < count && waiting.TryDequeue(out var next))
                taken.Add(next);
            for (var i = 0; i < taken.Count; i++)
                taken[i].Id = i + 1;
            var refused = Refused(taken).ToHashSet();
            if (refused.Count == 0)
                return taken;
            taken.RemoveAll(refused.Contains);
        }
    }

    public IEnumerable<(string File, string Text)> Write(IEnumerable<Mutant> mutants) =>
        mutants.GroupBy(mutant => mutant.File).Select(group => (group.Key, new Rewriter(group.ToLookup(mutant => mutant.Node)).Visit(_trees[group.Key].GetRoot())!.ToFullString()));

    private IEnumerable<Mutant> Refused(IReadOnlyList<Mutant> mutants)
    {
        var changed = Write(mutants).ToDictionary(each => each.File, each => Parse(each.Text, each.File));
        var compilation = CSharpCompilation.Create("CrmRoi.Metrics", [.. _trees.Keys.Select(file => changed.GetValueOrDefault(file) ?? _trees[file]), Parse(Usings, "Usings.cs"), Parse(Switch, "MutantSwitch.cs")], References, Compiling);
        // CS8795: the other part of a method is what the generator of regular expressions writes.
        foreach (var error in compilation.GetDiagnostics().Where(each => each is { Severity: DiagnosticSeverity.Error, Id: not "CS8795" }))
        {
            if (!changed.TryGetValue(error.Location.SourceTree?.FilePath ?? "", out var tree))
                throw new InvalidOperationException($"The source does not compile: {error}");
            // An error outside of every mutant, a variable that one leaves unassigned for example: all of the file go.
            var id = Rewriter.MutantOf(tree.GetRoot().FindNode(error.Location.SourceSpan));
            foreach (var mutant in mutants.Where(mutant => id is null ? mutant.File == tree.FilePath : mutant.Id == id))
                yield return mutant;
        }
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.PathOf("src", "CrmRoi.Metrics"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => path.Split('/')[2] is not ("obj" or "bin") && !path.Contains("/Polyfills/", StringComparison.Ordinal));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path, System.Text.Encoding.UTF8);
}
