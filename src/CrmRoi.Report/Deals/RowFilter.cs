namespace CrmRoi.Report;

/// <summary>Which rows are read: by --only and --exclude, and by what a system keeps besides its deals.</summary>
internal sealed class RowFilter
{
    private readonly List<(int Column, HashSet<string> Values)> _only;
    private readonly List<(int Column, HashSet<string> Values)> _exclude;
    private readonly List<(int Column, string[] Keys)> _noDeals;

    public RowFilter(Header header, FileSettings settings, CrmSystem system)
    {
        _only = Parse(header, "--only", settings.Only);
        _exclude = Parse(header, "--exclude", settings.Exclude);
        _noDeals = [.. system.NoDeals.Select(rule => (header.Find([rule.Column]), rule.Values)).Where(rule => rule.Item1 >= 0)];
    }

    public bool Takes(Table row)
    {
        foreach (var (column, values) in _only)
        {
            if (!values.GetAlternateLookup<ReadOnlySpan<char>>().Contains(row[column]))
                return false;
        }

        foreach (var (column, values) in _exclude)
        {
            if (values.GetAlternateLookup<ReadOnlySpan<char>>().Contains(row[column]))
                return false;
        }

        foreach (var (column, keys) in _noDeals)
        {
            if (!row[column].IsEmpty && Array.IndexOf(keys, Header.Key(row[column])) >= 0)
                return false;
        }

        return true;
    }

    private static List<(int, HashSet<string>)> Parse(Header header, string option, IEnumerable<string> pairs) =>
    [
        .. pairs.Select(pair => CommandLine.Pair(option, pair)).GroupBy(pair => header.Named(pair.Column), pair => pair.Value)
            .Select(column => (column.Key, column.ToHashSet(StringComparer.OrdinalIgnoreCase))),
    ];
}
