using System.Globalization;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;
using nietras.SeparatedValues;
using Spectre.Console;

namespace CrmReport;

/// <summary>A deal and the group that its row belongs to.</summary>
internal readonly record struct DealRow(string Group, Deal Deal);

/// <summary>A row that is no deal: its number below the header, the line of the file, and why.</summary>
internal readonly record struct Rejection(long Row, long Line, string Reason);

/// <summary>The deals of a CSV file, and the rows that are none.</summary>
internal sealed class DealFile
{
    public const NumberStyles NumberStyle = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // A deal that is planned but was not opened yet: open, and in no cohort.
    public static readonly DateTimeOffset NotYetOpened = DateTimeOffset.MaxValue;

    private const long LargeFile = 16 << 20;
    private const int MostStages = 10;

    private readonly Options _options;
    private readonly string[] _header;
    private readonly HashSet<string> _openStages = [];
    private readonly int _opened, _closed, _stage, _amount, _cost, _by;

    private DealFile(string path, Options options, string? by, string[] header)
    {
        Path = path;
        By = by;
        _options = options;
        _header = header;
        (_opened, _closed, _stage, _amount) = (RoleColumn("opened"), RoleColumn("closed"), RoleColumn("stage"), RoleColumn("amount"));
        _cost = options.Column("cost") is { Mapped: false } cost && Find(cost.Name) == -1 ? -1 : RoleColumn("cost");
        _by = by is null ? -1 : Column(by);
    }

    public string Path { get; }

    /// <summary>The column of the groups; null if there are none.</summary>
    public string? By { get; }

    public IReadOnlyList<DealRow> Rows { get; private set; } = [];

    public IReadOnlyList<Rejection> Rejected { get; private set; } = [];

    /// <summary>The names of the stages that were counted as open, the first few of them.</summary>
    public IReadOnlyCollection<string> OpenStages => _openStages;

    public static DealFile Read(Options options)
    {
        var path = options.Deals ?? Company.PathOf("deals.csv");
        if (!File.Exists(path))
            throw new OptionException($"there is no file \"{path}\"");

        using var stream = File.OpenRead(path);
        using var reader = new SepReaderOptions(options.Separator is { } separator ? new Sep(separator) : null)
        {
            HasHeader = false,
            Unescape = true,
            DisableColCountCheck = true,
            CreateToString = SepToString.PoolPerCol(),
        }.From(stream);
        if (!reader.MoveNext())
            throw new OptionException($"the file \"{path}\" is empty; it needs a header line");

        var file = new DealFile(path, options, options.By ?? (options.Deals is null ? "rep" : null), [.. Cells(reader.Current)]);
        if (!stream.CanSeek || stream.Length < LargeFile)
            file.ReadRows(reader, () => { });
        else
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().Start(progress =>
            {
                var task = progress.AddTask(Markup.Escape($"Reading {System.IO.Path.GetFileName(path)}"), maxValue: stream.Length);
                file.ReadRows(reader, () => task.Value = stream.Position);
            });
        return file;
    }

    private void ReadRows(SepReader reader, Action progress)
    {
        var lines = new List<long>();
        var separator = reader.Spec.Sep.Separator;
        var import = reader.Enumerate((SepReader.Row row, out (long Line, Checked<DealRow> Deal) result) =>
        {
            if (row.RowIndex % 8192 == 0)
                progress();
            result = (row.LineNumberFrom, Check(row));
            return row.Span.ContainsAnyExcept(separator, ' '); // A blank line is no row, nor is one of nothing but separators.
        }).Import(row =>
        {
            if (!row.Deal.IsValid)
                lines.Add(row.Line);
            return row.Deal;
        });
        Rows = import.Facts;
        Rejected = [.. import.Rejected.Zip(lines, (row, line) => new Rejection(row.Row, line, row.Reason))];
    }

    private Checked<DealRow> Check(SepReader.Row row)
    {
        if (row.ColCount != _header.Length)
            return Checked.Invalid<DealRow>($"has {Show.Count(row.ColCount, "cell")} where the header has {_header.Length}{OpenQuote(row)}");

        string? error = null;
        var stage = row[_stage].Span.Trim();
        var outcome = Contains(_options.Won, stage) ? Outcome.Won : Contains(_options.Lost, stage) ? Outcome.Lost : Outcome.Open;
        if (outcome == Outcome.Open && _openStages.Count < MostStages)
            _openStages.GetAlternateLookup<ReadOnlySpan<char>>().Add(stage);
        var opened = Date(row[_opened].Span.Trim(), _opened, ref error);
        var closed = Date(row[_closed].Span.Trim(), _closed, ref error);
        var amount = Number(row[_amount].Span.Trim(), _amount, ref error);
        var cost = _cost < 0 ? null : Number(row[_cost].Span.Trim(), _cost, ref error);
        if (opened is null && outcome != Outcome.Open)
            error ??= $"{_header[_opened]} is blank; a won or lost deal needs it";
        if (amount is null && outcome == Outcome.Won)
            error ??= $"{_header[_amount]} is blank; a won deal needs it";
        if (error is not null)
            return Checked.Invalid<DealRow>(error);

        var check = Deal.Check(opened ?? NotYetOpened, closed, outcome, amount ?? 0, cost);
        return check.TryGetValue(out var deal)
            ? Checked.Valid(new DealRow(_by < 0 ? "" : row[_by].ToString().Trim(), deal))
            : Checked.Invalid<DealRow>(check.Error!);
    }

    private DateTimeOffset? Date(ReadOnlySpan<char> text, int column, ref string? error)
    {
        if (text.IsEmpty)
            return null;
        if (Dates.TryParse(text, _options.DateFormats, out var date))
            return date;
        error ??= $"{_header[column]} \"{text}\" is no date {(_options.DateFormats is { Count: > 0 } formats ? $"like {string.Join(" or ", formats)}" : "in ISO 8601")}";
        return null;
    }

    private decimal? Number(ReadOnlySpan<char> text, int column, ref string? error)
    {
        if (text.IsEmpty)
            return null;
        if (decimal.TryParse(text, NumberStyle, CultureInfo.InvariantCulture, out var number))
            return number;
        error ??= $"{_header[column]} \"{text}\" is no number like 1234.50";
        return null;
    }

    private static bool Contains(IReadOnlyList<string> names, ReadOnlySpan<char> stage)
    {
        foreach (var name in names)
        {
            if (stage.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string OpenQuote(SepReader.Row row) =>
        row.LineNumberToExcl - row.LineNumberFrom > 1 ? $"; it reaches to line {row.LineNumberToExcl - 1}: is a quote left open?" : "";

    private static List<string> Cells(SepReader.Row row)
    {
        var cells = new List<string>();
        for (var i = 0; i < row.ColCount; i++)
            cells.Add(row[i].ToString().Trim());
        return cells;
    }

    private static string Shorten(string text) => text.Length <= 500 ? text : text[..500] + "…";

    private int RoleColumn(string role) => Column(_options.Column(role).Name, _options.Column(role).Mapped ? "" : $"; name yours with --map {role}=COLUMN");

    private int Column(string name, string advice = "") => Find(name) switch
    {
        -1 => throw new OptionException($"the file \"{Path}\" has no column \"{name}\"; it has {Shorten(string.Join(", ", _header))}{advice}"),
        -2 => throw new OptionException($"the file \"{Path}\" has more than one column \"{name}\""),
        var column => column,
    };

    // The column of that name, else the one that differs in case only; -1 if there is none, -2 if there are several.
    private int Find(string name)
    {
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            var first = Array.FindIndex(_header, cell => cell.Equals(name, comparison));
            if (first >= 0)
                return Array.FindLastIndex(_header, cell => cell.Equals(name, comparison)) == first ? first : -2;
        }

        return -1;
    }
}
