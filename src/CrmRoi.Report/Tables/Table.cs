namespace CrmRoi.Report;

/// <summary>The rows of a file, one at a time, so that a large file is never held in memory. Blank rows are skipped.</summary>
internal abstract class Table(string path) : IDisposable
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>How the file was read, in words: "Excel", or "comma-separated, UTF-8".</summary>
    public abstract string Form { get; }

    /// <summary>The line of the file on which the current row begins; in Excel, the row of the sheet.</summary>
    public abstract long Line { get; }

    /// <summary>The number of cells in the current row.</summary>
    public abstract int Count { get; }

    /// <summary>The share of the file that has been read.</summary>
    public abstract double Progress { get; }

    /// <summary>A remark on where the row ends, if a quote may have been left open.</summary>
    public virtual string OpenQuote => "";

    /// <summary>Whether a row shorter than the header only lacks blank cells at its end.</summary>
    public virtual bool LeavesOutBlankCells => false;

    /// <summary>The text of a cell of the current row, trimmed; empty beyond its end.</summary>
    public abstract ReadOnlySpan<char> this[int column] { get; }

    /// <summary>Opens a CSV or Excel file; the contents decide which it is.</summary>
    public static Table Open(string path, FileSettings settings)
    {
        if (!File.Exists(path))
            throw new OptionException($"there is no file \"{path}\"");

        Span<byte> start = stackalloc byte[4];
        using (var stream = File.OpenRead(path))
            start = start[..stream.ReadAtLeast(start, 4, throwOnEndOfStream: false)];
        return start switch
        {
            [0x50, 0x4B, 0x03, 0x04] => new XlsxTable(path),
            [0xD0, 0xCF, 0x11, 0xE0] => throw new OptionException($"the file \"{path}\" is an Excel file of the old kind (.xls); save it as .xlsx or CSV"),
            _ => new CsvTable(path, settings),
        };
    }

    /// <summary>Moves to the next row that is not blank; false at the end.</summary>
    public abstract bool Read();

    /// <summary>Fills blank cells of some columns with the value above, if the file writes a value once for several rows.</summary>
    public virtual void FillDown(int[] columns)
    {
    }

    /// <summary>Whether a cell of the current row is a number in Excel, dates included.</summary>
    public virtual bool IsNumber(int column) => false;

    /// <summary>The date and time that a number in Excel means; null if it is not a number or not a date.</summary>
    public virtual DateTime? DateOf(int column) => null;

    /// <summary>The current row as texts.</summary>
    public string[] Cells()
    {
        var cells = new string[Count];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = this[i].ToString();
        return cells;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
