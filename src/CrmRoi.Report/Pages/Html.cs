using System.Net;

namespace CrmRoi.Report;

/// <summary>The building blocks of the page.</summary>
internal static class Html
{
    /// <summary>A section: a title, a lead of plain text or safe markup, and its contents.</summary>
    public static string Section(string title, string lead, params string[] parts) => $"""
        <section>
        <h2>{Text(title)}</h2>
        <p>{lead}</p>
        {string.Join("\n", parts)}
        </section>
        """;

    /// <summary>A table of text; the first cell of each row names the row. A table too wide for the screen scrolls.</summary>
    public static string Table(IEnumerable<string> head, IEnumerable<string[]> rows, string[]? foot = null) => $"""
        <div class="scroll"><table>
        <thead><tr>{string.Concat(head.Select(cell => $"<th scope=\"col\">{Text(cell)}</th>"))}</tr></thead>
        <tbody>
        {string.Concat(rows.Select(Row))}</tbody>
        {(foot is null ? "" : $"<tfoot>\n{Row(foot)}</tfoot>")}
        </table></div>
        """;

    /// <summary>Figures before and after. On a phone every row becomes a card with all its contents.</summary>
    public static string Changes(IEnumerable<ShownChange> changes)
    {
        string[] head = ["", "before", "after", "change", "95% range", ShownChange.VerdictHeading];
        return $"""
            <table class="changes">
            <thead><tr>{string.Concat(head.Select(cell => $"<th scope=\"col\">{Text(cell)}</th>"))}</tr></thead>
            <tbody>
            {string.Concat(changes.Select(change => $"<tr><th scope=\"row\">{Text(change.Name)}</th>{string.Concat(change.Cells().Skip(1).Zip(head.Skip(1), (cell, name) => $"<td data-name=\"{Text(name)}\">{Text(cell)}</td>"))}</tr>\n"))}</tbody>
            </table>
            """;
    }

    /// <summary>The few figures that matter.</summary>
    public static string Figures(params (string Name, string Value)[] figures) =>
        $"<dl>\n{string.Concat(figures.Select(figure => $"<div><dt>{Text(figure.Name)}</dt><dd>{Text(figure.Value)}</dd></div>\n"))}</dl>";

    public static string List(IEnumerable<string> items) => $"<ul>\n{string.Concat(items.Select(item => $"<li>{Text(item)}</li>\n"))}</ul>";

    public static string Legend(string text, string color) => $"<span class=\"legend {color}\">{Text(text)}</span>";

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Row(string[] cells) => $"<tr><th scope=\"row\">{Text(cells[0])}</th>{string.Concat(cells.Skip(1).Select(cell => $"<td>{Text(cell)}</td>"))}</tr>\n";
}
