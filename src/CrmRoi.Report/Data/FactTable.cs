using System.Globalization;
using CrmRoi.Metrics;

namespace CrmRoi.Report;

/// <summary>A file of facts other than deals: its columns by role, and its rows as facts or as rejections.</summary>
internal sealed class FactTable : IDisposable
{
    private readonly Table _table;
    private readonly Dictionary<string, int> _columns = [];
    private readonly Header _header;
    private readonly RowFilter _filter;
    private readonly CellCulture? _culture;
    private readonly Dates _dates;
    private string? _error;

    /// <param name="settings">The file.</param>
    /// <param name="zone">The zone of its dates.</param>
    /// <param name="kind">What its rows are, for messages.</param>
    /// <param name="roles">The roles of its columns; required ones end with "!".</param>
    /// <param name="order">The order of day and month, if the file has shown it.</param>
    public FactTable(FileSettings settings, TimeZoneInfo zone, string kind, IEnumerable<string> roles, DateOrder? order = null)
    {
        _table = Table.Open(settings.File, settings);
        if (!_table.Read())
            throw new OptionException($"the file \"{settings.File}\" is empty; it needs a header line");
        _header = new Header(settings.File, _table.Cells());
        string[] known = [.. roles.Select(role => role.TrimEnd('!'))];
        if (settings.Columns.Keys.FirstOrDefault(role => !known.Contains(role)) is { } unknown)
            throw new OptionException($"the {kind} have no role \"{unknown}\"; the roles are {string.Join(", ", known)}");
        foreach (var role in roles)
        {
            var name = role.TrimEnd('!');
            var column = settings.Columns.TryGetValue(name, out var mapped) ? _header.Named(mapped) : _header.Find(FactRoles.Keys(kind, name));
            if (column < 0 && role.EndsWith('!'))
                throw new OptionException($"the file \"{settings.File}\" has no column for \"{name}\" of the {kind}; it has {_header.Listed}; name yours in columns of {ReportSettings.FileName}");
            _columns[name] = column;
        }

        _filter = new RowFilter(_header, settings, Systems.None);
        _culture = settings.Culture is { } culture ? CellCulture.Of(culture) : null;
        _dates = new Dates(settings.DateFormats, _culture, zone, order);
    }

    public List<RowNote> Rejected { get; } = [];

    public Dates Dates => _dates;

    /// <summary>Every row as a fact; rows that make none are kept in <see cref="Rejected"/>.</summary>
    public List<T> Read<T>(Func<FactTable, Checked<T>> fact)
        where T : notnull
    {
        var facts = new List<T>();
        for (var row = 1L; _table.Read(); row++)
        {
            if (!_filter.Takes(_table))
                continue;
            _error = null;
            var check = fact(this);
            if (_error is null && check.TryGetValue(out var good))
                facts.Add(good);
            else if (Rejected.Count < DealFile.MostNotes)
                Rejected.Add(new RowNote(row, _table.Line, _error ?? check.Error!));
        }

        return facts;
    }

    public bool Has(string role) => _columns[role] >= 0;

    public string Text(string role) => _columns[role] is var column and >= 0 ? _table[column].ToString() : "";

    /// <summary>A date; null if the cell is blank. A date that cannot be read rejects the row.</summary>
    public DateTimeOffset? Date(string role)
    {
        if (_columns[role] is not (var column and >= 0))
            return null;
        var date = _dates.Read(_table, column, out var error);
        if (error is not null)
            _error ??= $"{_header.Names[column]} \"{_table[column]}\" {error}";
        return date?.Instant;
    }

    /// <summary>A required date; a placeholder if it is missing, because the row is then rejected.</summary>
    public DateTimeOffset RequiredDate(string role)
    {
        if (Date(role) is { } date)
            return date;
        _error ??= $"{_header.Names[_columns[role]]} is blank";
        return DateTimeOffset.UnixEpoch;
    }

    /// <summary>A number; null if the cell is blank.</summary>
    public decimal? Number(string role)
    {
        if (_columns[role] is not (var column and >= 0) || _table[column].IsEmpty)
            return null;
        if (_table.IsNumber(column) && double.TryParse(_table[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return (decimal)number;
        if (Money.Read(_table[column], _culture, out var amount, out _) is not { } reason)
            return amount;
        _error ??= $"{_header.Names[column]} \"{_table[column]}\" {reason}";
        return null;
    }

    /// <summary>A required number.</summary>
    public decimal RequiredNumber(string role)
    {
        if (Number(role) is { } number)
            return number;
        _error ??= $"{_header.Names[_columns[role]]} is blank";
        return default;
    }

    public void Dispose() => _table.Dispose();
}
