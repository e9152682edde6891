using System.Globalization;

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

    [Fact]
    public void Figures_in_the_text_of_other_pages_are_those_of_the_cells()
    {
        Says("decisions.md", $"the simulated coverage is {Range("change of the win rate", "by rep, with himself", 2)}.");
        Says("metrics/ratio-by-unit.md", $"covers the truth in {Range("", "by rep", 2)} of cases");
        Says("metrics/ratio-by-unit.md", $"the interval of independent deals covers a rate in {Range("win rate, ", "as if deals were independent (Wilson)", 2, "each carries 10 %")}.");
        Says("decisions.md", $"is shown to {Shown("growth 0.5 % a month, AR 0.5")} of 100 companies at a correlation of 0.5, and to {Shown("growth 0.5 % a month, AR 0.7")} at 0.7.");
    }

    private static void Says(string page, string text) =>
        Assert.Contains(text, string.Join(' ', File.ReadAllLines(Repository.PathOf("docs", page)).Select(line => line.Trim())), StringComparison.Ordinal);

    // The least and the greatest figure of a column, as whole percent.
    private static string Range(string world, string method, int column, string part = "")
    {
        decimal[] figures =
        [
            .. from cell in Rows("certainty-cells.md")
               where cell[0].StartsWith(world, StringComparison.Ordinal) && cell[0].Contains(part, StringComparison.Ordinal) && cell[1].StartsWith(method, StringComparison.Ordinal) && IsFigure(cell[column])
               select Figure(cell[column]),
        ];
        return FormattableString.Invariant($"{figures.Min():0} to {figures.Max():0} %");
    }

    private static string Shown(string world) =>
        Figure(Rows("certainty-cells.md").Single(cell => cell[0] == world && cell[1] == "the library's choice")[4]).ToString("0", CultureInfo.InvariantCulture);

    private static decimal Figure(string text) => decimal.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);

    private static bool IsFigure(string text) => text.Contains(" ± ", StringComparison.Ordinal);

    private static List<string[]> Rows(string page) =>
        [.. File.ReadAllLines(Repository.PathOf("docs", page)).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];
}
