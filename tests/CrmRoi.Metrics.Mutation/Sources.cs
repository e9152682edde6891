using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrmRoi.Metrics.Mutation;

/// <summary>The source of the package for .NET 10, a sample of its mutants, and the source with these written in.</summary>
internal sealed class Sources
{
    // What the SDK opens, and the project.
    private static readonly string Usings = string.Concat(
        new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks" }
            .Concat(XDocument.Load(Repository.PathOf("src", "CrmRoi.Metrics", "CrmRoi.Metrics.csproj")).Descendants("Using").Select(each => each.Attribute("Include")?.Value).OfType<string>())
            .Select(name => $"global using {name}; "));

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
            public static readonly System.Collections.Concurrent.ConcurrentDictionary<(int Id, object Test), bool> Seen = new();

            public static int Active = int.Parse(System.Environment.GetEnvironmentVariable("MUTANT") ?? "0", System.Globalization.CultureInfo.InvariantCulture);

            public static System.Func<object> Where = () => "";

            [System.ThreadStatic]
            private static object? t_test;

            [System.ThreadStatic]
            private static System.Collections.Generic.HashSet<int>? t_seen;

            public static bool Is(int id)
            {
                if (Active < 0)
                    See(id);
                return Active == id;
            }

            private static void See(int id)
            {
                var test = Where();
                if (!ReferenceEquals(test, t_test))
                    (t_test, t_seen) = (test, []);
                if (t_seen!.Add(id))
                    Seen.TryAdd((id, test), true);
            }
        }
        """;

    public static string RoomOf(string file) => file.Split('/')[2] is var first && Rooms.Contains(first) ? first : "Root";

    /// <summary>The given number of mutants of a room, all of which compile; the same for a seed, and a change of the source changes no other mutant's lot.</summary>
    public IReadOnlyList<Mutant> Sample(string room, int count, int seed, out int candidates)
    {
        var drawn = _trees.Keys.Where(file => RoomOf(file) == room).Order(StringComparer.Ordinal).SelectMany(file => Candidates.Of(room, file, _trees[file].GetRoot())).ToArray();
        candidates = drawn.Length;
        var waiting = new Queue<Mutant>(drawn.GroupBy(mutant => $"{seed} {mutant.File} {mutant.Texts}").SelectMany(same => same.Select((mutant, i) => (mutant, Lot(same.Key, i)))).OrderBy(each => each.Item2, StringComparer.Ordinal).Select(each => each.mutant));
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
        // A mutant is inside of a file, so only changed files are compiled whole.
        var changed = Write(mutants).ToDictionary(each => each.File, each => Parse(each.Text, each.File));
        var compilation = CSharpCompilation.Create("CrmRoi.Metrics", [.. _trees.Keys.Select(file => changed.GetValueOrDefault(file) ?? _trees[file]), Parse(Usings, "Usings.cs"), Parse(Switch, "MutantSwitch.cs")], References, Compiling);
        // CS8795: the other part of a method is what the generator of regular expressions writes.
        foreach (var (tree, error) in changed.Values.SelectMany(tree => compilation.GetSemanticModel(tree).GetDiagnostics().Where(each => each is { Severity: DiagnosticSeverity.Error, Id: not "CS8795" }).Select(each => (tree, each))))
        {
            // An error outside of every mutant, a variable that one leaves unassigned for example: all of the file go.
            var id = Rewriter.MutantOf(tree.GetRoot().FindNode(error.Location.SourceSpan));
            foreach (var mutant in mutants.Where(mutant => id is null ? mutant.File == tree.FilePath : mutant.Id == id))
                yield return mutant;
        }
    }

    private static string Lot(string mutant, int position) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{mutant} {position}")));

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.PathOf("src", "CrmRoi.Metrics"), "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => path.Split('/')[2] is not ("obj" or "bin") && !path.Contains("/Polyfills/", StringComparison.Ordinal));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path, Encoding.UTF8);
}
