using CrmRoi.Metrics.Sales;
using Spectre.Console;

namespace CrmRoi.Report;

/// <summary>The deals of a file, the rows that make no deal, and what was found out about the file.</summary>
internal sealed class DealFile
{
    /// <summary>Notes beyond this number are counted, but not kept.</summary>
    public const int MostNotes = 100_000;

    private const long LargeFile = 16 << 20;
    private const int MostLinesAboveHeader = 20;
    private const int MostFooterLines = 20;

    private static readonly string[] TotalWords = ["Grand Total", "Total", "Subtotal", "Gesamtsumme", "Zwischensumme"];
    private static readonly string[] Calculations = ["Sum", "Count", "Average", "Avg", "Max", "Min", "Median", "Record Count"];

    private readonly List<DealRow> _rows = [];
    private readonly List<RowNote> _places = [];
    private readonly List<RowNote> _rejected = [];
    private readonly List<RowNote> _unread = [];
    private readonly List<RowNote> _duplicates = [];
    private readonly List<(RowNote Note, string Text)> _pending = [];
    private readonly List<string> _footer = [];

    private DealFile(FileSettings settings, CrmSystem system)
    {
        Path = settings.File;
        System = system;
        SumsRows = settings.SumRows;
    }

    public string Path { get; }

    public CrmSystem System { get; }

    /// <summary>Whether rows with the same id were added up.</summary>
    public bool SumsRows { get; }

    /// <summary>How the file was read: "comma-separated, UTF-8".</summary>
    public string Form { get; private set; } = "";

    public DealColumns Columns { get; private set; } = null!;

    public IReadOnlyList<DealRow> Rows => _rows;

    /// <summary>The first rows that make no deal, in order.</summary>
    public IReadOnlyList<RowNote> Rejected => _rejected;

    public long RejectedCount { get; private set; }

    /// <summary>The deals whose amount or cost could not be read and is therefore unknown.</summary>
    public IReadOnlyList<RowNote> Unread => _unread;

    public long UnreadCount { get; private set; }

    /// <summary>The rows that repeat a deal, or were added to one.</summary>
    public IReadOnlyList<RowNote> Duplicates => _duplicates;

    public long DuplicateCount { get; private set; }

    /// <summary>The lines after the last row that are not rows, and rows of totals.</summary>
    public IReadOnlyList<string> Footer => _footer;

    /// <summary>How many rows were filtered out.</summary>
    public long Excluded { get; private set; }

    public DealReader Reader { get; private set; } = null!;

    /// <summary>A date in which day or month may come first, and another date of the file that shows which; null if not needed.</summary>
    public (DateOrder Order, string Date, string Shown)? DateOrderShown { get; private set; }

    public static DealFile Read(ReportSettings report)
    {
        var file = Read(report, null);
        if (file.Reader.Dates.OrderShown is not var (order, shown))
            return file;
        var again = Read(report, order);
        again.DateOrderShown = (order, file.Reader.Dates.Ambiguous!, shown);
        return again;
    }

    private static DealFile Read(ReportSettings report, DateOrder? order)
    {
        var settings = report.Deals!;
        using var table = Table.Open(settings.File, settings);
        var file = new DealFile(settings, settings.From is { } name ? CrmSystem.Of(name) : Systems.None) { Form = table.Form };
        file.Columns = file.FindHeader(table, settings, report);
        table.FillDown(GroupedColumns(file.Columns.Header));
        file.Reader = new DealReader(file.Columns, settings, file.System, report, order);
        if (new FileInfo(settings.File).Length < LargeFile)
            file.ReadRows(table, settings, () => { });
        else
            AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress().Start(progress =>
            {
                var task = progress.AddTask(Markup.Escape($"Reading {NameOf(settings.File)}"), maxValue: 1);
                file.ReadRows(table, settings, () => task.Value = table.Progress);
                task.Value = 1;
            });
        return file;
    }

    // In its reports Salesforce marks the grouping columns with an arrow, and writes each of their values once.
    private static int[] GroupedColumns(Header header) => [.. header.Names.Index().Where(name => name.Item.EndsWith('↑') || name.Item.EndsWith('↓')).Select(name => name.Index)];

    // The header is the first row with the columns; some exports have a title above it.
    private DealColumns FindHeader(Table table, FileSettings settings, ReportSettings report)
    {
        OptionException? first = null;
        for (var line = 0; line < MostLinesAboveHeader && table.Read(); line++)
        {
            try
            {
                return new DealColumns(new Header(Path, table.Cells(), System.Prefixes), settings, System, report);
            }
            catch (OptionException error)
            {
                first ??= error;
            }
        }

        throw first ?? new OptionException($"the file \"{Path}\" is empty; it needs a header line");
    }

    private void ReadRows(Table table, FileSettings settings, Action progress)
    {
        var filter = new RowFilter(Columns.Header, settings, System);
        var duplicates = new Duplicates(settings.SumRows);
        for (var row = 1L; table.Read(); row++)
        {
            if (row % 8192 == 0)
                progress();
            var place = new RowNote(row, table.Line, "");
            if (IsTotal(table))
            {
                if (_footer.Count < MostFooterLines)
                    _footer.Add(table[FirstText(table)].ToString());
            }
            else if (IsLoneText(table) && _pending.Count < MostFooterLines)
            {
                _pending.Add((place with { Reason = Length(table) ?? "has a single cell" }, table[FirstText(table)].ToString()));
            }
            else
            {
                RejectPending();
                ReadRow(table, place, filter, duplicates, settings);
            }
        }

        // What follows the last row is not a row.
        _footer.AddRange(_pending.Select(line => line.Text));
        duplicates.RemoveRefused(_rows, _places, Reject);
        _places.Clear();
        _rejected.Sort((left, right) => left.Row.CompareTo(right.Row));
    }

    private void ReadRow(Table table, RowNote place, RowFilter filter, Duplicates duplicates, FileSettings settings)
    {
        if (Length(table) is { } wrong)
        {
            Reject(place with { Reason = wrong });
            return;
        }

        if (!filter.Takes(table))
        {
            Excluded++;
            return;
        }

        var check = Reader.Read(table, out var unread);
        if (!check.TryGetValue(out var deal))
        {
            Reject(place with { Reason = check.Error! });
            return;
        }

        var id = Columns.Id < 0 ? default : table[Columns.Id];
        if (!id.IsEmpty && duplicates.Add(id, _rows, deal, out var index) is var kind and not Report.Duplicates.Kind.New)
        {
            var note = place with { Reason = $"{Columns.Header.Names[Columns.Id]} {id} is also that of row {_places[index].Row}" };
            if (kind == Report.Duplicates.Kind.Differs)
                duplicates.Refuse(index, note with { Reason = $"{Columns.Header.Names[Columns.Id]} {id} stands in several rows that differ in {Difference(_rows[index].Deal, deal.Deal, settings)}" });
            else
                Keep(_duplicates, note, ++DuplicateCount);
            return;
        }

        if (unread is not null)
            Keep(_unread, place with { Reason = unread }, ++UnreadCount);
        _rows.Add(deal);
        if (Columns.Id >= 0)
            _places.Add(place);
    }

    private static string Difference(in Deal left, in Deal right, FileSettings settings) =>
        left.Outcome != right.Outcome ? "whether it is open, won or lost"
        : left.Opened != right.Opened || left.Closed != right.Closed ? "their dates"
        : (left.Amount != right.Amount ? "the amount" : "the cost") + (settings.SumRows ? "" : "; --sum-rows adds them up");

    private void RejectPending()
    {
        foreach (var (note, _) in _pending)
            Reject(note);
        _pending.Clear();
    }

    private void Reject(RowNote note) => Keep(_rejected, note, ++RejectedCount);

    private static void Keep(List<RowNote> notes, RowNote note, long count)
    {
        if (count <= MostNotes)
            notes.Add(note);
    }

    // Null if the row is as long as the header, apart from blank cells at its end.
    private string? Length(Table table)
    {
        var columns = Columns.Header.Names.Count;
        if (table.Count == columns || (table.Count < columns && table.LeavesOutBlankCells))
            return null;
        for (var extra = columns; extra < table.Count; extra++)
        {
            if (!table[extra].IsEmpty)
                return Text();
        }

        return table.Count > columns ? null : Text();

        string Text() => $"has {Show.Count(table.Count, "cell")} but the header has {columns}{table.OpenQuote}";
    }

    // A line with a single text in a table of several columns, as at the end of Salesforce reports.
    private bool IsLoneText(Table table)
    {
        if (Columns.Header.Names.Count < 3)
            return false;
        var texts = 0;
        for (var column = 0; column < table.Count && texts < 2; column++)
            texts += table[column].IsEmpty ? 0 : 1;
        return texts == 1;
    }

    // "Grand Totals (57 records)", "Total", and below a group "Subtotal", "Sum", "Count": the row has no date.
    private bool IsTotal(Table table)
    {
        var first = FirstText(table);
        if (!table[Columns.Opened].IsEmpty && Columns.Opened != first)
            return false;
        var text = table[first];
        foreach (var word in TotalWords)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return SaysNothing(table, Columns.Stage, first) && SaysNothing(table, Columns.Status, first) && Blank(table, Columns.IsWon) && Blank(table, Columns.IsClosed);
        }

        return IsCalculation(text) && Columns.Id != first;
    }

    private static bool SaysNothing(Table table, int column, int first) => column == first || Blank(table, column) || IsCalculation(table[column]);

    private static bool IsCalculation(ReadOnlySpan<char> text)
    {
        foreach (var word in Calculations)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string NameOf(string path) => new FileInfo(path).Name;

    private static bool Blank(Table table, int column) => column < 0 || table[column].IsEmpty;

    private static int FirstText(Table table)
    {
        for (var column = 0; column < table.Count; column++)
        {
            if (!table[column].IsEmpty)
                return column;
        }

        return 0;
    }
}
