using System.Text.RegularExpressions;

namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>The page that shows how a summary is added shows the code as it is.</summary>
public partial class AddASummaryPageTests
{
    private static readonly string Folder = Repository.PathOf("docs", "contributing");

    private static readonly string Page = File.ReadAllText(Path.Combine(Folder, "add-a-summary.md"));

    [Fact]
    public void Each_block_stands_in_one_of_the_files_that_the_page_links()
    {
        string[] files = [.. Link().Matches(Page).Select(link => File.ReadAllText(Path.Combine(Folder, link.Groups[1].Value)))];
        var blocks = Block().Matches(Page).Select(block => block.Groups[1].Value).ToList();
        Assert.Equal(8, blocks.Count);
        Assert.All(blocks, block => Assert.Contains(files, file => file.Contains(block, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\]\(([^)]*\.cs)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```cs\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
