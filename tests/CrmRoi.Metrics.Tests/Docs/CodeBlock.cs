using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>
/// The C# code that stands in the documentation: fenced blocks of the pages, examples in the comments of public members.
/// A comment behind a <c>Console.WriteLine</c>, <c>// 525%</c>, says what the line prints.
/// </summary>
internal static partial class CodeBlock
{
    /// <summary>The pages with code: README.md and everything below docs, by path from the root.</summary>
    public static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md"))
            .Where(path => OfPage(path).Any())
            .Select(path => Path.GetRelativePath(Repository.Root, path));

    public static IEnumerable<string> OfPage(string path) =>
        Fence().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value);

    /// <summary>The examples in the comments of public members.</summary>
    public static IReadOnlyList<string> OfMembers() =>
        [.. XDocument.Load(Path.ChangeExtension(typeof(Deal).Assembly.Location, ".xml")).Descendants("example").SelectMany(example => example.Elements("code")).Select(code => code.Value)];

    /// <summary>What the comments behind the lines say the code prints.</summary>
    public static IEnumerable<string> PromisedOutput(string code) =>
        Promise().Matches(code).Select(match => match.Groups[1].Value.Trim());

    [GeneratedRegex(@"^```csharp\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"Console\.WriteLine\(.*\);[ \t]*//(.*)$", RegexOptions.Multiline)]
    private static partial Regex Promise();
}
