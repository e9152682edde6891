namespace CrmRoi.Metrics.Internal;

/// <summary>
/// The forms in which a kind of summary travels. The binary form is canonical: equal summaries have the same bytes, and bytes are read only if
/// they are what the summary that they give would be written as.
/// </summary>
/// <param name="kind">The number of the kind of summary, in the binary form; never changed once it is given.</param>
/// <param name="empty">The totals of nothing, to be read into.</param>
/// <param name="totals">The totals of a summary.</param>
/// <param name="summary">The summary of totals.</param>
internal sealed class Form<TSummary, TTotals>(byte kind, Func<TTotals> empty, Func<TSummary, TTotals> totals, Func<TTotals, TSummary> summary)
    where TTotals : IPortable
{
    public const byte Version = 1;

    private static readonly byte[] Mark = [(byte)'C', (byte)'R', (byte)'M'];

    public Func<TTotals> Empty { get; } = empty;

    public Func<TSummary, TTotals> Totals { get; } = totals;

    public Func<TTotals, TSummary> Summary { get; } = summary;

    public byte[] ToBytes(TSummary value)
    {
        var writer = new BinaryFieldWriter();
        foreach (var letter in Mark)
            writer.Byte(letter);
        writer.Byte(Version);
        writer.Byte(kind);
        var part = Totals(value);
        writer.Part(typeof(TSummary).Name, ref part);
        return writer.ToBytes();
    }

    /// <exception cref="FormatException">The bytes are not what <see cref="ToBytes"/> writes.</exception>
    public TSummary FromBytes(byte[] bytes)
    {
        var reader = new BinaryFieldReader(Guard.NotNull(bytes));
        foreach (var letter in Mark)
        {
            if (reader.Byte() != letter)
                throw reader.Invalid("are", "no summary: they must begin with CRM");
        }

        if (reader.Byte() is not Version and var version)
            throw reader.Invalid("are", $"of version {version} of the form; only version {Version} is known");
        if (reader.Byte() is var given && given != kind)
            throw reader.Invalid("are", $"a summary of another kind, {given}; a {typeof(TSummary).Name} has the kind {kind}");

        try
        {
            var part = Empty();
            reader.Part(typeof(TSummary).Name, ref part);
            reader.End();
            var result = Summary(part);
            return ToBytes(result).SequenceEqual(bytes) ? result : throw reader.Invalid("are", "not in canonical form");
        }
        catch (Exception error) when (error is OverflowException or ArgumentException)
        {
            throw reader.Invalid("hold", $"impossible totals: {error.Message}");
        }
    }
}
