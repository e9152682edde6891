using nietras.SeparatedValues;

namespace CrmRoi.Report;

/// <summary>The rows of a text file.</summary>
internal sealed class CsvTable : Table
{
    private readonly FileStream _stream;
    private readonly StreamReader _text;
    private readonly SepReader _reader;
    private readonly TextForm _form;

    public CsvTable(string path, FileSettings settings)
        : base(path)
    {
        _form = TextForm.Of(path, settings);
        _stream = File.OpenRead(path);
        _text = new StreamReader(_stream, _form.Encoding, detectEncodingFromByteOrderMarks: true);
        if (_form.HasSeparatorLine)
            _text.ReadLine();
        _reader = new SepReaderOptions(new Sep(_form.Separator)) { HasHeader = false, Unescape = true, DisableColCountCheck = true }.From(_text);
    }

    public override string Form => _form.Name;

    public override long Line => _reader.Current.LineNumberFrom + (_form.HasSeparatorLine ? 1 : 0);

    public override int Count => _reader.Current.ColCount;

    public override double Progress => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    public override string OpenQuote =>
        _reader.Current is var row && row.LineNumberToExcl - row.LineNumberFrom > 1 ? $"; it reaches to line {row.LineNumberToExcl - 1}: is a quote left open?" : "";

    public override ReadOnlySpan<char> this[int column] => _reader.Current is var row && column < row.ColCount ? row[column].Span.Trim() : default;

    public override bool Read()
    {
        while (_reader.MoveNext())
        {
            if (_reader.Current.Span.ContainsAnyExcept(_form.Separator, ' ', '"'))
                return true;
        }

        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _reader.Dispose();
        _text.Dispose();
        _stream.Dispose();
    }
}
