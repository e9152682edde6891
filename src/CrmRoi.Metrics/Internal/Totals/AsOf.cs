namespace CrmRoi.Metrics.Internal;

// The rule of totals that were made as of an instant.
internal readonly record struct AsOf(DateTimeOffset Instant) : IRule<AsOf>
{
    public override string ToString() => $"as of {Violation.Show(Instant)}";

    public void Write(ByteWriter writer, string name) => writer.Instant(Instant);

    public AsOf Read(ByteReader reader, string name) => new(reader.Instant(name));
}
