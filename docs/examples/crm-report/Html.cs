using System.Net;

namespace CrmReport;

/// <summary>The building blocks of the page.</summary>
internal static class Html
{
    /// <summary>A section: a title, a lead of plain text or safe markup, and what follows it.</summary>
    public static string Section(string title, string lead, params string[] parts) => $"""
        <section>
        <h2>{Text(title)}</h2>
        <p>{lead}</p>
        {string.Join("\n", parts)}
        </section>
        """;

    /// <summary>A table of text: the first cell of each row names it. On a phone a wide one scrolls, and an aside in the last column is left out.</summary>
    public static string Table(IEnumerable<string> head, IEnumerable<string[]> rows, string[]? foot = null, bool wide = false, bool aside = false) => $"""
        <div class="{(wide ? "scroll" : aside ? "aside" : "")}"><table>
        <thead><tr>{string.Concat(head.Select(cell => $"<th>{Text(cell)}</th>"))}</tr></thead>
        <tbody>
        {string.Concat(rows.Select(Row))}</tbody>
        {(foot is null ? "" : $"<tfoot>\n{Row(foot)}</tfoot>")}
        </table></div>
        """;

    /// <summary>The few figures that matter.</summary>
    public static string Figures(params (string Name, string Value)[] figures) =>
        $"<dl>\n{string.Concat(figures.Select(figure => $"<div><dt>{Text(figure.Name)}</dt><dd>{Text(figure.Value)}</dd></div>\n"))}</dl>";

    public static string Legend(string text, string color) => $"<span class=\"legend {color}\">{Text(text)}</span>";

    public static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Row(string[] cells) => $"<tr><th>{Text(cells[0])}</th>{string.Concat(cells.Skip(1).Select(cell => $"<td>{Text(cell)}</td>"))}</tr>\n";
}
