using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CrmRoi.Report;

/// <summary>The rows of the first visible sheet of an Excel file (ECMA-376). Texts shared by several cells are held in memory, rows are not.</summary>
internal sealed class XlsxTable : Table
{
    // Excel counts days from 30 December 1899, so that days after 28 February 1900 are right; old Macs count from 1 January 1904.
    private static readonly DateTime Epoch1900 = new(1899, 12, 30), Epoch1904 = new(1904, 1, 1);

    private readonly ZipArchive _file;
    private readonly string[] _texts;
    private readonly DateTime _epoch;
    private readonly Stream _stream;
    private readonly XmlReader _sheet;
    private readonly long _size;
    private readonly List<string> _cells = [];
    private readonly List<bool> _numbers = [];
    private readonly Dictionary<int, (string Text, bool IsNumber)> _above = [];
    private long _line;
    private long _read;

    public XlsxTable(string path)
        : base(path)
    {
        _file = ZipFile.OpenRead(path);
        try
        {
            var entry = FirstSheet(out _epoch);
            _texts = SharedTexts();
            _size = Math.Max(1, entry.Length);
            _stream = entry.Open();
            _sheet = Reader(_stream);
        }
        catch (Exception error) when (error is XmlException or InvalidDataException)
        {
            _file.Dispose();
            throw new OptionException($"the file \"{path}\" cannot be read as Excel: {error.Message}");
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public override string Form => "Excel";

    public override long Line => _line;

    public override int Count => _cells.Count;

    public override double Progress => Math.Min(1, (double)_read / _size);

    public override bool LeavesOutBlankCells => true;

    public override ReadOnlySpan<char> this[int column] => column < _cells.Count ? _cells[column].AsSpan().Trim() : default;

    public override bool IsNumber(int column) => column < _numbers.Count && _numbers[column];

    public override DateTime? DateOf(int column) =>
        IsNumber(column) && double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is >= 1 and < 2_958_466
            ? _epoch.AddTicks((long)Math.Round(days * 86_400) * TimeSpan.TicksPerSecond)
            : null;

    public override bool Read()
    {
        try
        {
            while (_sheet.ReadToFollowing("row"))
            {
                ReadRow();
                if (!_cells.Exists(cell => !string.IsNullOrWhiteSpace(cell)))
                    continue;
                foreach (var (column, above) in _above)
                {
                    if (column < _cells.Count && string.IsNullOrWhiteSpace(_cells[column]))
                        (_cells[column], _numbers[column]) = above;
                    if (column < _cells.Count)
                        _above[column] = (_cells[column], _numbers[column]);
                }

                return true;
            }

            return false;
        }
        catch (XmlException error)
        {
            throw new OptionException($"the file \"{Path}\" cannot be read as Excel: {error.Message}");
        }
    }

    public override void FillDown(int[] columns)
    {
        foreach (var column in columns)
            _above[column] = ("", false);
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _sheet.Dispose();
        _stream.Dispose();
        _file.Dispose();
    }

    private static XmlReader Reader(Stream stream) =>
        XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });

    private void ReadRow()
    {
        _cells.Clear();
        _numbers.Clear();
        _line = long.TryParse(_sheet.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : _line + 1;
        if (_sheet.IsEmptyElement)
            return;
        var depth = _sheet.Depth;
        _sheet.Read();
        while (_sheet.Depth > depth)
        {
            if (_sheet is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                _sheet.Read();
                continue;
            }

            var column = _sheet.GetAttribute("r") is { } place ? ColumnOf(place) : _cells.Count;
            var (text, isNumber) = ReadCell();
            while (_cells.Count <= column)
            {
                _cells.Add("");
                _numbers.Add(false);
            }

            (_cells[column], _numbers[column]) = (text, isNumber);
        }
    }

    // Moves the reader past the cell.
    private (string Text, bool IsNumber) ReadCell()
    {
        var type = _sheet.GetAttribute("t");
        var value = new StringBuilder();
        if (_sheet.IsEmptyElement)
        {
            _sheet.Read();
            return ("", false);
        }

        var depth = _sheet.Depth;
        _sheet.Read();
        while (_sheet.Depth > depth)
        {
            if (_sheet is { NodeType: XmlNodeType.Element, LocalName: "v" or "t" })
                value.Append(_sheet.ReadElementContentAsString());
            else if (_sheet is { NodeType: XmlNodeType.Element, LocalName: "f" or "rPh" })
                _sheet.Skip();
            else
                _sheet.Read();
        }

        _sheet.Read();
        _read += value.Length + 40;
        var text = value.ToString();
        return type switch
        {
            "s" => (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < _texts.Length ? _texts[index] : "", false),
            "b" => (text == "1" ? "TRUE" : "FALSE", false),
            null or "n" => (text, text.Length > 0),
            _ => (text, false),
        };
    }

    private ZipArchiveEntry FirstSheet(out DateTime epoch)
    {
        var book = _file.GetEntry("xl/workbook.xml") ?? throw new OptionException($"the file \"{Path}\" is a ZIP archive, but no Excel file (.xlsx)");
        string? id = null;
        epoch = Epoch1900;
        using (var stream = book.Open())
        using (var reader = Reader(stream))
        {
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" } && reader.GetAttribute("date1904") is "1" or "true")
                    epoch = Epoch1904;
                if (id is null && reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && reader.GetAttribute("state") is null or "visible")
                    id = reader.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships") ?? reader.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
            }
        }

        var target = "worksheets/sheet1.xml";
        if (id is not null && _file.GetEntry("xl/_rels/workbook.xml.rels") is { } relations)
        {
            using var stream = relations.Open();
            using var reader = Reader(stream);
            while (reader.Read())
            {
                if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("Id") == id)
                    target = reader.GetAttribute("Target") ?? target;
            }
        }

        var name = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return _file.GetEntry(name) ?? throw new OptionException($"the file \"{Path}\" has no sheet \"{name}\"");
    }

    private string[] SharedTexts()
    {
        if (_file.GetEntry("xl/sharedStrings.xml") is not { } entry)
            return [];
        var texts = new List<string>();
        using var stream = entry.Open();
        using var reader = Reader(stream);
        var text = new StringBuilder();
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "t" })
            {
                text.Append(reader.ReadElementContentAsString());
                continue;
            }

            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                reader.Skip();
                continue;
            }

            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si", IsEmptyElement: true } or { NodeType: XmlNodeType.EndElement, LocalName: "si" })
            {
                texts.Add(text.ToString());
                text.Clear();
            }

            reader.Read();
        }

        return [.. texts];
    }

    // "BC12" is column 54, counted from 0.
    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var letter in place)
        {
            if (letter is < 'A' or > 'Z')
                break;
            column = (26 * column) + letter - 'A' + 1;
        }

        return column - 1;
    }
}
