namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>The page on certainty quotes the page of the cells, which a program writes.</summary>
public class CertaintyPageTests
{
    [Fact]
    public void Each_figure_of_a_table_stands_in_a_cell_of_its_world()
    {
        var cells = Rows("certainty-cells.md");
        var quoted = Rows("certainty.md").Where(row => row.Any(IsFigure)).ToList();
        Assert.NotEmpty(quoted);
        Assert.All(quoted, row => Assert.Contains(cells, cell => row.Any(text => text == cell[0]) && row.Where(IsFigure).All(figure => cell.Any(text => text == figure))));
    }

    private static bool IsFigure(string text) => text.Contains(" ± ", StringComparison.Ordinal);

    private static List<string[]> Rows(string page) =>
        [.. File.ReadAllLines(Repository.PathOf("docs", page)).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
}
