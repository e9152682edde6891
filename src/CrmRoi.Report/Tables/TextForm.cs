using System.Text;
using System.Text.Unicode;

namespace CrmRoi.Report;

/// <summary>The encoding and the separator of a text file, as detected from the file.</summary>
internal sealed record TextForm(Encoding Encoding, string EncodingName, char Separator, bool HasSeparatorLine)
{
    private const string Separators = ",;\t|";

    public string Name => $"{Separator switch { '\t' => "tab", ',' => "comma", ';' => "semicolon", _ => $"\"{Separator}\"" }}-separated, {EncodingName}";

    public static TextForm Of(string path, FileSettings settings)
    {
        using var stream = File.OpenRead(path);
        var (encoding, name) = settings.Encoding is { } asked ? (EncodingOf(asked), asked) : Recognise(stream, path);
        stream.Position = 0;
        using var reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true);
        var line = FirstLine(reader);
        if (SeparatorLine(line) is { } stated)
            return new TextForm(encoding, name, settings.Separator is { } given ? SeparatorOf(given) : stated, true);
        return new TextForm(encoding, name, settings.Separator is { } separator ? SeparatorOf(separator) : MostFrequent(line), false);
    }

    public static char SeparatorOf(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var one] when one is not ('"' or '\r' or '\n') => one,
        _ => throw new OptionException($"--separator takes one character or \"tab\", not \"{text}\""),
    };

    public static Encoding EncodingOf(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            throw new OptionException($"--encoding takes a name such as utf-8, utf-16 or windows-1252, not \"{name}\"");
        }
    }

    // A mark at the start; else the zeros of UTF-16 in Latin text; else UTF-8 if everything is; else Windows-1252, which Excel saves in the West.
    private static (Encoding Encoding, string Name) Recognise(FileStream stream, string path)
    {
        var start = new byte[4096];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        ReadOnlySpan<byte> bytes = start.AsSpan(0, read);
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            return (Encoding.UTF8, "UTF-8");
        if (bytes is [0xFF, 0xFE, ..])
            return (Encoding.Unicode, "UTF-16");
        if (bytes is [0xFE, 0xFF, ..])
            return (Encoding.BigEndianUnicode, "UTF-16, big-endian");
        var (even, odd) = (0, 0);
        for (var i = 0; i < read; i++)
        {
            if (bytes[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        if (odd > read / 8 && even == 0)
            return (Encoding.Unicode, "UTF-16");
        if (even > read / 8 && odd == 0)
            return (Encoding.BigEndianUnicode, "UTF-16, big-endian");

        stream.Position = 0;
        return CountUtf8(stream) switch
        {
            (_, 0) => (Encoding.UTF8, "UTF-8"),
            (0, _) => (EncodingOf("windows-1252"), "Windows-1252"),
            var (good, bad) => throw new OptionException(
                $"the file \"{path}\" is neither UTF-8 ({Show.Count(bad, "byte")} cannot be) nor all Windows-1252 ({Show.Count(good, "character")} can be UTF-8); say --encoding utf-8 or --encoding windows-1252"),
        };
    }

    // How many characters beyond ASCII are UTF-8, and how many bytes cannot be.
    private static (long Good, long Bad) CountUtf8(FileStream stream)
    {
        var (good, bad) = (0L, 0L);
        var buffer = new byte[1 << 16];
        var kept = 0;
        while (true)
        {
            var read = stream.Read(buffer, kept, buffer.Length - kept);
            var bytes = buffer.AsSpan(0, kept + read);
            if (!Utf8.IsValid(bytes) || bytes.ContainsAnyExceptInRange((byte)0, (byte)127))
            {
                while (!bytes.IsEmpty)
                {
                    var status = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
                    if (status == System.Buffers.OperationStatus.NeedMoreData && read > 0)
                        break;
                    if (status != System.Buffers.OperationStatus.Done)
                        bad++;
                    else if (!rune.IsAscii)
                        good++;
                    bytes = bytes[consumed..];
                }
            }
            else
            {
                bytes = [];
            }

            if (read == 0)
                return (good, bad);
            kept = bytes.Length;
            bytes.CopyTo(buffer);
        }
    }

    // The first line that is not blank; a line break in quotes does not end it.
    private static string FirstLine(StreamReader reader)
    {
        var line = new StringBuilder();
        var quoted = false;
        for (var next = reader.Read(); next >= 0 && line.Length < 1 << 16; next = reader.Read())
        {
            if (next is '\r' or '\n' && !quoted)
            {
                if (line.ToString().Any(character => !char.IsWhiteSpace(character) && !Separators.Contains(character)))
                    break;
                line.Clear();
                continue;
            }

            quoted ^= next == '"';
            line.Append((char)next);
        }

        return line.ToString();
    }

    private static char? SeparatorLine(string line) => line.Trim().Trim('"') switch
    {
        ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var separator] => separator,
        _ when line.Trim(' ', '"').Equals("sep=\t", StringComparison.OrdinalIgnoreCase) => '\t',
        _ => null,
    };

    private static char MostFrequent(string header)
    {
        var quoted = false;
        Span<int> counts = stackalloc int[Separators.Length];
        foreach (var character in header)
        {
            quoted ^= character == '"';
            if (!quoted && Separators.IndexOf(character) is var at and >= 0)
                counts[at]++;
        }

        var most = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[most])
                most = i;
        }

        return Separators[most];
    }
}
