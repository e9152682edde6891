namespace CrmRoi.Metrics.Internal;

// The binary form of totals: a mark, a version, the number of the kind, the fields in the order of their list; docs/binary-form.md describes it. It is canonical: equal totals
// have the same bytes, and bytes are read only if they are what their totals would be written as.
internal static class BinaryForm
{
    public const byte Version = 1;

    // The most items that a summary can hold and travel: few enough that thousands of summaries from strangers can be added up.
    public const long MostItems = 1_000_000_000_000_000;

    private static readonly byte[] Mark = [(byte)'C', (byte)'R', (byte)'M'];

    // InvalidOperationException: What would be written would be refused on reading.
    public static byte[] ToBytes<T>(byte kind, string name, ref T totals)
        where T : struct, ITotals<T>
    {
        if (totals.FindViolation() is { } violation)
            throw new InvalidOperationException($"The summary cannot be written: {violation.Message}");

        var writer = new ByteWriter();
        foreach (var letter in Mark)
            writer.Byte(letter);
        writer.Byte(Version);
        writer.Byte(kind);
        var write = new WriteFields(writer);
        write.Part(name, ref totals, ref totals);
        return writer.ToBytes();
    }

    // FormatException: The bytes are not what ToBytes writes; the message says what is wrong, and where.
    public static T FromBytes<T>(byte kind, string name, byte[] bytes)
        where T : struct, ITotals<T>
    {
        var reader = new ByteReader(Guard.NotNull(bytes));
        foreach (var letter in Mark)
        {
            if (reader.Byte() != letter)
                throw reader.Invalid("are", "no summary: they must begin with CRM");
        }

        if (reader.Byte() is not Version and var version)
            throw reader.Invalid("are", $"of version {version} of the form; only version {Version} is known");
        if (reader.Byte() is var given && given != kind)
            throw reader.Invalid("are", $"a summary of another kind, {given}; a {name} has the kind {kind}");

        try
        {
            var totals = default(T);
            var read = new ReadFields(reader);
            read.Part(name, ref totals, ref totals);
            reader.End();
            return totals;
        }
        catch (Exception error) when (error is OverflowException or ArgumentException)
        {
            throw reader.Invalid("hold", $"impossible totals: {error.Message}");
        }
    }
}
