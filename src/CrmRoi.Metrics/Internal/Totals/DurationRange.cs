namespace CrmRoi.Metrics.Internal;

// The shortest and the longest of some durations.
internal struct DurationRange : IField<DurationRange>
{
    private bool _hasAny;

    public TimeSpan? Shortest { readonly get => _hasAny ? field : null; private set; }

    public TimeSpan? Longest { readonly get => _hasAny ? field : null; private set; }

    public void Add(TimeSpan duration) => Add(new DurationRange { _hasAny = true, Shortest = duration, Longest = duration });

    public void Add(in DurationRange other)
    {
        if (!other._hasAny)
            return;
        Shortest = Shortest < other.Shortest ? Shortest : other.Shortest;
        Longest = Longest > other.Longest ? Longest : other.Longest;
        _hasAny = true;
    }

    public readonly DurationRange Copy() => this;

    public readonly void Settle()
    {
    }

    public readonly bool Equals(DurationRange other) => Shortest == other.Shortest && Longest == other.Longest;

    public override readonly bool Equals(object? obj) => obj is DurationRange other && Equals(other);

    public override readonly int GetHashCode() => Shortest.GetHashCode();

    public readonly void Write(ByteWriter writer, string name)
    {
        writer.Flag(_hasAny);
        if (_hasAny)
        {
            writer.Signed(Shortest!.Value.Ticks);
            writer.Signed(Longest!.Value.Ticks);
        }
    }

    public void Read(ByteReader reader, string name)
    {
        _hasAny = reader.Flag(name);
        if (!_hasAny)
            return;
        Shortest = new TimeSpan(reader.Signed(name));
        Longest = new TimeSpan(reader.Signed(name));
        if (Shortest > Longest)
            throw reader.Invalid("hold", $"an impossible range for {name}");
    }
}
