using System.Text.RegularExpressions;

namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>The pages of the examples show the code that the gate runs.</summary>
public partial class ExamplePageTests
{
    [Theory]
    [InlineData("web-api.md", "web-api")]
    [InlineData("database.md", "database")]
    [InlineData("dynamics-365.md", "dynamics-plugin")]
    [InlineData("other-languages.md", "languages")]
    public void A_page_quotes_its_example(string page, string folder)
    {
        var files = Directory.EnumerateFiles(Repository.PathOf("docs", "examples", folder), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".fsx" or ".vb" or ".ps1" && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText).ToArray();
        var blocks = Block().Matches(File.ReadAllText(Repository.PathOf("docs", page))).Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(files, file => file.Contains(block, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_page_for_checkers_quotes_the_program_and_its_cases()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "checked-by-others.md"));
        Assert.Contains(Assert.Single(Block().Matches(page)).Groups[1].Value, File.ReadAllText(Repository.PathOf("docs", "examples", "verify.cs")), StringComparison.Ordinal);
        Assert.Contains(Assert.Single(JsonBlock().Matches(page)).Groups[1].Value.TrimEnd(), File.ReadAllText(Repository.PathOf("docs", "examples", "verify", "own.json")), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^```json\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"^```(?:cs|fsharp|vb|powershell)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
