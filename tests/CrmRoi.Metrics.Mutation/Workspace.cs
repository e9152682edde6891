using System.Diagnostics;

namespace CrmRoi.Metrics.Mutation;

/// <summary>A copy of the repository in which every mutant is compiled in, and its tests.</summary>
internal sealed class Workspace : IDisposable
{
    private const string Tests = "tests/CrmRoi.Metrics.Tests";

    // Tells the switch which test class runs, and writes at the end which of them met which mutant.
    private const string Watcher = """
        namespace CrmRoi.Metrics.Tests;

        internal static class MutantWatcher
        {
            [System.Runtime.CompilerServices.ModuleInitializer]
            public static void Watch()
            {
                CrmRoi.Metrics.Internal.MutantSwitch.Where = () => TestContext.Current.TestClass?.TestClassName ?? "";
                if (System.Environment.GetEnvironmentVariable("MUTANTS_SEEN") is { } file)
                    System.AppDomain.CurrentDomain.ProcessExit += (_, _) => System.IO.File.WriteAllLines(file, CrmRoi.Metrics.Internal.MutantSwitch.Seen.Keys.Select(seen => $"{seen.Id} {seen.Class}"));
            }
        }
        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("mutants-").FullName;

    public void Build(IEnumerable<(string File, string Text)> changed)
    {
        foreach (var file in Run("git", ["ls-files", "--cached", "--others", "--exclude-standard"], Repository.Root, []).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!File.Exists(Repository.PathOf(file)))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
            File.Copy(Repository.PathOf(file), Path.Combine(Folder, file));
        }

        foreach (var (file, text) in changed)
            File.WriteAllText(Path.Combine(Folder, file), text);
        File.WriteAllText(Path.Combine(Folder, "src/CrmRoi.Metrics/Internal/MutantSwitch.cs"), Sources.Switch);
        File.WriteAllText(Path.Combine(Folder, Tests, "MutantWatcher.cs"), Watcher);

        // Pages and policies read the source; what they say of a mutant is no test of it.
        var project = Path.Combine(Folder, Tests, "CrmRoi.Metrics.Tests.csproj");
        File.WriteAllText(project, File.ReadAllText(project).Replace("</Project>", """<ItemGroup><Compile Remove="Docs/**;Policy/**" /></ItemGroup></Project>""", StringComparison.Ordinal));
        var build = Run("dotnet", ["build", Tests, "-c", "Release", "-v", "quiet", "-nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:GenerateDocumentationFile=false"], Folder, []);
        if (build.Code != 0)
            throw new InvalidOperationException(build.Output);
    }

    /// <summary>Runs the test classes with a mutant chosen: whether all tests passed. Null: it took longer than the limit.</summary>
    public bool? Passes(int mutant, IEnumerable<string> classes, TimeSpan limit) =>
        Run("dotnet", [Assembly, "-noLogo", "-noColor", "-stopOnFail", "-parallelMode", "none", .. classes.SelectMany(name => new[] { "-class", name })], Folder, new() { ["MUTANT"] = $"{mutant}" }, limit).Code switch
        {
            null => null,
            0 => true,
            _ => false,
        };

    /// <summary>One run of all tests without a mutant: the seconds of each class, and which class met which mutant.</summary>
    public (Dictionary<string, double> Seconds, ILookup<int, string> Seen) Observe()
    {
        var (seen, report) = (Path.Combine(Folder, "seen"), Path.Combine(Folder, "report.xml"));
        var run = Run("dotnet", [Assembly, "-noLogo", "-noColor", "-xml", report], Folder, new() { ["MUTANT"] = "-1", ["MUTANTS_SEEN"] = seen });
        if (run.Code != 0)
            throw new InvalidOperationException($"The tests fail without a mutant: {run.Output}");

        var seconds = System.Xml.Linq.XDocument.Load(report).Descendants("test").GroupBy(test => test.Attribute("type")!.Value).ToDictionary(group => group.Key, group => group.Sum(test => (double)test.Attribute("time")!));
        return (seconds, File.ReadLines(seen).Select(line => line.Split(' ')).ToLookup(parts => int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts => parts[1]));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string Assembly => Path.Combine(Folder, Tests, "bin/Release/net10.0/CrmRoi.Metrics.Tests.dll");

    private static (int? Code, string Output) Run(string program, IEnumerable<string> arguments, string folder, Dictionary<string, string> environment, TimeSpan? limit = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(limit ?? TimeSpan.FromMinutes(30)))
        {
            process.Kill(entireProcessTree: true);
            return (null, "");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }
}
